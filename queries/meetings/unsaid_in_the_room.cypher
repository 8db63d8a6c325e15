/*
title: Unsaid in the room
question: What did somebody at the table know that somebody else at the table needed, and is not recorded as having been said?
answer_shape: One row for each meeting, item and needer in the room; who present knew it, and for how long.
parameters: [case, as_of, needs]
columns:
  - meeting_uid
  - meeting
  - date
  - date_earliest
  - date_latest
  - item_uid
  - item
  - holder_uids
  - {name: holders, label: Known to, type: text, meaning: "who in the room certainly knew it"}
  - needer_uid
  - needer
  - why
  - {name: days_pending, label: Days pending (at least), type: number, meaning: "how long it had then certainly been both held by somebody in the room and needed"}
  - gap
  - strength
  - sources
view: {kind: table}
cannot_show: What was said and not minuted.
reference: SafeLives, principles of an effective MARAC
tags: [meeting, silo]
finding:
  family: meeting
  group: meeting_uid
  items: item_uid
  held_by: holder_uids
  needed_by: needer_uid
  from: date_latest
  clause: 'at {meeting} it is not recorded as raised, though {needer} needed it there'
example:
  case: demo
  parameters: {}
  rows:
    - {meeting_uid: demo/m-marac, item_uid: demo/i-fear, holders: neighbourhood team, needer: risk assessment conference, days_pending: 33, gap: gap, strength: inferred}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (meeting:Meeting {case: $case, status: 'held'})
WHERE coalesce(meeting.date_earliest, meeting.date_latest) <= day
CALL (meeting) {
  MATCH (meeting)-[:PRESENT]->(seat:Holder)-[link:ANSWERS_FOR]->(needer:Holder)
  WHERE coalesce(link.from_latest <= meeting.date_earliest, true) AND coalesce(link.to_earliest > meeting.date_latest, true)
  RETURN needer, seat
  UNION
  MATCH (meeting)-[:SITTING_OF]->(needer:Forum) RETURN needer, null AS seat
}
WITH day, meeting, needer, collect(seat) AS seats, count(seat) < count(*) AS sat
MATCH (needer)-[need:NEEDED]->(item:Information)
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= coalesce(meeting.date_latest, day)
  AND (need.until_latest IS NULL OR need.until_latest >= coalesce(meeting.date_earliest, meeting.date_latest))
WITH DISTINCT day, meeting, needer, seats, sat, item
WHERE NOT EXISTS { (meeting)-[:RAISED]->(item) }
  AND NOT EXISTS {
    MATCH (needer)-[other:TOLD_OTHERWISE]->(item)
    WHERE other.since_earliest <= meeting.date_latest AND other.since_latest >= meeting.date_earliest
  } AND NOT EXISTS {
  MATCH (item)-[reach:REACHED]->(needer)
  WHERE reach.since_latest <= coalesce(meeting.date_earliest, meeting.date_latest)
    AND (reach.until_earliest IS NULL OR reach.until_earliest > coalesce(meeting.date_latest, day))
}
MATCH (meeting)-[:PRESENT]->(holder:Holder)-[knows:KNOWS]->(known:Information)
WHERE known = item AND NOT holder:Person AND (sat OR any(seat IN seats WHERE seat <> holder))
  AND knows.since_latest <= coalesce(meeting.date_earliest, meeting.date_latest) AND knows.via <> meeting.uid
  AND (knows.until_earliest IS NULL OR knows.until_earliest > coalesce(meeting.date_latest, day))
  AND NOT EXISTS { (holder)-[:ANSWERS_FOR]->(needer) }
WITH day, meeting, item, holder, needer, min(knows.since_latest) AS held_latest, collect(knows.sources) AS held_sources
MATCH (needer)-[need:NEEDED]->(item)
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= coalesce(meeting.date_latest, day)
  AND (need.until_latest IS NULL OR need.until_latest >= coalesce(meeting.date_earliest, meeting.date_latest))
WITH day, meeting, item, holder, held_sources, needer, held_latest, collect(need) AS needs,
     coalesce(min(need.since_latest), min(need.since_earliest)) AS needed_latest
WITH *, CASE WHEN needed_latest > held_latest THEN needed_latest ELSE held_latest END AS pending_from
WITH day, meeting, item, needer, needs, holder, pending_from, held_sources ORDER BY pending_from, holder.uid
WITH day, meeting, item, needer, needs, collect(holder) AS held_by, min(pending_from) AS pending_from,
     reduce(flat = [], some IN collect(held_sources) | flat + some) AS held_sources
CALL (meeting, item, held_by) {
  MATCH (absence:Absence)-[:CONCERNS]->(item)
  WHERE coalesce(absence.certainty, 'stated') = 'stated' AND EXISTS { (absence)-[:CONCERNS_MEETING]->(meeting) }
    AND (NOT EXISTS { (absence)-[:ABSENT_FROM]->(:Holder) }
         OR EXISTS { MATCH (absence)-[:ABSENT_FROM]->(:Holder)-[:ANSWERS_FOR]-(silent:Holder) WHERE silent IN held_by })
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN meeting.uid AS meeting_uid, meeting.name AS meeting, meeting.date AS date, meeting.date_earliest AS date_earliest,
       meeting.date_latest AS date_latest, item.uid AS item_uid, item.statement AS item, [one IN held_by | one.uid] AS holder_uids,
       reduce(names = '', one IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS holders,
       needer.uid AS needer_uid, needer.name AS needer, reduce(why = null, need IN needs | CASE WHEN why IS NULL OR need.why < why THEN need.why ELSE why END) AS why,
       CASE WHEN coalesce(meeting.date_earliest, meeting.date_latest) > pending_from
            THEN duration.inDays(pending_from, coalesce(meeting.date_earliest, meeting.date_latest)).days ELSE 0 END AS days_pending,
       CASE WHEN EXISTS {
         MATCH (item)-[reach:REACHED]->(needer)
         WHERE reach.since_earliest <= coalesce(meeting.date_latest, day)
           AND (reach.until_latest IS NULL OR reach.until_latest >= coalesce(meeting.date_earliest, meeting.date_latest))
       } THEN 'possible gap' ELSE 'gap' END AS gap,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = coalesce(meeting.sources, []), some IN [need IN needs | need.sources] + held_sources + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY date_earliest, meeting_uid, item_uid, needer_uid
