/*
title: Meetings that did not take place
question: Which meetings were cancelled or never called, and what was then pending between those who belonged there?
answer_shape: >-
  One row for each meeting that did not take place, with the items that somebody invited (or a member of the forum) then
  knew on the first day that it can have been due, while somebody else invited needed them and had no record of them. What it may have known is left out.
parameters: [case, as_of, needs]
columns:
  - meeting_uid
  - meeting
  - date
  - date_earliest
  - date_latest
  - {name: status, label: Status, type: text, meaning: "cancelled or never called"}
  - {name: reason, label: Reason, type: text, meaning: "the reason that a source gives"}
  - {name: item_uids, label: Items, type: uids, meaning: "what was pending"}
  - {name: pending, label: Pending, type: text, meaning: "those items"}
  - {name: item_count, label: How many, type: number, meaning: "how many items"}
  - holder_uids
  - holders
  - needer_uids
  - needers
  - strength
  - {name: pending_strength, label: Strength of what was pending, type: text, meaning: "always inferred: a source may say that the meeting did not take place, what was pending is worked out"}
  - sources
view: {kind: table}
cannot_show: That the meeting would have brought them up.
reference: Working Together to Safeguard Children, on core groups and reviews within time limits
tags: [meeting, silo]
finding:
  family: meeting
  group: meeting_uid
  items: item_uids
  held_by: holder_uids
  needed_by: needer_uids
  from: date_earliest
  strength: pending_strength
  clause: '{meeting} did not take place ({status})'
example:
  case: demo
  parameters: {}
  rows:
    - {meeting_uid: demo/m-core, status: cancelled, reason: the chair was ill, item_count: 2, holders: 'Oak School; Hill Surgery', needers: Northgate Social Care}
    - {meeting_uid: demo/m-strategy, status: never called, reason: no other date was set, item_count: 2, holders: 'Oak School; Hill Surgery', needers: Northgate Social Care}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (meeting:Meeting {case: $case})
WHERE meeting.status <> 'held' AND coalesce(meeting.date_earliest, meeting.date_latest) <= day
WITH day, meeting, coalesce(meeting.date_earliest, meeting.date_latest) AS due
CALL (meeting, due) {
  CALL (meeting) {
    MATCH (meeting)-[:INVITED]->(seat:Holder) RETURN seat
    UNION
    MATCH (meeting)-[:SITTING_OF]->(:Forum)<-[:MEMBER_OF]-(seat:Holder) WHERE NOT EXISTS { (meeting)-[:INVITED]->(:Holder) } RETURN seat
  }
  WITH due, collect(DISTINCT seat) AS seats
  UNWIND seats AS needer
  MATCH (needer)-[need:NEEDED]->(item:Information)
  WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= due
    AND (need.until_latest IS NULL OR need.until_latest >= due)
  WITH DISTINCT due, seats, needer, item
  WHERE NOT EXISTS {
    MATCH (item)-[reach:REACHED]->(needer)
    WHERE reach.since_earliest <= due AND (reach.until_latest IS NULL OR reach.until_latest >= due)
  }
  MATCH (item)<-[knows:KNOWS]-(:Holder)-[link:ANSWERS_FOR]->(holder:Holder)
  WHERE holder IN seats AND holder <> needer
    AND coalesce(link.from_latest <= due, true) AND coalesce(link.to_earliest > due, true)
    AND knows.since_latest <= due AND (knows.until_earliest IS NULL OR knows.until_earliest > due)
  WITH DISTINCT item, holder, needer ORDER BY item.uid, holder.uid, needer.uid
  RETURN collect(DISTINCT item) AS items, collect(DISTINCT holder) AS held_by, collect(DISTINCT needer) AS needed_by
}
CALL (meeting) {
  MATCH (absence:Absence)-[:CONCERNS_MEETING]->(meeting)
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN meeting.uid AS meeting_uid, meeting.name AS meeting, meeting.date AS date, meeting.date_earliest AS date_earliest,
       meeting.date_latest AS date_latest, meeting.status AS status, meeting.reason AS reason, [item IN items | item.uid] AS item_uids,
       reduce(text = '', item IN items | text + CASE text WHEN '' THEN '' ELSE '; ' END + item.statement) AS pending,
       size(items) AS item_count, [one IN held_by | one.uid] AS holder_uids,
       reduce(names = '', one IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS holders,
       [one IN needed_by | one.uid] AS needer_uids,
       reduce(names = '', one IN needed_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS needers,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength, 'inferred' AS pending_strength,
       reduce(found = [], source IN reduce(flat = coalesce(meeting.sources, []), some IN absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY date_earliest, meeting_uid
