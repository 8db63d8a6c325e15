/*
title: Gone before it was needed
question: Which knowledge ended (a file destroyed, a worker gone) before somebody who needed it asked for it or needed it, and who still held it then?
answer_shape: >-
  One row for each item, holder whose knowledge or place ended, and holder that needed the item after that: either it had
  the item through that one until then and not otherwise, or its need or its question came only afterwards and it had no
  record of knowing. Who at work, or in which record, still held the item is named.
parameters: [case, as_of, needs]
columns:
  - {name: loss, label: Loss, type: text, meaning: "whose knowledge ended when and who needed it, as one id"}
  - item_uid
  - item
  - {name: holder_uid, label: Gone from, type: uid, meaning: "whose knowledge ended, or who left"}
  - {name: holder, label: Gone from, type: text, meaning: "its name"}
  - {name: holder_uids, label: Held by, type: uids, meaning: "the same, as a list"}
  - {name: ended_earliest, label: Ended (earliest), type: date, meaning: "the first day on which it can have ended"}
  - {name: ended_latest, label: Ended (latest), type: date, meaning: "the day by which it certainly had"}
  - {name: ended_by, label: Ended by, type: text, meaning: "what ended it"}
  - needer_uid
  - needer
  - {name: had_it, label: Before, type: text, meaning: '"had it until then" or "never had it"'}
  - why
  - {name: asked, label: Asked, type: text, meaning: "when it was asked for after that, as it was written"}
  - {name: still_uids, label: Still with, type: uids, meaning: "who else, at work or in a record, certainly still held it and could have been asked"}
  - {name: still, label: Still held by, type: text, meaning: "their names"}
  - from_earliest
  - from_latest
  - {name: until, label: Until, type: date, meaning: "the day by which it certainly had it again; empty where it had not by the day one looks from"}
  - days_at_least
  - days_at_most
  - {name: finding_needer_uids, label: Lost to, type: uids, meaning: "who needed it, where it had it until then or nobody else still held it"}
  - {name: became, label: What was left, type: text, meaning: "in a few words"}
  - {name: learned, label: Known again, type: date, meaning: "the day by which the one who needed it certainly had it again; empty where it never did"}
  - gap
  - strength
  - sources
view: {kind: timeline, start: from_earliest, end: until, row: needer, text: item}
cannot_show: >-
  That somebody forgot, or that a note was left which no source names. Knowledge ends here only where a source says so, or
  where the one who had it left the body that needed it.
reference: The Bichard inquiry (2004), on records weeded before they were needed
tags: [handover, record]
finding:
  family: handover
  group: loss
  items: item_uid
  held_by: holder_uids
  needed_by: finding_needer_uids
  from: from_latest
  to: until
  days: days_at_least
  clause: 'what {holder} held was gone by {ended_latest} ({ended_by}), and {needer} ({had_it}) needed it after that'
  detail: '{became}; known there again by: {learned}'
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-strangled, holder: first social worker, ended_latest: 2021-06-30, ended_by: the first social worker left, needer: Northgate Social Care, had_it: had it until then, asked: null, still: Hill Surgery, days_at_least: 137, days_at_most: 138, until: null, gap: gap, strength: stated}
    - {item_uid: demo/i-strangled, holder: first social worker, ended_latest: 2021-06-30, ended_by: the first social worker left, needer: neighbourhood team, had_it: never had it, asked: null, still: Hill Surgery, days_at_least: 11, days_at_most: 11, until: null, gap: gap, strength: inferred}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
CALL (day) {
  MATCH (item:Information {case: $case})-[reach:REACHED]->(needer:Holder)
  WHERE reach.since_latest <= day AND reach.until_latest <= day
  MATCH (holder:Holder {uid: reach.part_uid})
  WHERE NOT EXISTS {
    MATCH (item)-[other:REACHED]->(needer)
    WHERE other <> reach AND other.since_latest <= reach.until_latest
      AND (other.until_latest IS NULL OR other.until_latest > reach.until_latest OR (other.until_latest = reach.until_latest AND other.since_latest < reach.since_latest))
  }
  RETURN item, holder, needer, min(reach.until_earliest) AS ended_earliest, max(reach.until_latest) AS ended_latest, 'had it until then' AS had_it,
         collect(reach.sources) AS held_sources
  UNION
  MATCH (item:Information {case: $case})<-[knows:KNOWS]-(holder:Holder)
  USING INDEX SEEK item:Information(case)
  WHERE knows.since_latest <= day AND knows.until_latest <= day AND NOT holder:Person
    AND NOT EXISTS { MATCH (holder)-[other:KNOWS]->(item) WHERE other.until_latest IS NULL OR other.until_latest > knows.until_latest }
  WITH item, holder, min(knows.until_earliest) AS ended_earliest, max(knows.until_latest) AS ended_latest, collect(knows.sources) AS held_sources
  MATCH (item)<-[:NEEDED]-(needer:Holder)
  WHERE NOT EXISTS { (holder)-[:ANSWERS_FOR]->(needer) }
  RETURN DISTINCT item, holder, needer, ended_earliest, ended_latest, 'never had it' AS had_it, held_sources
}
MATCH (item)<-[need:NEEDED]-(needer)
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= day AND coalesce(need.until_latest > ended_latest, true)
WITH day, item, holder, needer, ended_earliest, ended_latest, had_it, held_sources, collect(need) AS needs,
     min(need.since_earliest) AS needed_earliest, coalesce(min(need.since_latest), day) AS needed_latest,
     CASE WHEN count(need.until_latest) < count(*) OR max(need.until_latest) > day THEN null ELSE max(need.until_latest) END AS need_ended
CALL (item, needer, ended_latest, day) {
  OPTIONAL MATCH (item)<-[:ASKED_FOR]-(request:Request)-[:ASKED_BY]->(:Holder)-[:ANSWERS_FOR]->(needer)
  WHERE request.date_earliest >= ended_latest AND request.date_earliest <= day
  WITH request ORDER BY request.date_earliest, request.uid
  RETURN head(collect(request.date)) AS asked, min(request.date_earliest) AS asked_earliest
}
WITH * WHERE had_it = 'had it until then' OR needed_earliest > ended_latest OR asked IS NOT NULL
WITH *, CASE WHEN needed_latest < coalesce(asked_earliest, needed_latest) AND had_it = 'never had it' THEN asked_earliest ELSE needed_latest END AS sought
WITH *, ended_latest + duration({days: 1}) AS after, coalesce(need_ended, day) AS end
WITH *, CASE WHEN had_it = 'never had it' AND needed_earliest <= ended_latest THEN asked_earliest WHEN needed_earliest > ended_earliest THEN needed_earliest
             ELSE ended_earliest END AS from_earliest,
     CASE WHEN sought > after THEN sought ELSE after END AS from_latest
WHERE from_earliest < end
CALL (item, needer, ended_latest, end) {
  OPTIONAL MATCH (item)-[reach:REACHED]->(needer)
  WHERE reach.since_earliest <= end AND coalesce(reach.until_latest > ended_latest, true)
  RETURN min(reach.since_earliest) AS perhaps_from, min(CASE WHEN reach.since_latest <= end THEN reach.since_latest END) AS learned
}
WITH * WHERE learned IS NULL OR learned > from_latest
WITH *, coalesce(learned, need_ended) AS until, coalesce(learned, end) AS closed
WITH *, CASE WHEN perhaps_from < closed THEN CASE WHEN perhaps_from > from_latest THEN perhaps_from ELSE from_latest END ELSE closed END AS sure_end
CALL (item, holder, needer, from_latest) {
  MATCH (other:Holder)-[knows:KNOWS]->(item)
  WHERE other <> holder AND NOT other:Person AND knows.since_latest <= from_latest AND coalesce(knows.until_earliest > from_latest, true)
    AND NOT EXISTS { (other)-[:ANSWERS_FOR]->(needer) }
  WITH DISTINCT other ORDER BY other.uid
  RETURN collect(other) AS still
}
CALL (item, holder) {
  OPTIONAL MATCH (claim:Knowledge)-[:HELD_BY]->(holder)
  WHERE EXISTS { (claim)-[:OF]->(item) } AND claim.until_latest IS NOT NULL
  WITH claim ORDER BY claim.until_latest DESC, claim.uid
  RETURN head(collect(claim.ended_by)) AS ended_by
}
CALL (item, holder, needer) {
  MATCH (absence:Absence)-[:CONCERNS]->(item)
  WHERE coalesce(absence.certainty, 'stated') = 'stated' AND absence.kind IN ['not shared', 'not sent on', 'not known', 'no reply', 'not referred']
    AND (EXISTS { (absence)-[:ABSENT_TO]->(needer) }
         OR (absence.kind = 'not shared' AND NOT EXISTS { (absence)-[:ABSENT_TO|CONCERNS_MEETING]->() }))
    AND (EXISTS { (absence)-[:ABSENT_FROM]->(:Holder)-[:ANSWERS_FOR]-(holder) }
         OR NOT EXISTS { (absence)-[:ABSENT_FROM]->(:Holder) } OR absence.kind = 'not known')
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN holder.uid + ' to ' + needer.uid + ' ' + toString(ended_latest) + ' ' + had_it AS loss, item.uid AS item_uid, item.statement AS item,
       holder.uid AS holder_uid, holder.name AS holder, [holder.uid] AS holder_uids, ended_earliest, ended_latest,
       coalesce(ended_by, 'left ' + needer.name) AS ended_by, needer.uid AS needer_uid, needer.name AS needer, had_it,
       reduce(why = null, need IN needs | CASE WHEN why IS NULL OR need.why < why THEN need.why ELSE why END) AS why, asked, [one IN still | one.uid] AS still_uids,
       reduce(names = '', one IN still | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS still,
       from_earliest, from_latest, until,
       CASE WHEN from_latest < sure_end THEN duration.inDays(from_latest, sure_end).days ELSE 0 END AS days_at_least,
       duration.inDays(from_earliest, closed).days AS days_at_most,
       CASE WHEN had_it = 'had it until then' OR size(still) = 0 THEN [needer.uid] ELSE [] END AS finding_needer_uids,
       CASE size(still) WHEN 0 THEN 'nobody else at work, and no record, is known to have held it then'
            ELSE 'then still held by ' + reduce(names = '', one IN still | names + CASE names WHEN '' THEN '' ELSE ', ' END + one.name) END
         + CASE WHEN perhaps_from < closed THEN '; it may have been known there all the same' ELSE '' END AS became, learned,
       CASE WHEN perhaps_from IS NULL OR from_latest < sure_end THEN 'gap' ELSE 'possible gap' END AS gap,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = [], some IN [need IN needs | need.sources] + held_sources + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY ended_earliest, had_it, item_uid, holder_uid, needer_uid
