// Every decision of a case with what its coding says, and who counts as whoever decided: the same bodies, members and
// rooms as in the questions decisions/decided_without and decisions/overlooked_own_files.
MATCH (review:Case {uid: $case})
MATCH (decision:Decision {case: $case})
WITH decision, coalesce(decision.date_earliest, decision.date_latest) AS first,
     coalesce(decision.date_latest, review.period_latest) AS last
CALL (decision) {
  MATCH (decision)-[:DECIDED_BY]->(decider:Holder)
  WITH decider ORDER BY decider.uid
  RETURN collect(decider) AS deciders
}
CALL (deciders, first, last) {
  UNWIND deciders AS decider
  MATCH (decider)<-[seat:ANSWERS_FOR]-(knower:Holder)
  WHERE coalesce(seat.from_earliest <= last, true) AND coalesce(seat.to_latest >= first, true)
  WITH seat, knower, decider ORDER BY knower.uid
  RETURN collect({holder: knower.uid, sits: decider:Forum,
                  sure: coalesce(seat.from_latest <= first, true) AND coalesce(seat.to_earliest > last, true)}) AS knowers
}
CALL (deciders, first, last) {
  UNWIND deciders AS decider
  MATCH (decider:Forum)<-[:SITTING_OF]-(meeting:Meeting {status: 'held'})
  WHERE meeting.date_earliest <= last AND meeting.date_latest >= first
  MATCH (meeting)-[:PRESENT]->(:Holder)<-[:ANSWERS_FOR]-(there:Holder) WHERE NOT there:Person
  RETURN collect(DISTINCT there.uid) AS room
}
CALL (deciders, first, last) {
  UNWIND deciders AS decider
  CALL (decider, first, last) {
    MATCH (decider:Forum)<-[member:MEMBER_OF]-(body:Holder)
    WHERE coalesce(member.from_earliest <= last, true) AND coalesce(member.to_latest >= first, true)
    RETURN body
    UNION
    MATCH (decider:Forum)<-[:SITTING_OF]-(meeting:Meeting {status: 'held'})-[:INVITED|PRESENT]->(body:Holder)
    WHERE meeting.date_earliest <= last AND meeting.date_latest >= first
    RETURN body
  }
  MATCH (own:Holder)-[:PART_OF*0..3]->(body)
  RETURN collect(DISTINCT own.uid) AS members
}
CALL (deciders) {
  UNWIND deciders AS decider
  CALL (decider) {
    MATCH (decider)-[:ANSWERS_FOR]-(own:Holder) RETURN own
    UNION
    MATCH (:Agency {uid: decider.agency_uid})<-[:PART_OF*0..3]-(own:Holder) RETURN own
    UNION
    MATCH (decider)<-[:PART_OF*1..3]-(own:Holder) RETURN own
  }
  RETURN collect(DISTINCT own.uid) AS agency
}
RETURN decision.uid AS uid, decision.what AS what, decision.kind AS kind, decision.date AS date, decision.grade AS grade,
       decision.date_earliest AS when_earliest, decision.date_latest AS when_latest, decision.time AS time, first, last,
       decision.reason AS reason, decision.asserted_by AS asserted_by, decision.certainty AS certainty, decision.note AS note,
       decision.sources AS sources, [holder IN deciders | holder.uid] AS deciders, knowers, room, members, agency,
       COLLECT { MATCH (decision)-[:ABOUT]->(person) RETURN person.name ORDER BY person.name } AS about,
       COLLECT { MATCH (decision)-[:CONSIDERED]->(item) RETURN item.uid ORDER BY item.uid } AS considered,
       COLLECT { MATCH (decision)<-[:BEARS_ON]-(item:Information) RETURN item.uid ORDER BY item.uid } AS bearing
ORDER BY last, first, coalesce(decision.order, 0), uid
