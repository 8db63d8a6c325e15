/*
title: Overlooked in one's own files
question: What bore on a decision and was then held in another part of the deciding agency, in its record, by a member of the forum that decided, or by whoever decided, and not weighed?
answer_shape: >-
  One row for each decision and each item that bears on it, not certainly known to whoever decided (nor to a part of it):
  who in its own agency, or among the members of the forum that decided and those called to its sitting, then held it.
  What somebody in the room knew and nothing shows was raised is a possible gap. Where a source says what was
  considered, also one row for each item that whoever decided certainly knew and that is not among it.
parameters: [case, as_of]
columns:
  - {name: decision_uid, label: Decision, type: uid, meaning: "the decision"}
  - {name: decision, label: Decided, type: text, meaning: "what was decided"}
  - date
  - {name: needer_uids, label: Decided by, type: uids, meaning: "who decided"}
  - {name: needers, label: By, type: text, meaning: "names of those who decided"}
  - item_uid
  - item
  - holder_uids
  - holders
  - holder_since
  - {name: where_held, label: Where, type: text, meaning: '"by whoever decided", "in its own agency", "by a member of the forum", or "by somebody in the room"'}
  - from_earliest
  - from_latest
  - {name: decided_latest, label: Decided on (latest), type: date, meaning: "the last day on which it can have been decided"}
  - {name: days_at_least, label: Days held before (at least), type: number, meaning: "for how long it had been held by then"}
  - {name: days_at_most, label: Days held before (at most), type: number, meaning: "for how long it can have been held by then"}
  - {name: gap, label: Gap, type: text, meaning: '"possible gap" where it may not have been held yet, or whoever decided may have known; else "gap"'}
  - {name: perhaps, label: Perhaps, type: text, meaning: "what makes it a possible gap"}
  - strength
  - sources
view: {kind: timeline, start: from_earliest, end: decided_latest, row: needers, text: item}
cannot_show: >-
  That anybody looked or could have looked, or that the decision would have been another one. Not everything that is said
  in a room is minuted.
reference: The Bichard inquiry (2004), on what a force held and did not find in its own records
tags: [decision, inside]
finding:
  family: decision
  group: decision_uid
  items: item_uid
  held_by: holder_uids
  since: holder_since
  needed_by: needer_uids
  from: from_latest
  to: decided_latest
  days: days_at_least
  sure_only: true
  clause: '{needers} decided ({date}): {decision}; this bore on it and is not recorded as weighed'
  detail: 'held {where_held}: {holders}{perhaps}'
example:
  case: demo
  parameters: {}
  rows:
    - {decision_uid: demo/d-standard, needers: neighbourhood team, item_uid: demo/i-conviction, holders: offender unit, where_held: in its own agency, days_at_least: 274, days_at_most: 274, gap: gap, strength: stated}
    - {decision_uid: demo/d-medium, needers: risk assessment conference, item_uid: demo/i-strangled, holders: Hill Surgery, where_held: by a member of the forum, days_at_least: 269, days_at_most: 269, gap: gap, strength: inferred}
    - {decision_uid: demo/d-medium, needers: risk assessment conference, item_uid: demo/i-fear, holders: neighbourhood team, where_held: by somebody in the room, days_at_least: 33, days_at_most: 33, gap: possible gap, strength: stated}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (decision:Decision {case: $case})
USING INDEX SEEK decision:Decision(case)
WHERE coalesce(decision.date_earliest, decision.date_latest) <= day AND EXISTS { (decision)<-[:BEARS_ON]-(:Information) }
WITH decision, coalesce(decision.date_earliest, decision.date_latest) AS first, coalesce(decision.date_latest, day) AS last
CALL (decision) {
  MATCH (decision)-[:DECIDED_BY]->(decider:Holder)
  WITH decider ORDER BY decider.uid
  RETURN collect(decider) AS deciders
}
CALL (decision, deciders, first, last) {
  UNWIND deciders AS decider
  MATCH (decider)<-[seat:ANSWERS_FOR]-(knower:Holder)
  WHERE coalesce(seat.from_earliest <= last, true) AND coalesce(seat.to_latest >= first, true)
  RETURN collect({knower: knower, sure: coalesce(seat.from_latest <= first, true) AND coalesce(seat.to_earliest > last, true),
                  sits: decider:Forum}) AS knowers
}
CALL (deciders, first, last) {
  UNWIND deciders AS decider
  MATCH (decider:Forum)<-[:SITTING_OF]-(meeting:Meeting {status: 'held'})
  WHERE meeting.date_earliest <= last AND meeting.date_latest >= first
  MATCH (meeting)-[:PRESENT]->(:Holder)<-[:ANSWERS_FOR]-(there:Holder) WHERE NOT there:Person
  RETURN collect(DISTINCT there) AS room
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
  RETURN collect(DISTINCT own) AS own_bodies
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
  RETURN collect(DISTINCT own) AS own_agency
}
MATCH (decision)<-[:BEARS_ON]-(item:Information)
WHERE NOT EXISTS { (decision)-[:CONSIDERED]->(item) }
CALL (item, knowers, first, last) {
  UNWIND knowers AS one
  WITH one, one.knower AS knower
  MATCH (knower)-[knows:KNOWS]->(item)
  WHERE knows.since_earliest <= last AND coalesce(knows.until_latest >= first, true)
  WITH first, knower, knows, CASE WHEN one.sure AND coalesce(knows.until_earliest > last, true)
       AND (knows.since_latest < first OR (one.sits AND knows.via_kind = 'meeting' AND knows.since_latest <= last)) THEN 2 ELSE 1 END AS level
  WITH first, knower, max(level) AS level, min(knows.since_earliest) AS earliest, min(knows.since_latest) AS latest, collect(knows.sources) AS sources
  ORDER BY latest, earliest, knower.uid
  RETURN coalesce(max(level), 0) AS known,
         collect(CASE WHEN level = 2 AND latest < first THEN {holder: knower, earliest: earliest, latest: latest, held: level, sources: sources} END) AS own_ways
}
WITH * WHERE known < 2 OR EXISTS { (decision)-[:CONSIDERED]->(:Information) }
WITH *, CASE WHEN known = 0 AND any(there IN room WHERE EXISTS {
       MATCH (there)-[knows:KNOWS]->(item) WHERE knows.since_earliest <= last AND coalesce(knows.until_latest >= first, true)
     }) THEN 1 ELSE known END AS perhaps_known
CALL (item, first, last, deciders, own_bodies, own_agency, known, own_ways) {
  WITH * WHERE known = 2
  RETURN own_ways AS all_ways
  UNION
  WITH * WHERE known < 2
  MATCH (item)<-[knows:KNOWS]-(holder:Holder)
  WHERE knows.since_latest IS NOT NULL AND knows.since_earliest <= last AND coalesce(knows.until_latest >= first, true) AND NOT holder:Person
    AND NOT holder IN deciders AND (holder IN own_bodies OR holder IN own_agency)
  WITH holder, min(knows.since_earliest) AS earliest, min(knows.since_latest) AS latest,
       max(CASE WHEN knows.since_latest < first AND coalesce(knows.until_earliest > last, true) THEN 2 ELSE 1 END) AS held,
       collect(knows.sources) AS sources
  ORDER BY latest, earliest, holder.uid
  RETURN collect({holder: holder, earliest: earliest, latest: latest, held: held, sources: sources}) AS all_ways
}
WITH * WHERE size(all_ways) > 0
WITH *, reduce(most = 0, way IN all_ways | CASE WHEN way.held > most THEN way.held ELSE most END) AS held
WITH *, [way IN all_ways WHERE way.held = held] AS ways
WITH *, known < 2 AND any(way IN ways WHERE way.holder IN room) AS in_room, known < 2 AND any(way IN ways WHERE way.holder IN own_bodies) AS by_member
WITH *, [way IN ways WHERE NOT in_room OR way.holder IN room] AS ways
WITH *, [way IN ways WHERE NOT by_member OR in_room OR way.holder IN own_bodies] AS ways
WITH *, [way IN ways | way.holder] AS held_by,
     reduce(day = last, way IN ways | CASE WHEN way.earliest < day THEN way.earliest ELSE day END) AS from_earliest,
     reduce(day = last, way IN ways | CASE WHEN way.latest < day THEN way.latest ELSE day END) AS from_latest
CALL (item, deciders, held_by) {
  MATCH (absence:Absence)-[:CONCERNS]->(item)
  WHERE coalesce(absence.certainty, 'stated') = 'stated' AND absence.kind IN ['not shared', 'not sent on', 'not known', 'no reply', 'not referred']
    AND (EXISTS { MATCH (absence)-[:ABSENT_TO]->(missed:Holder) WHERE missed IN deciders }
         OR (absence.kind = 'not shared' AND NOT EXISTS { (absence)-[:ABSENT_TO|CONCERNS_MEETING]->() }))
    AND (EXISTS { MATCH (absence)-[:ABSENT_FROM]->(:Holder)-[:ANSWERS_FOR]-(silent:Holder) WHERE silent IN held_by }
         OR NOT EXISTS { (absence)-[:ABSENT_FROM]->(:Holder) } OR absence.kind = 'not known')
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN decision.uid AS decision_uid, decision.what AS decision, decision.date AS date,
       [holder IN deciders | holder.uid] AS needer_uids,
       reduce(names = '', holder IN deciders | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS needers,
       item.uid AS item_uid, item.statement AS item, [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders,
       [way IN ways | way.latest] AS holder_since,
       CASE WHEN known = 2 AND any(way IN ways WHERE way.holder IN deciders) THEN 'by whoever decided' WHEN in_room THEN 'by somebody in the room' WHEN by_member THEN 'by a member of the forum' ELSE 'in its own agency' END AS where_held,
       from_earliest, from_latest, last AS decided_latest,
       CASE WHEN from_latest < first THEN duration.inDays(from_latest, first).days ELSE 0 END AS days_at_least,
       duration.inDays(from_earliest, last).days AS days_at_most,
       CASE WHEN known = 2 OR (perhaps_known = 0 AND held = 2 AND NOT in_room) THEN 'gap' ELSE 'possible gap' END AS gap,
       CASE WHEN held < 2 THEN ', perhaps only later' ELSE '' END + CASE WHEN perhaps_known = 1 OR in_room THEN '; it may have been known there all the same' ELSE '' END AS perhaps,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = coalesce(decision.sources, []), some IN reduce(flat = [], way IN ways | flat + way.sources) + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY first, decision_uid, days_at_most DESC, item_uid
