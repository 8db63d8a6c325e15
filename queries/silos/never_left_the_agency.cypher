/*
title: Never left the agency
question: What stayed inside one agency until the end?
answer_shape: >-
  One row for each item that parts of one agency (or one unit that belongs to none) knew and no other body knew or may
  have known.
parameters: [case, as_of, needs]
columns:
  - item_uid
  - item
  - agency
  - holder_uids
  - holders
  - from_earliest
  - from_latest
  - until
  - days_at_least
  - days_at_most
  - needer_uids
  - {name: needers, label: Needed elsewhere by, type: text, meaning: "who outside that agency needed it; empty where nobody is said to"}
  - strength
  - sources
view: {kind: table}
cannot_show: >-
  That nobody else knew; only that no source records it. An item that nobody outside needed is here as well, with no
  needer.
reference: The Children Act 1989 and the Care Act 2014 statutory guidance on information sharing between agencies
tags: [silo, agency]
finding:
  family: gap
  items: item_uid
  held_by: holder_uids
  needed_by: needer_uids
  from: from_latest
  days: days_at_least
  supports: true
  clause: nobody outside {agency} is recorded as knowing it
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-conviction, agency: Harbour Police, holders: offender unit, needers: Northgate Social Care}
    - {item_uid: demo/i-hiding, agency: Oak School, holders: Oak School, needers: 'risk assessment conference; Northgate Social Care'}
    - {item_uid: demo/i-fear, agency: Harbour Police, holders: neighbourhood team, needers: risk assessment conference}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day, COLLECT {
       MATCH (:Sharing {case: $case})-[sent:CARRIED {fidelity: 'distorted'}]->(:Information) WHERE sent.as_uid IS NOT NULL RETURN sent.as_uid
     } AS distorted
MATCH (item:Information {case: $case})<-[knows:KNOWS]-(holder:Holder)
WHERE knows.since_earliest <= day AND NOT holder:Person
  AND (NOT item.uid IN distorted OR EXISTS { (item)<-[:NEEDED {origin: 'stated'}]-(:Holder) })
WITH day, item, collect(DISTINCT coalesce(holder.agency_uid, holder.uid)) AS places, collect(knows) AS ways
WHERE size(places) = 1
UNWIND ways AS knows
WITH day, item, places[0] AS place, knows, startNode(knows) AS holder
WITH day, item, place, holder,
     min(knows.since_earliest) AS held_earliest, min(CASE WHEN knows.since_latest <= day THEN knows.since_latest END) AS held_latest,
     CASE WHEN count(knows.until_earliest) < count(*) THEN null ELSE max(knows.until_earliest) END AS lost,
     collect(knows.sources) AS held_sources
ORDER BY held_latest IS NULL, held_latest, held_earliest, holder.uid
WITH day, item, place, head(collect(coalesce(holder.agency_name, holder.name))) AS agency, min(held_earliest) AS from_earliest,
     min(held_latest) AS from_latest,
     CASE WHEN count(lost) < count(*) OR max(lost) > day THEN null ELSE max(lost) END AS until, [found IN collect({holder: holder, firm: held_latest IS NOT NULL}) WHERE found.firm | found.holder] AS held_by,
     reduce(flat = [], some IN collect(held_sources) | flat + some) AS held_sources
WHERE size(held_by) > 0
OPTIONAL MATCH (item)<-[need:NEEDED]-(needer:Holder)
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= coalesce(until, day)
  AND coalesce(needer.agency_uid, needer.uid) <> place AND NOT needer:Person
WITH day, item, agency, held_by, from_earliest, from_latest, until, held_sources, needer, collect(need.sources) AS need_sources
ORDER BY needer.uid
WITH day, item, agency, held_by, from_earliest, from_latest, until, held_sources, collect(needer) AS needed_by,
     reduce(flat = [], some IN collect(need_sources) | flat + some) AS need_sources
CALL (item, held_by) {
  MATCH (absence:Absence)-[:CONCERNS]->(item)
  WHERE coalesce(absence.certainty, 'stated') = 'stated' AND absence.kind IN ['not shared', 'not sent on'] AND EXISTS { MATCH (absence)-[:ABSENT_FROM]->(silent:Holder) WHERE silent IN held_by }
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN item.uid AS item_uid, item.statement AS item, agency, [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders,
       from_earliest, from_latest, until,
       CASE WHEN coalesce(until, day) > from_latest THEN duration.inDays(from_latest, coalesce(until, day)).days ELSE 0 END AS days_at_least,
       duration.inDays(from_earliest, coalesce(until, day)).days AS days_at_most, [needer IN needed_by | needer.uid] AS needer_uids,
       reduce(names = '', needer IN needed_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + needer.name) AS needers,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       COLLECT { UNWIND held_sources + need_sources + absence_sources AS some UNWIND some AS source RETURN DISTINCT source } AS sources
ORDER BY days_at_most DESC, item_uid
