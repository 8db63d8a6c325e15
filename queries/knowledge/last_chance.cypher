/*
title: The last chance before harm
question: Before a critical event, who held something that somebody who could still act on it did not have?
answer_shape: >-
  One row for each critical event, item and holder that needed it and had no record of it when the event happened: who
  held it, and for how many days before.
parameters: [case, needs]
columns:
  - {name: event_uid, label: Event, type: uid, meaning: "the critical event"}
  - {name: event, label: Before, type: text, meaning: "what happened"}
  - {name: event_earliest, label: On (earliest), type: date, meaning: "the first day on which it can have happened"}
  - item_uid
  - item
  - holder_uids
  - holders
  - needer_uid
  - needer
  - why
  - {name: held_where, label: Held, type: text, meaning: "by somebody at work, in a record only, or by people only (family, friends, those concerned)"}
  - from_earliest
  - from_latest
  - {name: days_at_least, label: Days before (at least), type: number, meaning: "how long it had been held and needed"}
  - {name: days_at_most, label: Days before (at most), type: number, meaning: "how long it can have been"}
  - gap
  - strength
  - sources
view: {kind: timeline, start: from_earliest, end: event_earliest, row: needer, text: item}
cannot_show: That the event would not have happened.
reference: Monckton Smith (2020), on the weeks before a homicide
tags: [silo, harm]
finding:
  family: gap
  items: item_uid
  held_by: holder_uids
  needed_by: needer_uid
  from: from_latest
  days: days_at_least
  supports: true
  clause: 'so it still was when this happened: {event}'
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-conviction, holders: offender unit, needer: neighbourhood team, days_at_most: 318}
    - {item_uid: demo/i-conviction, holders: offender unit, needer: Northgate Social Care, days_at_most: 250}
    - {item_uid: demo/i-knife, holders: Dan; Mara; Ruth, needer: Harbour Police, days_at_most: 167, held_where: people only}
    - {item_uid: demo/i-hiding, holders: Oak School, needer: risk assessment conference, days_at_most: 62}
    - {item_uid: demo/i-hiding, holders: Oak School, needer: Northgate Social Care, days_at_most: 62}
    - {item_uid: demo/i-breach, holders: 'neighbourhood team; risk assessment conference; second social worker', needer: offender unit, days_at_most: 44}
    - {item_uid: demo/i-fear, holders: neighbourhood team, needer: risk assessment conference, days_at_most: 44}
    - {item_uid: demo/i-strangled, holders: Hill Surgery, needer: neighbourhood team, days_at_most: 11}
    - {item_uid: demo/i-left, holders: 'neighbourhood team; Oak School; second social worker', needer: offender unit, days_at_most: 7}
*/
MATCH (event:Incident {case: $case, critical: true})
WITH collect(event) AS events
MATCH (item:Information {case: $case})
WHERE $needs = 'all' OR EXISTS { (item)<-[:NEED_FOR]-() }
MATCH (item)<-[need:NEEDED]-(needer:Holder)
WHERE $needs = 'all' OR need.origin = 'stated'
UNWIND events AS event
WITH event, item, need, needer
WHERE need.since_earliest < event.date_earliest
  AND (need.until_latest IS NULL OR need.until_latest >= event.date_earliest)
WITH event, event.date_earliest AS day, item, needer, collect(need) AS needs, min(need.since_earliest) AS needed_earliest,
     coalesce(min(need.since_latest), event.date_earliest) AS needed_latest
WHERE NOT EXISTS {
  MATCH (item)-[reach:REACHED]->(needer)
  WHERE reach.since_latest < day AND (reach.until_earliest IS NULL OR reach.until_earliest > needed_latest)
}
MATCH (item)<-[knows:KNOWS]-(holder:Holder)
WHERE knows.since_latest < day AND (knows.until_earliest IS NULL OR knows.until_earliest >= day) AND holder <> needer
WITH event, day, item, needer, needs, needed_earliest, needed_latest, holder, min(knows.since_earliest) AS held_earliest,
     min(knows.since_latest) AS held_latest, collect(knows.sources) AS held_sources,
     CASE WHEN holder:Person THEN 2 WHEN holder:RecordSystem THEN 1 ELSE 0 END AS distance
ORDER BY held_latest, held_earliest, holder.uid
WITH event, day, item, needer, needs, needed_earliest, needed_latest, min(distance) AS nearest,
     collect({holder: holder, distance: distance, earliest: held_earliest, latest: held_latest, sources: held_sources}) AS ways
WITH *, [way IN ways WHERE way.distance = nearest] AS ways
WITH event, day, item, needer, needs, needed_earliest, needed_latest, nearest, [way IN ways | way.holder] AS held_by,
     reduce(first = day, way IN ways | CASE WHEN way.earliest < first THEN way.earliest ELSE first END) AS held_earliest,
     reduce(first = day, way IN ways | CASE WHEN way.latest < first THEN way.latest ELSE first END) AS held_latest,
     [way IN ways | way.sources] AS held_sources
WITH *, CASE WHEN held_earliest > needed_earliest THEN held_earliest ELSE needed_earliest END AS from_earliest,
     CASE WHEN held_latest > needed_latest THEN held_latest ELSE needed_latest END AS from_latest
WHERE from_earliest < day
CALL (item, needer, held_by) {
  MATCH (absence:Absence)-[:CONCERNS]->(item)
  WHERE coalesce(absence.certainty, 'stated') = 'stated' AND absence.kind IN ['not shared', 'not sent on', 'not known', 'no reply', 'not referred']
    AND (EXISTS { (absence)-[:ABSENT_TO]->(needer) }
         OR (absence.kind = 'not shared' AND NOT EXISTS { (absence)-[:ABSENT_TO|CONCERNS_MEETING]->() }))
    AND (EXISTS { MATCH (absence)-[:ABSENT_FROM]->(:Holder)-[:ANSWERS_FOR]-(silent:Holder) WHERE silent IN held_by }
         OR NOT EXISTS { (absence)-[:ABSENT_FROM]->(:Holder) } OR absence.kind = 'not known')
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN event.uid AS event_uid, event.what AS event, day AS event_earliest, item.uid AS item_uid, item.statement AS item,
       [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders,
       needer.uid AS needer_uid, needer.name AS needer, reduce(why = null, need IN needs | CASE WHEN why IS NULL OR need.why < why THEN need.why ELSE why END) AS why,
       CASE nearest WHEN 0 THEN 'somebody at work' WHEN 1 THEN 'a record only' ELSE 'people only' END AS held_where,
       from_earliest, from_latest,
       CASE WHEN from_latest < day THEN duration.inDays(from_latest, day).days ELSE 0 END AS days_at_least,
       duration.inDays(from_earliest, day).days AS days_at_most,
       CASE WHEN EXISTS {
         MATCH (item)-[reach:REACHED]->(needer)
         WHERE reach.since_earliest < day AND (reach.until_latest IS NULL OR reach.until_latest >= needed_earliest)
       } THEN 'possible gap' ELSE 'gap' END AS gap,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = [], some IN [need IN needs | need.sources] + reduce(flat = [], s IN held_sources | flat + s) + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY event_earliest, event_uid, days_at_most DESC, item_uid, needer_uid
