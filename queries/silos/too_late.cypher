/*
title: Reached too late
question: What reached those who needed it only after they needed it, and how long did that take?
answer_shape: >-
  One row for each item and each holder that needed it while others held it, and came to know it later: days at least and
  at most, and the incidents about the same people in between.
parameters: [case, as_of, needs]
columns:
  - item_uid
  - item
  - holder_uids
  - holders
  - holder_since
  - needer_uid
  - needer
  - why
  - from_earliest
  - from_latest
  - {name: reached_earliest, label: Reached (earliest), type: date, meaning: "the first day on which it can have arrived"}
  - {name: reached_latest, label: Reached (latest), type: date, meaning: "the day from which it certainly had"}
  - days_at_least
  - days_at_most
  - {name: in_between, label: In between, type: text, meaning: "what happened to the people it is about while it had not arrived"}
  - gap
  - strength
  - sources
view: {kind: timeline, start: from_earliest, end: reached_latest, row: needer, text: item}
cannot_show: >-
  Whether it would have changed anything. Where dates are uncertain the delay may be shorter than the days at most; a
  "possible gap" may have been no delay at all.
reference: Multi-agency statutory guidance for the conduct of domestic homicide reviews (2016), on timeliness
tags: [silo, delay]
finding:
  family: gap
  items: item_uid
  held_by: holder_uids
  since: holder_since
  needed_by: needer_uid
  from: from_latest
  to: reached_latest
  days: days_at_least
  clause: 'it is recorded as having arrived only by {reached_latest}'
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-strangled, holders: Hill Surgery, needer: Northgate Social Care, days_at_least: 71, days_at_most: 71, gap: gap}
    - {item_uid: demo/i-breach, holders: neighbourhood team, needer: Northgate Social Care, days_at_least: 33, days_at_most: 33, gap: gap}
    - {item_uid: demo/i-left, holders: neighbourhood team, needer: Oak School, days_at_least: 3, days_at_most: 3, gap: gap}
    - {item_uid: demo/i-left, holders: neighbourhood team, needer: Northgate Social Care, days_at_least: 3, days_at_most: 3, gap: gap}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (item:Information {case: $case})
WHERE $needs = 'all' OR EXISTS { (item)<-[:NEED_FOR]-() }
MATCH (item)<-[need:NEEDED]-(needer:Holder)
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= day
WITH day, item, needer, collect(need) AS needs,
     min(need.since_earliest) AS needed_earliest, coalesce(min(need.since_latest), day) AS needed_latest,
     CASE WHEN count(need.until_latest) < count(*) THEN day ELSE max(need.until_latest) END AS need_ends
MATCH (item)-[reach:REACHED]->(needer)
WHERE reach.since_latest <= day AND (reach.until_earliest IS NULL OR reach.until_earliest > needed_latest)
WITH item, needer, needs, needed_earliest, needed_latest, need_ends, min(reach.since_earliest) AS reached_earliest,
     min(reach.since_latest) AS reached_latest
WHERE reached_earliest <= need_ends
MATCH (item)<-[knows:KNOWS]-(holder:Holder)
WHERE knows.since_latest < reached_latest AND holder <> needer
  AND (knows.until_earliest IS NULL OR knows.until_earliest > needed_earliest) AND NOT holder:Person AND NOT holder:RecordSystem
  AND NOT EXISTS { (holder)-[:ANSWERS_FOR]->(needer) }
WITH item, needer, needs, needed_earliest, needed_latest, reached_earliest, reached_latest, holder,
     min(knows.since_earliest) AS held_earliest, min(knows.since_latest) AS held_latest, collect(knows.sources) AS held_sources
ORDER BY held_latest, held_earliest, holder.uid
WITH item, needer, needs, needed_earliest, needed_latest, reached_earliest, reached_latest,
     collect(holder) AS held_by, collect(held_latest) AS holder_since, min(held_earliest) AS held_earliest, min(held_latest) AS held_latest,
     collect(held_sources) AS held_sources
WITH *, CASE WHEN held_earliest > needed_earliest THEN held_earliest ELSE needed_earliest END AS from_earliest,
     CASE WHEN held_latest > needed_latest THEN held_latest ELSE needed_latest END AS from_latest
WHERE from_earliest < reached_latest AND from_latest < reached_latest
CALL (item, needer, needed_earliest, reached_latest) {
  MATCH (item)-[reach:REACHED]->(needer)
  WHERE reach.since_earliest <= reached_latest AND (reach.until_latest IS NULL OR reach.until_latest >= needed_earliest)
  WITH reach ORDER BY reach.since_latest, reach.via, reach.part_uid
  WITH min(reach.since_earliest) AS perhaps_from, collect(reach) AS arrivals
  RETURN perhaps_from, [each IN arrivals WHERE each.since_latest = reached_latest | each.sources][0] AS reach_sources
}
WITH *, CASE WHEN from_latest < perhaps_from THEN duration.inDays(from_latest, perhaps_from).days ELSE 0 END AS days_at_least
CALL (item, from_latest, reached_earliest) {
  MATCH (item)-[:ABOUT]->(:Person)<-[:INVOLVES]-(incident:Incident)
  WHERE incident.date_earliest >= from_latest AND incident.date_latest < reached_earliest
    AND (incident.critical OR NOT incident.kind IN ['contact', 'review', 'relationship', 'staff change', 'record change'])
  WITH DISTINCT incident ORDER BY incident.date_earliest, incident.uid
  RETURN collect(incident.date + ': ' + incident.what) AS between
}
CALL (item, needer, held_by) {
  MATCH (absence:Absence)-[:CONCERNS]->(item)
  WHERE coalesce(absence.certainty, 'stated') = 'stated' AND absence.kind IN ['not shared', 'not sent on', 'not known', 'no reply', 'not referred']
    AND (EXISTS { (absence)-[:ABSENT_TO]->(needer) }
         OR (absence.kind = 'not shared' AND NOT EXISTS { (absence)-[:ABSENT_TO|CONCERNS_MEETING]->() }))
    AND (EXISTS { MATCH (absence)-[:ABSENT_FROM]->(:Holder)-[:ANSWERS_FOR]-(silent:Holder) WHERE silent IN held_by }
         OR NOT EXISTS { (absence)-[:ABSENT_FROM]->(:Holder) } OR absence.kind = 'not known')
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN item.uid AS item_uid, item.statement AS item, [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders, holder_since,
       needer.uid AS needer_uid, needer.name AS needer, reduce(why = null, need IN needs | CASE WHEN why IS NULL OR need.why < why THEN need.why ELSE why END) AS why,
       from_earliest, from_latest, reached_earliest, reached_latest, days_at_least,
       duration.inDays(from_earliest, reached_latest).days AS days_at_most,
       reduce(text = '', one IN between | text + CASE text WHEN '' THEN '' ELSE '; ' END + one) AS in_between,
       CASE WHEN days_at_least > 0 THEN 'gap' ELSE 'possible gap' END AS gap,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = [], some IN [need IN needs | need.sources] + reduce(flat = [], s IN held_sources | flat + s) + [reach_sources] + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY days_at_most DESC, item_uid, needer_uid
