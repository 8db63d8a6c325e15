/*
title: Not referred
question: Who held what a forum or service exists for, and is not recorded as having referred it?
answer_shape: >-
  One row for each forum or service and each item that it needed and never received, where none of those who held the
  item is recorded as having sent it anything at all since they held it.
parameters: [case, as_of, needs]
columns: [needer_uid, needer, item_uid, item, holder_uids, holders, why, from_earliest, from_latest, until, days_at_least,
          days_at_most, strength, sources]
view: {kind: table}
cannot_show: >-
  Whether a referral would have been accepted. A forum is one by its kind; a service is a holder whose kind of agency is
  domestic abuse, victim, substance use or mental health services or the voluntary sector, or one that nothing at all is
  recorded as having reached. Sitting in the forum with somebody who held the item counts as a referral.
reference: SafeLives, MARAC referral criteria
tags: [request, referral, silo]
finding:
  family: gap
  items: item_uid
  held_by: holder_uids
  needed_by: needer_uid
  from: from_latest
  to: until
  days: days_at_least
  supports: true
  clause: ''
example:
  case: demo
  parameters: {}
  rows:
    - {needer: risk assessment conference, item_uid: demo/i-hiding, holders: Oak School, days_at_most: 62, strength: stated}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (item:Information {case: $case})<-[need:NEEDED]-(needer:Holder {case: $case})
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= day
  AND (needer:Forum OR needer.sector IN ['domestic abuse services', 'victim services', 'substance use services', 'mental health', 'voluntary']
       OR NOT EXISTS { (:Sharing)-[:SENT_TO]->(:Holder)-[:ANSWERS_FOR]->(needer) } AND NOT EXISTS { (needer)-[:KNOWS]->(:Information) })
  AND NOT needer:Person AND NOT needer:RecordSystem
WITH day, item, needer, collect(need) AS needs, min(need.since_earliest) AS needed_earliest,
     coalesce(min(need.since_latest), day) AS needed_latest,
     CASE WHEN count(need.until_latest) < count(*) OR max(need.until_latest) > day THEN null
          ELSE max(need.until_latest) END AS until
WITH *, coalesce(until, day) AS end
WHERE NOT EXISTS { MATCH (item)-[reach:REACHED]->(needer) WHERE reach.since_earliest <= end }
MATCH (item)<-[knows:KNOWS]-(holder:Holder)
WHERE knows.since_latest <= end AND NOT holder:Person AND NOT holder:RecordSystem
  AND (knows.until_earliest IS NULL OR knows.until_earliest > needed_earliest)
WITH day, until, end, item, needer, needs, needed_earliest, needed_latest, holder, min(knows.since_earliest) AS held_earliest,
     min(knows.since_latest) AS held_latest, collect(knows.sources) AS held_sources
ORDER BY held_latest, held_earliest, holder.uid
WITH day, until, end, item, needer, needs, needed_earliest, needed_latest, collect(holder) AS held_by, min(held_earliest) AS held_earliest,
     min(held_latest) AS held_latest, reduce(flat = [], some IN collect(held_sources) | flat + some) AS held_sources
WITH *, CASE WHEN held_earliest > needed_earliest THEN held_earliest ELSE needed_earliest END AS from_earliest,
     CASE WHEN held_latest > needed_latest THEN held_latest ELSE needed_latest END AS from_latest
WHERE from_earliest <= end AND NOT EXISTS {
  MATCH (sharing:Sharing)-[:SENT_TO]->(:Holder)-[:ANSWERS_FOR]->(needer), (sharing)-[:SENT_BY]->(sender:Holder)
  WHERE sender IN held_by AND coalesce(sharing.date_latest, day) >= from_earliest AND coalesce(sharing.date_earliest, day) <= day
} AND NOT EXISTS {
  MATCH (meeting:Meeting {status: 'held'})-[:SITTING_OF]->(needer), (meeting)-[:PRESENT]->(member:Holder)
  WHERE member IN held_by AND coalesce(meeting.date_latest, day) >= from_earliest AND coalesce(meeting.date_earliest, day) <= day
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
RETURN needer.uid AS needer_uid, needer.name AS needer, item.uid AS item_uid, item.statement AS item,
       [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders,
       reduce(why = null, need IN needs | CASE WHEN why IS NULL OR need.why < why THEN need.why ELSE why END) AS why, from_earliest, from_latest, until,
       CASE WHEN from_latest < end THEN duration.inDays(from_latest, end).days ELSE 0 END AS days_at_least,
       duration.inDays(from_earliest, end).days AS days_at_most,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = [], some IN [need IN needs | need.sources] + held_sources + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY days_at_most DESC, needer_uid, item_uid
