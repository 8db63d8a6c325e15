/*
title: Known to family and friends only
question: What did the victim, family, friends or others know that no agency is recorded as knowing?
answer_shape: >-
  One row for each item that people knew and no agency did, and each holder that needed it (none, where nobody is coded
  as needing it); and for each that was needed while only people knew it and that an agency came to know later.
parameters: [case, as_of, needs]
columns:
  - item_uid
  - item
  - {name: holder_uids, label: People, type: uids, meaning: "who knew"}
  - {name: holders, label: Known to, type: text, meaning: "their names"}
  - holder_since
  - needer_uid
  - needer
  - why
  - from_earliest
  - from_latest
  - {name: pending_earliest, label: Held and needed from (earliest), type: date, meaning: "the first day on which it can have been both known to them and needed; empty where nobody is said to need it"}
  - {name: pending_latest, label: Held and needed from, type: date, meaning: "the day from which it certainly was both; empty where nobody is said to need it"}
  - {name: until, label: Until, type: date, meaning: "the day from which an agency certainly knew it or it was needed no longer; empty where neither came"}
  - {name: learned, label: Learned by an agency, type: date, meaning: "the day from which an agency certainly knew it; empty where none did"}
  - {name: days_pending, label: Days held and needed, type: number, meaning: "from that day until an agency can have known, or to the day one looks from"}
  - days_at_least
  - days_at_most
  - gap
  - strength
  - sources
view: {kind: table}
cannot_show: >-
  That a person could have told. People keep silent out of fear, loyalty or shame, or because nobody asked them. This is
  about questions that could have been asked, not about anybody's duty.
reference: Home Office guidance on the involvement of family, friends and other networks in reviews
tags: [silo, family]
finding:
  family: gap
  items: item_uid
  held_by: holder_uids
  since: holder_since
  needed_by: needer_uid
  from: pending_latest
  to: until
  days: days_pending
  clause: 'only people outside are recorded as knowing it; an agency learned it: {learned:by %}'
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-knife, holders: 'Dan; Mara; Ruth', needer: Harbour Police, gap: gap}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day, COLLECT {
       MATCH (:Sharing {case: $case})-[sent:CARRIED {fidelity: 'distorted'}]->(:Information) WHERE sent.as_uid IS NOT NULL RETURN sent.as_uid
     } AS distorted
MATCH (item:Information {case: $case})<-[knows:KNOWS]-(holder:Person {case: $case})
WHERE knows.since_latest <= day
  AND (NOT item.uid IN distorted OR EXISTS { (item)<-[:NEEDED {origin: 'stated'}]-(:Holder) })
WITH day, item, holder, min(knows.since_earliest) AS held_earliest, min(knows.since_latest) AS held_latest,
     collect(knows.sources) AS held_sources
ORDER BY held_latest, held_earliest, holder.uid
WITH day, item, collect(holder) AS held_by, collect(held_latest) AS holder_since, min(held_earliest) AS from_earliest, min(held_latest) AS from_latest,
     reduce(flat = [], some IN collect(held_sources) | flat + some) AS held_sources
CALL (item, day) {
  OPTIONAL MATCH (item)<-[other:KNOWS]-(body:Holder) WHERE other.since_latest <= day AND NOT body:Person
  RETURN min(other.since_earliest) AS learned_earliest, min(other.since_latest) AS until
}
OPTIONAL MATCH (item)<-[need:NEEDED]-(needer:Holder)
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= day AND NOT needer:Person
  AND (until IS NULL OR coalesce(need.since_latest, need.since_earliest) < learned_earliest)
WITH day, item, held_by, holder_since, from_earliest, from_latest, learned_earliest, until, held_sources, needer, collect(need.sources) AS need_sources,
     min(need.since_earliest) AS needed_earliest, min(need.since_latest) AS needed_latest, min(need.why) AS why,
     CASE WHEN count(need.until_latest) = count(*) THEN max(need.until_latest) END AS need_ended
WITH *, CASE WHEN needer IS NULL THEN null WHEN needed_earliest > from_earliest THEN needed_earliest ELSE from_earliest END AS pending_earliest,
     CASE WHEN needer IS NULL THEN null WHEN needed_latest > from_latest THEN needed_latest
             ELSE from_latest END AS pending_latest
WITH * WHERE until IS NULL OR learned_earliest > pending_latest
WITH *, until AS learned, CASE WHEN need_ended < day AND (until IS NULL OR need_ended < learned_earliest) THEN need_ended END AS over
WITH * WHERE needer IS NULL OR pending_latest <= coalesce(over, learned_earliest, day)
CALL (item, needer) {
  MATCH (absence:Absence)-[:CONCERNS]->(item)
  WHERE coalesce(absence.certainty, 'stated') = 'stated' AND absence.kind IN ['not shared', 'not known', 'not asked']
    AND (NOT EXISTS { (absence)-[:ABSENT_TO]->(:Holder) } OR EXISTS { (absence)-[:ABSENT_TO]->(needer) })
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN item.uid AS item_uid, item.statement AS item, [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders, holder_since,
       needer.uid AS needer_uid, needer.name AS needer, why,
       from_earliest, from_latest,
       pending_earliest, pending_latest, coalesce(over, learned) AS until, learned,
       duration.inDays(pending_latest, coalesce(over, learned_earliest, day)).days AS days_pending,
       duration.inDays(from_latest, coalesce(learned_earliest, day)).days AS days_at_least,
       duration.inDays(from_earliest, coalesce(learned, day)).days AS days_at_most,
       CASE WHEN EXISTS {
         MATCH (item)<-[other:KNOWS]-(body:Holder)
         WHERE other.since_earliest < coalesce(learned_earliest, day) AND NOT body:Person
       } THEN 'possible gap' ELSE 'gap' END AS gap,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = [], some IN held_sources + need_sources + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY needer IS NOT NULL, days_at_most DESC, item_uid, needer_uid
