/*
title: The empty chair
question: Who was not at the table, and what would they alone have brought?
answer_shape: >-
  One row for each meeting that was held, each holder that was absent, invited and not recorded as present, or a
  member and neither invited nor present, and each group of those in the room who needed the same of it: the items that
  it (or a part of it) then knew, they needed and had not learned, and nobody present, nor anybody of their agencies,
  certainly knew. A row with no items says that nothing of the kind is coded.
parameters: [case, as_of, needs]
columns:
  - meeting_uid
  - meeting
  - date
  - date_earliest
  - date_latest
  - holder_uid
  - {name: holder, label: Not there, type: text, meaning: "who was not at the table"}
  - {name: attendance, label: Attendance, type: text, meaning: "absent, invited and not recorded as present, or not invited"}
  - {name: reason, label: Reason, type: text, meaning: "the reason that a source gives"}
  - {name: item_uids, label: Items, type: uids, meaning: "what it alone would have brought"}
  - {name: items, label: Would have brought, type: text, meaning: "those items"}
  - {name: item_count, label: How many, type: number, meaning: "how many items"}
  - needer_uids
  - needers
  - {name: version_there, label: Version known to, type: text, meaning: "who there knew a part or another version of one of those items"}
  - {name: strength, label: Strength of the absence, type: text, meaning: '"stated" or "no_record" where the source itself says that it was not there, else "inferred"'}
  - {name: brought_strength, label: Strength of what it would have brought, type: text, meaning: "always inferred: it is worked out"}
  - sources
view: {kind: table}
cannot_show: >-
  That the item would have been said. Somebody may have been there without being recorded.
reference: Nottinghamshire and other safeguarding boards' multi-agency audits, on attendance at conferences
tags: [meeting, silo]
finding:
  family: meeting
  group: meeting_uid
  items: item_uids
  held_by: holder_uid
  needed_by: needer_uids
  from: date_latest
  strength: brought_strength
  clause: '{holder} was not at {meeting} ({attendance}), and nobody there is recorded as knowing it{version_there:, though % knew a version of it}'
example:
  case: demo
  parameters: {}
  rows:
    - {meeting_uid: demo/m-marac, holder: Hill Surgery, attendance: absent, item_count: 1, needers: 'neighbourhood team; Northgate Social Care'}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (meeting:Meeting {case: $case, status: 'held'})
WHERE coalesce(meeting.date_earliest, meeting.date_latest) <= day
CALL (meeting, day) {
  CALL (meeting) {
    MATCH (meeting)-[:PRESENT]->(:Holder)-[seat:ANSWERS_FOR]->(room:Holder)
    WHERE coalesce(seat.from_latest <= meeting.date_earliest, true) AND coalesce(seat.to_earliest > meeting.date_latest, true)
    RETURN room
    UNION
    MATCH (meeting)-[:SITTING_OF]->(room:Forum) RETURN room
  }
  MATCH (room)-[need:NEEDED]->(item:Information)
  WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= coalesce(meeting.date_latest, day)
    AND (need.until_latest IS NULL OR need.until_latest >= coalesce(meeting.date_earliest, meeting.date_latest))
  WITH DISTINCT meeting, day, room, item
  WHERE NOT EXISTS { (meeting)-[:RAISED]->(item) }
    AND NOT EXISTS {
      MATCH (item)-[reach:REACHED]->(room)
      WHERE reach.since_latest <= coalesce(meeting.date_earliest, meeting.date_latest)
        AND (reach.until_earliest IS NULL OR reach.until_earliest > coalesce(meeting.date_latest, day))
    }
    AND NOT EXISTS {
      MATCH (meeting)-[:PRESENT]->(there:Holder)-[own:KNOWS]->(item)
      WHERE own.since_latest <= coalesce(meeting.date_latest, day)
        AND (own.until_earliest IS NULL OR own.until_earliest > coalesce(meeting.date_earliest, meeting.date_latest))
    }
    AND NOT EXISTS {
      MATCH (meeting)-[:PRESENT]->(there:Holder), (colleague:Holder)-[theirs:KNOWS]->(item)
      WHERE colleague.agency_uid = there.agency_uid AND theirs.since_latest <= coalesce(meeting.date_latest, day)
        AND (theirs.until_earliest IS NULL OR theirs.until_earliest > coalesce(meeting.date_earliest, meeting.date_latest))
    }
  RETURN collect({room: room, item: item}) AS pending
}
CALL (meeting) {
  MATCH (meeting)-[absent:ABSENT]->(holder:Holder) RETURN holder, 0 AS rank, 'absent' AS attendance, absent.reason AS reason
  UNION
  MATCH (meeting)-[:INVITED]->(holder:Holder) RETURN holder, 1 AS rank, 'invited, not recorded as present' AS attendance, null AS reason
  UNION
  MATCH (meeting)-[:SITTING_OF]->(:Forum)<-[member:MEMBER_OF]-(holder:Holder)
  WHERE EXISTS { (meeting)-[:INVITED]->(:Holder) }
    AND coalesce(member.from_earliest <= meeting.date_latest, true) AND coalesce(member.to_latest >= meeting.date_earliest, true)
  RETURN holder, 2 AS rank, 'a member, not invited' AS attendance, null AS reason
}
WITH day, meeting, pending, holder, rank, attendance, reason ORDER BY rank
WITH day, meeting, pending, holder, head(collect({attendance: attendance, reason: reason})) AS chair
WHERE NOT EXISTS {
  MATCH (meeting)-[:PRESENT]->(:Holder)-[link:ANSWERS_FOR]-(holder)
  WHERE coalesce(link.from_earliest <= meeting.date_latest, true) AND coalesce(link.to_latest >= meeting.date_earliest, true)
}
CALL (meeting, pending, holder, day) {
  UNWIND pending AS one
  WITH meeting, holder, day, one.room AS room, one.item AS item
  MATCH (item)<-[knows:KNOWS]-(:Holder)-[link:ANSWERS_FOR]->(holder)
  WHERE coalesce(link.from_latest <= coalesce(meeting.date_earliest, meeting.date_latest), true) AND coalesce(link.to_earliest > coalesce(meeting.date_latest, day), true)
    AND knows.since_latest <= coalesce(meeting.date_earliest, meeting.date_latest)
    AND (knows.until_earliest IS NULL OR knows.until_earliest > coalesce(meeting.date_latest, day))
  WITH DISTINCT item, room ORDER BY item.uid, room.uid
  WITH item, collect(room) AS rooms
  WITH rooms, collect(item) AS items
  RETURN collect({rooms: rooms, items: items}) AS groups
}
UNWIND CASE WHEN size(groups) = 0 THEN [{rooms: [], items: []}] ELSE groups END AS one_group
WITH *, one_group.rooms AS rooms, one_group.items AS items
CALL (items, holder, rooms, meeting) {
  UNWIND items AS item
  CALL (item, holder, rooms, meeting) {
    MATCH (item)<-[knows:KNOWS]-(:Holder)-[:ANSWERS_FOR]->(holder) WHERE knows.since_latest <= meeting.date_latest
    RETURN knows.sources AS said ORDER BY knows.via
    UNION ALL
    MATCH (item)<-[need:NEEDED {origin: 'stated'}]-(room:Holder) WHERE room IN rooms
    RETURN need.sources AS said ORDER BY need.via
  }
  RETURN collect(said) AS item_sources
}
CALL (items, meeting) {
  UNWIND items AS item
  MATCH (item)-[:VERSION_OF]-(:Information)<-[knows:KNOWS]-(:Holder)-[:ANSWERS_FOR]->(there:Holder)<-[:PRESENT]-(meeting)
  WHERE knows.since_latest <= coalesce(meeting.date_earliest, meeting.date_latest)
  WITH DISTINCT there ORDER BY there.uid
  RETURN reduce(names = '', one IN collect(there) | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS version_there
}
CALL (meeting, holder) {
  MATCH (absence:Absence)-[:CONCERNS_MEETING]->(meeting)
  WHERE coalesce(absence.certainty, 'stated') = 'stated' AND EXISTS { (absence)-[:ABSENT_FROM]->(:Holder)-[:ANSWERS_FOR]-(holder) }
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN meeting.uid AS meeting_uid, meeting.name AS meeting, meeting.date AS date, meeting.date_earliest AS date_earliest,
       meeting.date_latest AS date_latest, holder.uid AS holder_uid, holder.name AS holder, chair.attendance AS attendance,
       chair.reason AS reason, [item IN items | item.uid] AS item_uids,
       reduce(text = '', item IN items | text + CASE text WHEN '' THEN '' ELSE '; ' END + item.statement) AS items,
       size(items) AS item_count,
       [room IN rooms | room.uid] AS needer_uids,
       reduce(names = '', room IN rooms | names + CASE names WHEN '' THEN '' ELSE '; ' END + room.name) AS needers, version_there,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength, 'inferred' AS brought_strength,
       reduce(found = [], source IN reduce(flat = coalesce(meeting.sources, []), some IN absence_sources + item_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY date_earliest, meeting_uid, holder_uid, item_uids
