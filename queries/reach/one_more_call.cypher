/*
title: One more call (hypothetical)
question: Which single sharing, had it been made, would have met most of what was needed?
answer_shape: >-
  One row for each pair of a holder and one who needed something of it: a HYPOTHETICAL call on the day on which it would
  have met most needs, telling everything that the holder then certainly had and the other needed; how many needs that
  would have met, and how many days of gap it would have closed before the day that is asked about. The last column says
  where the two really were in contact while it could have been said.
parameters:
  - case
  - {name: by, label: Before, type: date, optional: true, meaning: "only what the call would have closed before this day counts; the last critical event where it is left out"}
  - needs
  - {name: top, label: Rows, type: number, default: 20, meaning: "how many of these calls to list, the best first"}
columns:
  - holder_uid
  - {name: holder, label: Had this holder told, type: text, meaning: "who would have made the call"}
  - needer_uid
  - {name: needer, label: this one, type: text, meaning: "who would have been told"}
  - {name: day, label: on this day, type: date, meaning: "the day of the hypothetical call: the first on which it could have said all of this"}
  - {name: needs_met, label: Needs met, type: number, meaning: "how many needs the call would have met that were not met by then"}
  - {name: days_closed, label: Days closed, type: number, meaning: "the days of gap, added up over these needs, that it would have closed"}
  - {name: perhaps_known, label: Perhaps known anyway, type: number, meaning: "how many of these needs may have been met by then after all"}
  - {name: items, label: By telling, type: texts, meaning: "what would have been said"}
  - {name: item_uids, label: Items, type: uids, meaning: "what would have been said"}
  - {name: contact, label: Really in contact, type: text, meaning: "the first recorded contact of the two, either way, from that day on and while one of these needs was open; empty where there was none"}
  - sources
view: {kind: network, row: holder_uid, column: needer_uid, text: items, edge: lacking}
cannot_show: >-
  This call was not made, and nothing says that anybody should have made it, that it would have been lawful, understood or
  acted on, or that it would have changed what happened. It compares single calls; two of them together may close the
  same need.
reference: Multi-agency statutory guidance for the conduct of domestic homicide reviews (2016), on learning
tags: [reach, hypothetical, opportunity]
example:
  case: demo
  parameters: {}
  rows:
    - {holder: neighbourhood team, needer: offender unit, day: 2021-11-08, needs_met: 2, days_closed: 14, perhaps_known: 1, contact: null}
    - {holder: second social worker, needer: offender unit, day: 2021-11-11, needs_met: 2, days_closed: 8}
    - {holder: offender unit, needer: neighbourhood team, day: 2021-01-01, needs_met: 1, days_closed: 318, contact: null}
    - {holder: offender unit, needer: Northgate Social Care, day: 2021-01-01, needs_met: 1, days_closed: 250, contact: null}
    - {holder: Hill Surgery, needer: Northgate Social Care, day: 2021-02-08, needs_met: 1, days_closed: 71, contact: 'a request of 12 March 2021'}
    - {holder: Oak School, needer: risk assessment conference, day: 2021-09-14, needs_met: 1, days_closed: 62, contact: null}
    - {holder: Oak School, needer: Northgate Social Care, day: 2021-09-14, needs_met: 1, days_closed: 62, contact: 'a sharing of 15 September 2021'}
    - {holder: neighbourhood team, needer: risk assessment conference, day: 2021-10-02, needs_met: 1, days_closed: 44, contact: 'a meeting of 4 November 2021'}
    - {holder: neighbourhood team, needer: Northgate Social Care, day: 2021-10-02, needs_met: 1, days_closed: 33, contact: null}
    - {holder: first social worker, needer: neighbourhood team, day: 2021-05-20, needs_met: 1, days_closed: 11}
    - {holder: Hill Surgery, needer: neighbourhood team, day: 2021-02-08, needs_met: 1, days_closed: 11}
    - {holder: Oak School, needer: offender unit, day: 2021-11-11, needs_met: 1, days_closed: 4}
    - {holder: neighbourhood team, needer: Oak School, day: 2021-11-08, needs_met: 1, days_closed: 3}
*/
MATCH (review:Case {uid: $case})
CALL (review) {
  OPTIONAL MATCH (event:Incident {case: review.uid, critical: true})
  RETURN max(event.date_earliest) AS last
}
WITH coalesce($by, last, review.period_latest) AS by
MATCH (item:Information {case: $case})<-[need:NEEDED]-(needer:Holder)
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest < by
WITH by, item, needer, collect(need.sources) AS need_sources, min(need.since_earliest) AS needed_earliest,
     coalesce(min(need.since_latest), by) AS needed_latest,
     CASE WHEN count(need.until_earliest) < count(*) OR max(need.until_earliest) > by THEN by ELSE max(need.until_earliest) END AS over
