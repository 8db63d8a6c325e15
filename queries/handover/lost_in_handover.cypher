/*
title: Lost in a handover
question: What did the worker or team before hold that is not recorded as carried across to who took over?
answer_shape: >-
  One row for each handover and each item that the one before certainly held at its end, that the one after (or the body
  it works for) needed, and that was not certainly known there when it took over. A handover is: two workers, or two units,
  of one body, or two holders of one kind of agency working with the same person in the same capacity, where the
  membership or work of one ended within so many days of the beginning of the other's.
parameters:
  - case
  - as_of
  - needs
  - {name: within, label: Within days, type: number, default: 60, meaning: "how far apart, in days, the end of one and the beginning of the other may lie"}
columns:
  - {name: handover, label: Handover, type: text, meaning: "the two of them, as one id"}
  - {name: holder_uid, label: Before, type: uid, meaning: "who held it before"}
  - {name: holder, label: Before, type: text, meaning: "its name"}
  - {name: holder_uids, label: Held by, type: uids, meaning: "the same, as a list"}
  - {name: needer_uid, label: After, type: uid, meaning: "who took over"}
  - {name: needer, label: After, type: text, meaning: "its name"}
  - {name: by_what, label: Known by, type: text, meaning: "what shows that one took over from the other"}
  - {name: ended, label: Ended, type: text, meaning: "when the one before ended, as it was written"}
  - {name: began, label: Began, type: text, meaning: "when the one after began, as it was written"}
  - item_uid
  - item
  - why
  - from_earliest
  - from_latest
  - until
  - days_at_least
  - days_at_most
  - {name: learned, label: Known after, type: date, meaning: "the day by which the one after, or the body it works for, certainly came to know; empty where it never did"}
  - {name: perhaps, label: Perhaps, type: text, meaning: "whether it may have been known there after all"}
  - gap
  - strength
  - sources
view: {kind: timeline, start: from_earliest, end: until, row: needer, text: item}
cannot_show: >-
  That there was a handover meeting or a note, or what was said in it, where no source says so; that one took over from the
  other follows from their dates and work alone. What the one after could have read in the file it may have known.
reference: Working Together to Safeguard Children, on transfer between workers, teams and areas
tags: [handover, silo]
finding:
  family: handover
  group: handover
  items: item_uid
  held_by: holder_uids
  needed_by: needer_uid
  from: from_latest
  to: until
  days: days_at_least
  clause: '{needer} took over from {holder} (ended {ended}, began {began}; {by_what}); held before, needed after and not recorded as carried across'
  detail: 'known there by: {learned}{perhaps}'
example:
  case: demo
  parameters: {}
  rows:
    - {holder: first social worker, needer: second social worker, by_what: their places in Northgate Social Care, item_uid: demo/i-strangled, from_earliest: 2021-07-01, until: null, days_at_least: 137, days_at_most: 137, gap: gap, strength: stated}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
CALL (day) {
  MATCH (giver:Holder {case: $case})-[place:PART_OF]->(body:Holder)<-[next:PART_OF]-(taker:Holder)
  WHERE giver <> taker AND place.to_latest IS NOT NULL AND next.from_earliest IS NOT NULL
    AND ((giver:Worker AND taker:Worker) OR (giver:Unit AND taker:Unit))
    AND next.from_earliest <= place.to_latest + duration({days: $within}) AND next.from_latest >= place.to_earliest - duration({days: $within})
    AND coalesce(place.from_latest < next.from_latest, true) AND next.from_earliest <= day
  RETURN giver, taker, 'their places in ' + body.name AS by_what, place.to AS ended, place.to_earliest AS ended_earliest, place.to_latest AS ended_latest,
         next.from AS began, next.from_earliest AS began_earliest, next.from_latest AS began_latest, 0 AS rank,
         coalesce(place.sources, []) + coalesce(next.sources, []) AS link_sources
  UNION
  MATCH (giver:Holder)<-[:WORK_OF]-(work:Involvement {case: $case})-[:WORK_WITH]->(person:Person)<-[:WORK_WITH]-(next:Involvement)-[:WORK_OF]->(taker:Holder)
  WHERE giver <> taker AND work.capacity = next.capacity AND work.to_latest IS NOT NULL AND next.from_earliest IS NOT NULL
    AND NOT giver:Person AND NOT taker:Person AND coalesce(giver.sector = taker.sector, false)
    AND NOT EXISTS { (giver)-[:ANSWERS_FOR]-(taker) }
    AND next.from_earliest <= work.to_latest + duration({days: $within}) AND next.from_latest >= work.to_earliest - duration({days: $within})
    AND work.from_latest < next.from_latest AND next.from_earliest <= day AND coalesce(next.to_latest > work.to_latest, true)
  WITH giver, taker, work, next, person ORDER BY person.name
  WITH giver, taker, work, next, collect(DISTINCT person.name) AS people
  RETURN giver, taker, 'the same work (' + work.capacity + ') with ' + reduce(names = '', name IN people | names + CASE names WHEN '' THEN '' ELSE ', ' END + name) AS by_what,
         work.to AS ended, work.to_earliest AS ended_earliest, work.to_latest AS ended_latest,
         next.from AS began, next.from_earliest AS began_earliest, next.from_latest AS began_latest, 1 AS rank,
         coalesce(work.sources, []) + coalesce(next.sources, []) AS link_sources
}
WITH * ORDER BY rank, began_earliest, ended_earliest, by_what
WITH day, giver, taker, head(collect({by_what: by_what, ended: ended, ended_earliest: ended_earliest, ended_latest: ended_latest, began: began,
       began_earliest: began_earliest, began_latest: began_latest, sources: link_sources})) AS over
WITH day, giver, collect({taker: taker, over: over}) AS takers
UNWIND takers AS one
WITH day, giver, one.taker AS taker, one.over AS over, [other IN takers WHERE other.taker <> one.taker | other.taker] AS others
WHERE NOT EXISTS { MATCH (taker)-[:ANSWERS_FOR]->(body:Holder) WHERE body IN others }
MATCH (giver)-[knows:KNOWS]->(item:Information)
WHERE knows.since_latest <= over.ended_latest AND coalesce(knows.until_latest >= over.ended_earliest, true)
WITH day, giver, taker, over, item, collect(knows.sources) AS held_sources
MATCH (taker)-[:ANSWERS_FOR]->(body:Holder)-[need:NEEDED]->(item)
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= day AND coalesce(need.until_latest >= over.began_earliest, true)
WITH day, giver, taker, over, item, held_sources, collect(need) AS needs, collect(DISTINCT body) AS bodies,
     min(need.since_earliest) AS needed_earliest, coalesce(min(need.since_latest), day) AS needed_latest,
     CASE WHEN count(need.until_latest) < count(*) OR max(need.until_latest) > day THEN null ELSE max(need.until_latest) END AS need_ended
WITH *, coalesce(need_ended, day) AS end,
     CASE WHEN over.began_earliest > needed_earliest THEN over.began_earliest ELSE needed_earliest END AS from_earliest,
     CASE WHEN over.began_latest > needed_latest THEN over.began_latest ELSE needed_latest END AS from_latest
WHERE from_earliest < end
CALL (taker, item, bodies, over, end) {
  OPTIONAL MATCH (item)<-[own:KNOWS]-(part:Holder)-[:ANSWERS_FOR]->(body:Holder)
  WHERE body IN bodies + [taker] AND own.since_earliest <= end AND coalesce(own.until_latest > over.ended_latest, true)
    AND NOT EXISTS { MATCH (part)-[gone:ANSWERS_FOR]->(body) WHERE gone.to_latest <= over.ended_latest }
  RETURN min(own.since_earliest) AS perhaps_from, min(CASE WHEN own.since_latest <= end THEN own.since_latest END) AS learned
}
WITH * WHERE learned IS NULL OR learned > from_latest
WITH *, coalesce(learned, need_ended) AS until, coalesce(learned, end) AS closed
WITH *, CASE WHEN perhaps_from < closed THEN perhaps_from ELSE closed END AS sure_end
CALL (item, giver, taker, bodies) {
  MATCH (absence:Absence)-[:CONCERNS]->(item)
  WHERE coalesce(absence.certainty, 'stated') = 'stated' AND absence.kind IN ['not shared', 'not sent on', 'not known', 'no reply', 'not referred']
    AND (EXISTS { MATCH (absence)-[:ABSENT_TO]->(:Holder)-[:ANSWERS_FOR]-(missed:Holder) WHERE missed = taker OR missed IN bodies }
         OR (absence.kind = 'not shared' AND NOT EXISTS { (absence)-[:ABSENT_TO|CONCERNS_MEETING]->() }))
    AND (EXISTS { (absence)-[:ABSENT_FROM]->(:Holder)-[:ANSWERS_FOR]-(giver) }
         OR NOT EXISTS { (absence)-[:ABSENT_FROM]->(:Holder) } OR absence.kind = 'not known')
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN giver.uid + ' to ' + taker.uid AS handover, giver.uid AS holder_uid, giver.name AS holder, [giver.uid] AS holder_uids,
       taker.uid AS needer_uid, taker.name AS needer, over.by_what AS by_what, over.ended AS ended, over.began AS began,
       item.uid AS item_uid, item.statement AS item, reduce(why = null, need IN needs | CASE WHEN why IS NULL OR need.why < why THEN need.why ELSE why END) AS why, from_earliest, from_latest, until,
       CASE WHEN from_latest < sure_end THEN duration.inDays(from_latest, sure_end).days ELSE 0 END AS days_at_least,
       duration.inDays(from_earliest, closed).days AS days_at_most,
       learned, CASE WHEN perhaps_from < closed THEN '; it may have been known there all the same' ELSE '' END AS perhaps,
       CASE WHEN perhaps_from IS NULL OR from_latest < sure_end THEN 'gap' ELSE 'possible gap' END AS gap,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = [], some IN [need IN needs | need.sources] + held_sources + [over.sources] + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY from_earliest, handover, item_uid
