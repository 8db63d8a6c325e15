// The empty chairs of meetings that were held: who was absent, invited and not recorded as present, or a member that
// was not invited; as the question meetings/empty_chair has them.
MATCH (meeting:Meeting {case: $case, status: 'held'})
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
WITH meeting, holder, rank, attendance, reason ORDER BY rank
WITH meeting, holder, head(collect({attendance: attendance, reason: reason})) AS chair
WHERE NOT EXISTS {
  MATCH (meeting)-[:PRESENT]->(:Holder)-[link:ANSWERS_FOR]-(holder)
  WHERE coalesce(link.from_earliest <= meeting.date_latest, true) AND coalesce(link.to_latest >= meeting.date_earliest, true)
}
RETURN meeting.uid AS meeting, holder.uid AS holder, chair.attendance AS attendance, chair.reason AS reason
ORDER BY meeting, holder
