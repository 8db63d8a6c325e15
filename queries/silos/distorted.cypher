/*
title: Changed or cut on the way
question: Where was something else passed on than what was known, only a part of it, or the message without it?
answer_shape: >-
  One row for each item that a sharing distorted, cut or left out: what the sender knew, what arrived instead, and when
  (if ever) the recipient came to know the item itself. What was put right on the same day is left out; what the
  recipient knew from elsewhere before says so. Where a source only supposes that it went so, the row says "by one
  account".
parameters: [case, as_of]
columns:
  - sharing_uid
  - date
  - date_earliest
  - date_latest
  - {name: holder_uids, label: Senders, type: uids, meaning: "who passed it on"}
  - {name: holders, label: From, type: text, meaning: "names of those who passed it on"}
  - {name: needer_uid, label: Recipient, type: uid, meaning: "who received it"}
  - {name: needer, label: To, type: text, meaning: "its name"}
  - item_uid
  - item
  - {name: how, label: How, type: text, meaning: "distorted, misunderstood, partial or left out; by one account where the claim is disputed"}
  - {name: arrived, label: What arrived, type: text, meaning: "what the recipient was told in its place or of it"}
  - {name: sender_state, label: The sender, type: text, meaning: "what the senders knew of the item on that day"}
  - {name: put_right, label: Known since, type: date, meaning: "when the recipient came to know the item itself; empty where it never did"}
  - {name: ended, label: Ended, type: date, meaning: "when the recipient came to know it or needed it no longer; empty where neither came"}
  - {name: days_at_least, label: Days (at least), type: number, meaning: "from the latest day of the sharing until then, or until the day one looks from"}
  - {name: days_at_most, label: Days (at most), type: number, meaning: "the same from its earliest day"}
  - strength
  - sources
view: {kind: network, row: holder_uids, column: needer_uid, text: item, edge: changed}
cannot_show: >-
  Why a message differed. The sender may have judged a part irrelevant, not have believed it, or been told otherwise.
reference: The fidelity of a sharing in the model; the Victoria Climbie inquiry (2003) on messages that changed on the way
tags: [silo, distortion]
finding:
  family: changed
  group: sharing_uid
  items: item_uid
  held_by: holder_uids
  needed_by: needer_uid
  from: date_latest
  to: ended
  days: days_at_least
  clause: 'in a sharing with {needer} ({date}) it was {how}; what arrived: {arrived}'
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-hiding, holders: Oak School, needer: second social worker, how: distorted, arrived: Leo is tired in class, sender_state: knew}
    - {item_uid: demo/i-left, holders: Dan, needer: offender unit, how: distorted, arrived: Dan and Mara are together and all is well, sender_state: knew}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (sharing:Sharing {case: $case})-[carried:CARRIED]->(item:Information), (sharing)-[:SENT_TO]->(needer:Holder)
WHERE (carried.fidelity <> 'whole' OR sharing.outcome = 'misunderstood')
  AND coalesce(sharing.date_earliest, day) <= day
  AND NOT sharing.outcome IN ['refused', 'not received', 'wrong recipient']
OPTIONAL MATCH (sharing)-[:SENT_BY]->(holder:Holder)
WITH day, sharing, carried, item, needer, holder ORDER BY holder.uid
WITH day, sharing, carried, item, needer, collect(holder) AS sent_by,
     coalesce(sharing.received_latest, sharing.date_latest, day) AS sent_latest
OPTIONAL MATCH (part:Information {uid: carried.as_uid})
CALL (item, sent_by, sent_latest) {
  OPTIONAL MATCH (item)<-[knows:KNOWS]-(sender:Holder)-[link:ANSWERS_FOR]->(body:Holder)
  WHERE body IN sent_by AND coalesce(link.from_latest <= sent_latest, true) AND coalesce(link.to_earliest > sent_latest, true)
    AND knows.since_earliest <= sent_latest
    AND (knows.until_latest IS NULL OR knows.until_latest >= sent_latest)
  RETURN count(CASE WHEN knows.since_latest <= sent_latest THEN 1 END) AS firm, count(knows) AS perhaps
}
CALL (item, needer, day) {
  OPTIONAL MATCH (item)<-[knows:KNOWS]-(:Holder)-[link:ANSWERS_FOR]->(needer)
  WHERE knows.since_latest <= day AND coalesce(link.to_earliest > knows.since_latest, true)
  RETURN min(knows.since_latest) AS put_right
}
CALL (item, needer, sent_latest) {
  OPTIONAL MATCH (item)<-[need:NEEDED {origin: 'stated'}]-(needer)
  WITH CASE WHEN count(need.until_latest) = count(*) THEN max(need.until_latest) END AS over
  RETURN CASE WHEN over > sent_latest THEN over END AS need_ended
}
WITH *, CASE WHEN need_ended < coalesce(put_right, day) THEN need_ended ELSE put_right END AS ended
CALL (item, sent_by, needer, sent_latest) {
  MATCH (absence:Absence)-[:CONCERNS]->(item)
  WHERE coalesce(absence.certainty, 'stated') = 'stated' AND absence.kind IN ['not shared', 'not sent on', 'not known', 'not recorded'] AND EXISTS { (absence)-[:ABSENT_TO]->(needer) }
    AND EXISTS { MATCH (absence)-[:ABSENT_FROM]->(:Holder)-[:ANSWERS_FOR]-(silent:Holder) WHERE silent IN sent_by }
    AND coalesce(absence.from_earliest <= sent_latest, true)
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
WITH *, put_right < coalesce(sharing.date_earliest, put_right) AS known_before
WITH *, CASE WHEN known_before THEN sent_latest ELSE ended END AS ended
WHERE put_right IS NULL OR put_right > coalesce(sharing.date_earliest, put_right) OR known_before
RETURN sharing.uid AS sharing_uid, sharing.date AS date, sharing.date_earliest AS date_earliest, sharing.date_latest AS date_latest,
       [holder IN sent_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN sent_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders,
       needer.uid AS needer_uid, needer.name AS needer, item.uid AS item_uid, item.statement AS item,
       CASE WHEN carried.fidelity = 'omitted' THEN 'left out' WHEN sharing.outcome = 'misunderstood' THEN 'misunderstood'
            ELSE carried.fidelity END + CASE sharing.certainty WHEN 'disputed' THEN ', by one account' ELSE '' END
         + CASE WHEN known_before THEN ', though known there from elsewhere' ELSE '' END AS how,
       coalesce(part.statement, carried.said, sharing.said) AS arrived,
       CASE WHEN firm > 0 THEN 'knew' WHEN perhaps > 0 THEN 'may have known' ELSE 'no record' END AS sender_state, put_right, ended,
       CASE WHEN coalesce(sharing.date_latest, day) < coalesce(ended, day)
            THEN duration.inDays(coalesce(sharing.date_latest, day), coalesce(ended, day)).days ELSE 0 END AS days_at_least,
       duration.inDays(coalesce(sharing.date_earliest, day), coalesce(ended, day)).days AS days_at_most,
       CASE WHEN coalesce(sharing.certainty, 'stated') <> 'stated' THEN 'inferred' WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = coalesce(sharing.sources, []), some IN absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY date_earliest, sharing_uid, item_uid, needer_uid
