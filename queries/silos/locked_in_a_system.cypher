/*
title: Locked in a record
question: What stood in a record that those who needed it could not read, or could read and nothing shows that they looked?
answer_shape: One row for each item, record system and holder that needed the item and has no record of knowing it.
parameters: [case, as_of, needs]
columns:
  - item_uid
  - item
  - {name: system_uid, label: System, type: uid, meaning: "the record system"}
  - {name: system, label: Record, type: text, meaning: "its name"}
  - holder_uids
  - holders
  - holder_since
  - needer_uid
  - needer
  - {name: where, label: Where it stood, type: text, meaning: "the record, and whether the one who needed it could read it"}
  - {name: access, label: Access, type: text, meaning: "what standing access the one who needed it had to the record"}
  - why
  - from_earliest
  - from_latest
  - until
  - days_at_least
  - days_at_most
  - gap
  - strength
  - sources
view: {kind: table}
cannot_show: Whether anybody looked. Reading a record leaves a trace only where the system keeps one and the review asked.
reference: The Bichard inquiry (2004) on information that police systems held and did not give up
tags: [silo, record, access]
finding:
  family: gap
  items: item_uid
  held_by: holder_uids
  since: holder_since
  needed_by: needer_uid
  from: from_latest
  to: until
  days: days_at_least
  clause: 'it stood in {where}'
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-breach, system: crime log, needer: offender unit, access: 'routine access, nothing shows that it was read', days_at_most: 44}
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
          ELSE max(need.until_latest) END AS need_ended
MATCH (item)<-[stored:KNOWS]-(system:RecordSystem)
WHERE stored.since_latest <= coalesce(need_ended, day)
  AND (stored.until_earliest IS NULL OR stored.until_earliest > needed_earliest)
WITH day, item, needer, needs, needed_earliest, needed_latest, need_ended, system,
     min(stored.since_earliest) AS held_earliest, min(stored.since_latest) AS held_latest,
     CASE WHEN count(stored.until_earliest) < count(*) OR max(stored.until_earliest) > day THEN null
          ELSE max(stored.until_earliest) END AS entry_ended, collect(stored.sources) AS held_sources
WITH *, CASE WHEN need_ended IS NULL THEN entry_ended WHEN entry_ended IS NULL OR need_ended < entry_ended THEN need_ended
             ELSE entry_ended END AS until
WITH *, coalesce(until, day) AS end
WHERE NOT EXISTS {
  MATCH (item)-[reach:REACHED]->(needer)
  WHERE reach.since_latest <= end AND (reach.until_earliest IS NULL OR reach.until_earliest > needed_latest)
}
WITH *, CASE WHEN held_earliest > needed_earliest THEN held_earliest ELSE needed_earliest END AS from_earliest,
     CASE WHEN held_latest > needed_latest THEN held_latest ELSE needed_latest END AS from_latest
WHERE from_earliest <= end
CALL (system, needer) {
  OPTIONAL MATCH (needer)<-[:ANSWERS_FOR]-(:Holder)-[reads:READS]->(system)
  RETURN collect(DISTINCT reads.kind) AS kinds
}
CALL (item, end, needer, needed_earliest) {
  MATCH (holder:Holder)-[knows:KNOWS]->(item)
  WHERE knows.since_latest <= end AND NOT holder:Person AND holder <> needer
    AND (knows.until_earliest IS NULL OR knows.until_earliest > needed_earliest)
  WITH holder, min(knows.since_latest) AS since ORDER BY since, holder.uid
  RETURN collect(holder) AS held_by, collect(since) AS holder_since
}
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
RETURN item.uid AS item_uid, item.statement AS item, system.uid AS system_uid, system.name AS system,
       [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders, holder_since,
       needer.uid AS needer_uid, needer.name AS needer,
       system.name + CASE WHEN 'routine' IN kinds THEN ', which ' + needer.name + ' could read; nothing shows that it looked' ELSE '' END AS where,
       CASE WHEN 'routine' IN kinds THEN 'routine access, nothing shows that it was read'
            WHEN 'on request' IN kinds THEN 'access on request' WHEN 'none' IN kinds THEN 'no access'
            ELSE 'no access recorded' END AS access,
       reduce(why = null, need IN needs | CASE WHEN why IS NULL OR need.why < why THEN need.why ELSE why END) AS why, from_earliest, from_latest, until,
       CASE WHEN from_latest < sure_end THEN duration.inDays(from_latest, sure_end).days ELSE 0 END AS days_at_least,
       duration.inDays(from_earliest, end).days AS days_at_most,
       CASE WHEN perhaps_from IS NULL OR from_latest < sure_end THEN 'gap' ELSE 'possible gap' END AS gap,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = [], some IN [need IN needs | need.sources] + held_sources + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY days_at_most DESC, item_uid, system_uid, needer_uid
