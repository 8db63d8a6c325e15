/*
title: Known in one part, not in another
question: What did one part of an agency hold while another part of the same agency needed it and did not know?
answer_shape: One row for each item and each part that needed it; who in the same agency held it, since when, how long.
parameters: [case, as_of, needs]
columns: [item_uid, item, agency, holder_uids, holders, holder_since, needer_uid, needer, why, from_earliest, from_latest, until, days_at_least,
          days_at_most, gap, strength, sources]
view: {kind: timeline, start: from_earliest, end: until, row: needer, text: item}
cannot_show: Conversations inside an agency that nobody wrote down.
reference: The model's rule that a unit's knowledge is not the agency's unless it was recorded there or told
tags: [silo, agency, inside]
finding:
  family: gap
  items: item_uid
  held_by: holder_uids
  since: holder_since
  needed_by: needer_uid
  from: from_latest
  to: until
  days: days_at_least
  clause: inside {agency} it is not recorded as having crossed over in time
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-conviction, agency: Harbour Police, holders: offender unit, needer: neighbourhood team, days_at_most: 318}
    - {item_uid: demo/i-breach, agency: Harbour Police, holders: neighbourhood team, needer: offender unit, days_at_most: 44}
    - {item_uid: demo/i-left, agency: Harbour Police, holders: neighbourhood team, needer: offender unit, days_at_most: 7}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (item:Information {case: $case})<-[need:NEEDED]-(needer:Holder {case: $case})
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= day AND (needer:Unit OR needer:Worker)
  AND needer.agency_uid IS NOT NULL
WITH day, item, needer, collect(need) AS needs,
     min(need.since_earliest) AS needed_earliest, coalesce(min(need.since_latest), day) AS needed_latest,
     CASE WHEN count(need.until_latest) < count(*) OR max(need.until_latest) > day THEN null
          ELSE max(need.until_latest) END AS need_ended
CALL (item, needer, needed_latest, day) {
  OPTIONAL MATCH (item)-[reach:REACHED]->(needer)
  WHERE reach.since_latest <= day AND (reach.until_earliest IS NULL OR reach.until_earliest > needed_latest)
  RETURN min(reach.since_earliest) AS met_earliest, min(reach.since_latest) AS met_latest
}
WITH *, coalesce(met_latest, need_ended) AS until
WITH *, coalesce(until, day) AS end
MATCH (item)<-[knows:KNOWS]-(holder:Holder)
WHERE knows.since_latest <= end AND (knows.until_earliest IS NULL OR knows.until_earliest > needed_earliest)
  AND holder.agency_uid = needer.agency_uid AND (holder:Unit OR holder:Worker)
  AND NOT EXISTS { (holder)-[:ANSWERS_FOR]->(needer) } AND NOT EXISTS { (needer)-[:ANSWERS_FOR]->(holder) }
WITH item, needer, needs, needed_earliest, needed_latest, until, end, met_earliest, holder,
     min(knows.since_earliest) AS held_earliest, min(knows.since_latest) AS held_latest, collect(knows.sources) AS held_sources
ORDER BY held_latest, held_earliest, holder.uid
WITH item, needer, needs, needed_earliest, needed_latest, until, end, met_earliest, collect(holder) AS held_by, collect(held_latest) AS holder_since,
     min(held_earliest) AS held_earliest, min(held_latest) AS held_latest, collect(held_sources) AS held_sources
WITH *, CASE WHEN held_earliest > needed_earliest THEN held_earliest ELSE needed_earliest END AS from_earliest,
     CASE WHEN held_latest > needed_latest THEN held_latest ELSE needed_latest END AS from_latest
WHERE from_earliest < end AND (met_earliest IS NULL OR met_earliest > from_latest)
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
RETURN item.uid AS item_uid, item.statement AS item, needer.agency_name AS agency,
       [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders, holder_since,
       needer.uid AS needer_uid, needer.name AS needer, reduce(why = null, need IN needs | CASE WHEN why IS NULL OR need.why < why THEN need.why ELSE why END) AS why,
       from_earliest, from_latest, until,
       CASE WHEN from_latest < sure_end THEN duration.inDays(from_latest, sure_end).days ELSE 0 END AS days_at_least,
       duration.inDays(from_earliest, end).days AS days_at_most,
       CASE WHEN perhaps_from IS NULL OR from_latest < sure_end THEN 'gap' ELSE 'possible gap' END AS gap,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = [], some IN [need IN needs | need.sources] + reduce(flat = [], s IN held_sources | flat + s) + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY days_at_most DESC, item_uid, needer_uid
