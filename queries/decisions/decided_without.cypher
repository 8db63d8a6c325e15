/*
title: Decided without it
question: What bore on a decision, was then held by somebody else, and was not known to whoever decided?
answer_shape: >-
  One row for each decision and each item that bears on it: who outside the deciding body (and outside the members of
  the forum that decided) then held it. What whoever decided, or a part of it, certainly knew, what was considered, and
  what somebody in the room of a deciding forum knew, is left out. What only people knew is in silos/held_only_outside.
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
  That the decision would have been another one, or that anybody could have been expected to ask. What bears on a
  decision rests on the coding.
reference: Multi-agency statutory guidance for the conduct of domestic homicide reviews (2016), on decisions and what informed them
tags: [decision, silo]
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
  detail: 'no record of it there; held by {holders}{perhaps}'
example:
  case: demo
  parameters: {}
  rows:
    - {decision_uid: demo/d-standard, needers: neighbourhood team, item_uid: demo/i-strangled, holders: Hill Surgery, days_at_least: 236, days_at_most: 236, gap: gap, strength: inferred}
    - {decision_uid: demo/d-medium, needers: risk assessment conference, item_uid: demo/i-hiding, holders: Oak School, days_at_least: 51, days_at_most: 51, gap: gap, strength: stated}
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
  RETURN coalesce(max(CASE WHEN one.sure AND coalesce(knows.until_earliest > last, true)
                             AND (knows.since_latest < first OR (one.sits AND knows.via_kind = 'meeting' AND knows.since_latest <= last)) THEN 2 ELSE 1 END), 0) AS known
}
WITH * WHERE known < 2
  AND none(there IN room WHERE EXISTS {
    MATCH (there)-[knows:KNOWS]->(item)
    WHERE knows.since_latest <= first AND coalesce(knows.until_earliest > last, true)
  })
WITH *, CASE WHEN known = 0 AND any(there IN room WHERE EXISTS {
       MATCH (there)-[knows:KNOWS]->(item) WHERE knows.since_earliest <= last AND coalesce(knows.until_latest >= first, true)
     }) THEN 1 ELSE known END AS perhaps_known, [one IN knowers | one.knower] AS those_who_know
WITH *, EXISTS {
       MATCH (item)-[:VERSION_OF]-(:Information)<-[knows:KNOWS]-(knower:Holder) WHERE knower IN those_who_know AND knows.since_latest <= first
     } AS version_known
MATCH (item)<-[knows:KNOWS]-(holder:Holder {case: $case})
WHERE knows.since_latest IS NOT NULL AND knows.since_earliest <= last AND coalesce(knows.until_latest >= first, true) AND NOT holder:Person
  AND NOT holder IN own_bodies AND NOT holder IN own_agency
WITH decision, item, first, last, deciders, perhaps_known, version_known, holder, min(knows.since_earliest) AS held_earliest, min(knows.since_latest) AS held_latest,
     max(CASE WHEN knows.since_latest < first AND coalesce(knows.until_earliest > last, true) THEN 2 ELSE 1 END) AS held,
     collect(knows.sources) AS held_sources
ORDER BY held_latest, held_earliest, holder.uid
WITH decision, item, first, last, deciders, perhaps_known, version_known, max(held) AS held,
     collect({holder: holder, earliest: held_earliest, latest: held_latest, held: held, sources: held_sources}) AS ways
WITH *, [way IN ways WHERE way.held = held] AS ways
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
       [way IN ways | way.latest] AS holder_since, from_earliest, from_latest, last AS decided_latest,
       CASE WHEN from_latest < first THEN duration.inDays(from_latest, first).days ELSE 0 END AS days_at_least,
       duration.inDays(from_earliest, last).days AS days_at_most,
       CASE WHEN perhaps_known = 0 AND held = 2 THEN 'gap' ELSE 'possible gap' END AS gap,
       CASE WHEN held < 2 THEN ', perhaps only later' ELSE '' END + CASE WHEN perhaps_known > 0 THEN '; it may have been known there all the same' ELSE '' END
         + CASE WHEN version_known THEN '; a version of it was known there' ELSE '' END AS perhaps,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = coalesce(decision.sources, []), some IN reduce(flat = [], way IN ways | flat + way.sources) + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY first, decision_uid, days_at_most DESC, item_uid
