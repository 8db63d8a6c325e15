/*
title: Held and never shared
question: What did somebody hold that somebody else needed and never came to know?
answer_shape: >-
  One row for each item and each holder that needed it and has no record of knowing it: who held it, since when it was
  both held and needed, for how many days. What only people, or only a record, held is in two questions of its own.
parameters: [case, as_of, needs]
columns: [item_uid, item, holder_uids, holders, holder_since, needer_uid, needer, why, from_earliest, from_latest, until, days_at_least,
          days_at_most, gap, perhaps_from, strength, sources]
view: {kind: timeline, start: from_earliest, end: until, row: needer, text: item}
cannot_show: >-
  No recorded sharing is not proof that nothing was said. What no source records, and who needed what, rests on the
  coding of the review.
reference: Multi-agency statutory guidance for the conduct of domestic homicide reviews (2016), on information sharing
tags: [silo, gap, sharing]
finding:
  family: gap
  items: item_uid
  held_by: holder_uids
  since: holder_since
  needed_by: needer_uid
  from: from_latest
  to: until
  days: days_at_least
  clause: no sharing of it with those who needed it is recorded
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-conviction, holders: offender unit, needer: neighbourhood team, days_at_most: 318, gap: gap, strength: stated}
    - {item_uid: demo/i-conviction, holders: offender unit, needer: Northgate Social Care, days_at_most: 250, gap: gap, strength: stated}
    - {item_uid: demo/i-hiding, holders: Oak School, needer: risk assessment conference, days_at_most: 62, gap: gap, strength: stated}
    - {item_uid: demo/i-hiding, holders: Oak School, needer: Northgate Social Care, days_at_most: 62, gap: gap, strength: inferred}
    - {item_uid: demo/i-breach, holders: 'neighbourhood team; risk assessment conference; second social worker', needer: offender unit, days_at_most: 44, gap: possible gap, strength: inferred}
    - {item_uid: demo/i-fear, holders: neighbourhood team, needer: risk assessment conference, days_at_most: 44, gap: gap, strength: stated}
    - {item_uid: demo/i-strangled, holders: Hill Surgery, needer: neighbourhood team, days_at_most: 11, gap: gap, strength: inferred}
    - {item_uid: demo/i-left, holders: 'neighbourhood team; Oak School; second social worker', needer: offender unit, days_at_most: 7, gap: gap, strength: inferred}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (item:Information {case: $case})
WHERE $needs = 'all' OR EXISTS { (item)<-[:NEED_FOR]-() }
MATCH (item)<-[need:NEEDED]-(needer:Holder)
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= day
WITH day, item, needer, collect(need) AS needs,
     min(need.since_earliest) AS needed_earliest, coalesce(min(need.since_latest), day) AS needed_latest,
     CASE WHEN count(need.until_latest) < count(*) OR max(need.until_latest) > day THEN null
          ELSE max(need.until_latest) END AS until
WITH *, coalesce(until, day) AS end
WHERE NOT EXISTS {
  MATCH (item)-[reach:REACHED]->(needer)
  WHERE reach.since_latest <= end AND (reach.until_earliest IS NULL OR reach.until_earliest > needed_latest)
}
MATCH (item)<-[knows:KNOWS]-(holder:Holder)
WHERE knows.since_latest <= end AND (knows.until_earliest IS NULL OR knows.until_earliest > needed_earliest)
  AND holder <> needer AND NOT holder:Person AND NOT holder:RecordSystem
WITH item, needer, needs, needed_earliest, needed_latest, until, end, holder,
     min(knows.since_earliest) AS held_earliest, min(knows.since_latest) AS held_latest, collect(knows.sources) AS held_sources
ORDER BY held_latest, held_earliest, holder.uid
WITH item, needer, needs, needed_earliest, needed_latest, until, end, collect(holder) AS held_by, collect(held_latest) AS holder_since,
     min(held_earliest) AS held_earliest, min(held_latest) AS held_latest, collect(held_sources) AS held_sources
WITH *, CASE WHEN held_earliest > needed_earliest THEN held_earliest ELSE needed_earliest END AS from_earliest,
     CASE WHEN held_latest > needed_latest THEN held_latest ELSE needed_latest END AS from_latest
WHERE from_earliest <= end
CALL (item, needer, end, needed_earliest) {
  OPTIONAL MATCH (item)-[reach:REACHED]->(needer)
  WHERE reach.since_earliest <= end AND (reach.until_latest IS NULL OR reach.until_latest >= needed_earliest)
  RETURN min(reach.since_earliest) AS perhaps_from
}
WITH *, CASE WHEN perhaps_from < end THEN perhaps_from ELSE end END AS sure_end
CALL (item, needer, held_by) {
  MATCH (absence:Absence)-[:CONCERNS]->(item)
  WHERE coalesce(absence.certainty, 'stated') = 'stated' AND absence.kind IN ['not shared', 'not sent on', 'not known', 'no reply', 'not referred']
    AND (EXISTS { (absence)-[:ABSENT_TO]->(needer) }
         OR (absence.kind = 'not shared' AND NOT EXISTS { (absence)-[:ABSENT_TO|CONCERNS_MEETING]->() }))
    AND (EXISTS { MATCH (absence)-[:ABSENT_FROM]->(:Holder)-[:ANSWERS_FOR]-(silent:Holder) WHERE silent IN held_by }
         OR NOT EXISTS { (absence)-[:ABSENT_FROM]->(:Holder) } OR absence.kind = 'not known')
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN item.uid AS item_uid, item.statement AS item,
       [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders, holder_since,
       needer.uid AS needer_uid, needer.name AS needer, reduce(why = null, need IN needs | CASE WHEN why IS NULL OR need.why < why THEN need.why ELSE why END) AS why,
       from_earliest, from_latest, until,
       CASE WHEN from_latest < sure_end THEN duration.inDays(from_latest, sure_end).days ELSE 0 END AS days_at_least,
       duration.inDays(from_earliest, end).days AS days_at_most,
       CASE WHEN perhaps_from IS NULL OR from_latest < sure_end THEN 'gap' ELSE 'possible gap' END AS gap, perhaps_from,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = [], some IN [need IN needs | need.sources] + reduce(flat = [], s IN held_sources | flat + s) + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY days_at_most DESC, item_uid, needer_uid