CALL (item, needer, needed_earliest, needed_latest, over) {
  OPTIONAL MATCH (item)-[reach:REACHED]->(needer)
  WHERE reach.since_earliest <= over AND (reach.until_latest IS NULL OR reach.until_latest >= needed_earliest)
  WITH CASE WHEN reach.since_latest <= over AND (reach.until_earliest IS NULL OR reach.until_earliest > needed_latest)
            THEN reach.since_latest END AS sure, reach.since_earliest AS perhaps
  RETURN min(sure) AS met_from, min(perhaps) AS perhaps_from
}
WITH *, coalesce(met_from, over) AS stop
WHERE needed_latest < stop
MATCH (item)<-[knows:KNOWS]-(holder:Holder)
WHERE knows.since_latest < stop AND holder <> needer AND NOT holder:Person AND NOT holder:RecordSystem AND NOT holder:Forum
  AND NOT EXISTS { (holder)-[:ANSWERS_FOR]->(needer) }
WITH by, item, needer, need_sources, needed_latest, stop, perhaps_from, holder, min(knows.since_latest) AS held,
     CASE WHEN count(knows.until_earliest) < count(*) THEN by ELSE max(knows.until_earliest) END AS lost,
     head(collect(knows.sources)) AS held_sources
ORDER BY item.uid
WITH by, holder, needer, collect({item: item, held: held, lost: lost, stop: stop, perhaps_from: perhaps_from,
     from: CASE WHEN held > needed_latest THEN held ELSE needed_latest END,
     sources: reduce(flat = held_sources, some IN need_sources | flat + some)}) AS gaps
UNWIND gaps AS candidate
WITH DISTINCT by, holder, needer, gaps, candidate.held AS day
WITH holder, needer, day, [gap IN gaps WHERE gap.held <= day AND day < gap.stop AND day < gap.lost] AS met
WITH *, reduce(days = 0, gap IN met | days + duration.inDays(CASE WHEN gap.from > day THEN gap.from ELSE day END, gap.stop).days) AS days
ORDER BY size(met) DESC, days DESC, day
WITH holder, needer, head(collect({day: day, met: met, days: days})) AS best
WITH holder, needer, best.day AS day, best.met AS met, best.days AS days
WHERE size(met) > 0
ORDER BY size(met) DESC, days DESC, holder.uid, needer.uid
LIMIT $top
CALL (holder, needer, day, met) {
  WITH holder, needer, day, reduce(last = day, gap IN met | CASE WHEN gap.stop > last THEN gap.stop ELSE last END) AS last
  MATCH (other:Holder)-[:ANSWERS_FOR]->(needer)
  CALL (holder, other) {
    MATCH (holder)<-[:SENT_BY]-(contact:Sharing)-[:SENT_TO]->(other)
    RETURN contact, 'a sharing of ' AS what
    UNION MATCH (other)<-[:SENT_BY]-(contact:Sharing)-[:SENT_TO]->(holder)
    RETURN contact, 'a sharing of ' AS what
    UNION MATCH (holder)<-[:PRESENT]-(contact:Meeting {status: 'held'})-[:PRESENT|SITTING_OF]->(other)
    RETURN contact, 'a meeting of ' AS what
    UNION MATCH (holder)<-[:ASKED_BY]-(contact:Request)-[:ASKED_OF]->(other)
    RETURN contact, 'a request of ' AS what
    UNION MATCH (other)<-[:ASKED_BY]-(contact:Request)-[:ASKED_OF]->(holder)
    RETURN contact, 'a request of ' AS what
  }
  WITH contact, what, day, last
  WHERE contact.date_earliest >= day AND contact.date_latest < last
  WITH contact, what ORDER BY contact.date_earliest, contact.date_latest, what, contact.uid
  RETURN head(collect(what + contact.date)) AS contact
}
RETURN holder.uid AS holder_uid, holder.name AS holder, needer.uid AS needer_uid, needer.name AS needer, day,
       size(met) AS needs_met, days AS days_closed, size([gap IN met WHERE gap.perhaps_from <= day]) AS perhaps_known,
       [gap IN met | gap.item.statement] AS items, [gap IN met | gap.item.uid] AS item_uids, contact,
       reduce(found = [], source IN reduce(flat = [], gap IN met | flat + gap.sources) | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY needs_met DESC, days_closed DESC, holder_uid, needer_uid
