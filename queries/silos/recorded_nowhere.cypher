/*
title: Recorded nowhere
question: What was said to or seen by somebody at work and never written down?
answer_shape: >-
  One row for each item that an agency's people knew, that no record system holds, that nobody holds as recorded, and
  that never travelled whole in writing. Channels that are not
  speech count as writing, a case's own channels among them.
parameters: [case, as_of, needs]
columns: [item_uid, item, holder_uids, holders, needer_uids, needers, from_earliest, from_latest, until, days_at_least,
          days_at_most, strength, sources]
view: {kind: table}
cannot_show: >-
  That it was not written down: a coder may not have coded the record. A row without a source that says so is a question
  to ask.
reference: College of Policing, authorised professional practice on information management; professional record standards
tags: [silo, record]
finding:
  family: gap
  items: item_uid
  held_by: holder_uids
  needed_by: needer_uids
  from: from_latest
  days: days_at_least
  supports: true
  firm_only: true
  clause: no record of it is known
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-hiding, holders: Oak School, needers: 'risk assessment conference; Northgate Social Care'}
    - {item_uid: demo/i-fear, holders: neighbourhood team, needers: risk assessment conference}
    - {item_uid: demo/i-gate, holders: Oak School; neighbourhood team, needers: ''}
    - {item_uid: demo/i-left, holders: 'neighbourhood team; Oak School; second social worker', needers: 'offender unit; Oak School; Northgate Social Care'}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day, COLLECT {
       MATCH (:Sharing {case: $case})-[sent:CARRIED {fidelity: 'distorted'}]->(:Information) WHERE sent.as_uid IS NOT NULL RETURN sent.as_uid
     } AS distorted, COLLECT {
       MATCH (sharing:Sharing {case: $case})-[carried:CARRIED]->(other:Information)
       WHERE NOT coalesce(sharing.channel, 'unknown') IN ['in person', 'phone', 'meeting', 'emergency call', 'court', 'other', 'unknown']
       UNWIND [carried.as_uid, CASE carried.fidelity WHEN 'whole' THEN other.uid END] AS uid
       WITH uid WHERE uid IS NOT NULL
       RETURN uid
     } AS written
MATCH (item:Information {case: $case})<-[knows:KNOWS]-(holder:Holder)
WHERE knows.since_latest <= day AND NOT holder:Person AND NOT item.hindsight = true
  AND NOT EXISTS { MATCH (item)<-[kept:KNOWS]-(:RecordSystem) WHERE kept.since_earliest <= day }
  AND NOT EXISTS { MATCH (item)<-[kept:KNOWS {basis: 'recorded'}]-(:Holder) WHERE kept.since_earliest <= day }
  AND NOT item.uid IN written
  AND (NOT item.uid IN distorted OR EXISTS { (item)<-[:NEEDED {origin: 'stated'}]-(:Holder) })
WITH day, item, holder, min(knows.since_earliest) AS held_earliest, min(knows.since_latest) AS held_latest,
     CASE WHEN count(knows.until_earliest) < count(*) THEN null ELSE max(knows.until_earliest) END AS lost,
     collect(knows.sources) AS held_sources
ORDER BY held_latest, held_earliest, holder.uid
WITH day, item, collect(holder) AS held_by, min(held_earliest) AS from_earliest, min(held_latest) AS from_latest,
     CASE WHEN count(lost) < count(*) OR max(lost) > day THEN null ELSE max(lost) END AS until,
     reduce(flat = [], some IN collect(held_sources) | flat + some) AS held_sources
OPTIONAL MATCH (item)<-[need:NEEDED]-(needer:Holder)
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= coalesce(until, day)
WITH DISTINCT day, item, held_by, from_earliest, from_latest, until, held_sources, needer ORDER BY needer.uid
WITH day, item, held_by, from_earliest, from_latest, until, held_sources, collect(needer) AS needed_by
CALL (item) {
  MATCH (absence:Absence {kind: 'not recorded'})-[:CONCERNS]->(item)
  WHERE coalesce(absence.certainty, 'stated') = 'stated'
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN item.uid AS item_uid, item.statement AS item, [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders,
       [needer IN needed_by | needer.uid] AS needer_uids,
       reduce(names = '', needer IN needed_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + needer.name) AS needers,
       from_earliest, from_latest, until, duration.inDays(from_latest, coalesce(until, day)).days AS days_at_least,
       duration.inDays(from_earliest, coalesce(until, day)).days AS days_at_most,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = [], some IN held_sources + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY days_at_most DESC, item_uid
