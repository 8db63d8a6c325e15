/*
title: Graded differently at one time
question: Whose risk did different holders grade differently at the same time?
answer_shape: >-
  One row for each person and each two gradings of different holders that differ in words and stood at the same time: a
  grading stands until the same holder grades or assesses that person anew, its work with that person ends, or the period
  does. An assessment counts where its grade speaks of a level of risk.
parameters: [case, as_of]
columns:
  - {name: person_uid, label: Person, type: uid, meaning: "about whom both were"}
  - {name: person, label: About, type: text, meaning: "the person's name"}
  - {name: decision_uid, label: Grading, type: uid, meaning: "the grading that was made first"}
  - holder_uid
  - {name: holder, label: First graded by, type: text, meaning: "who made it"}
  - {name: grade, label: Grade, type: text, meaning: "its grade, in the holder's own scale"}
  - date
  - {name: other_decision_uid, label: Other grading, type: uid, meaning: "the grading that was made later"}
  - {name: other_uid, label: Other holder, type: uid, meaning: "who made that one"}
  - {name: other, label: Then graded by, type: text, meaning: "its name"}
  - {name: other_grade, label: Other grade, type: text, meaning: "its grade"}
  - {name: other_date, label: Other date, type: text, meaning: "its date as it was written"}
  - {name: from_earliest, label: Both from (earliest), type: date, meaning: "the first day on which both can have stood"}
  - {name: from_latest, label: Both from (latest), type: date, meaning: "the day from which both certainly stood, if they did"}
  - {name: until, label: Until, type: date, meaning: "the last day on which both can have stood; empty where they did to the day one looks from"}
  - days_at_least
  - days_at_most
  - sources
view: {kind: timeline, start: from_earliest, end: until, row: person, text: grade}
cannot_show: >-
  Which of the two was right. The scales may be different ones, and may grade different dangers.
reference: DASH risk identification checklist (SafeLives), on different tools for one risk
tags: [decision, risk]
example:
  case: demo
  parameters: {}
  rows:
    - {person: Dan, holder: offender unit, grade: high, other: neighbourhood team, other_grade: standard, from_earliest: 2021-10-02, days_at_least: 44, days_at_most: 44}
    - {person: Mara, holder: neighbourhood team, grade: standard, other: risk assessment conference, other_grade: medium, from_earliest: 2021-11-04, days_at_least: 11, days_at_most: 11}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (grader:Holder)<-[:DECIDED_BY]-(decision:Decision {case: $case})-[:ABOUT]->(person:Person)
WHERE decision.grade IS NOT NULL AND coalesce(decision.date_earliest, decision.date_latest) <= day
  AND (decision.kind = 'grading' OR (decision.kind = 'assessment' AND decision.grade =~ '(?i).*(risk|low|standard|medium|high|severe|imminent).*'))
WITH day, grader, person, decision, coalesce(decision.date_earliest, decision.date_latest) AS first, coalesce(decision.date_latest, day) AS last
CALL (grader, person, decision, first, last) {
  OPTIONAL MATCH (grader)<-[:DECIDED_BY]-(anew:Decision)-[:ABOUT]->(person)
  WHERE anew <> decision AND anew.kind IN ['grading', 'assessment'] AND anew.date_earliest >= first AND anew.date_latest > last
  RETURN min(anew.date_earliest) AS anew_earliest, min(anew.date_latest) AS anew_latest
}
CALL (grader, person, first, last) {
  OPTIONAL MATCH (grader)<-[:WORK_OF]-(work:Involvement)-[:WORK_WITH]->(person)
  WHERE coalesce(work.from_earliest <= last, true) AND coalesce(work.to_latest >= first, true)
  RETURN CASE WHEN count(work) > 0 AND count(work.to_latest) = count(work) THEN max(work.to_earliest) END AS work_earliest,
         CASE WHEN count(work) > 0 AND count(work.to_latest) = count(work) THEN max(work.to_latest) END AS work_latest
}
WITH person, collect({
       grader: grader, decision: decision, first: first, last: last,
       stood: reduce(end = day, one IN [anew_earliest, work_earliest] | CASE WHEN one < end THEN one ELSE end END),
       stands: reduce(end = day, one IN [anew_latest, work_latest] | CASE WHEN one < end THEN one ELSE end END)
     }) AS gradings, day
UNWIND gradings AS one
UNWIND gradings AS other
WITH *, one.decision AS decision, other.decision AS anew
WHERE one.grader <> other.grader AND decision <> anew AND toLower(trim(decision.grade)) <> toLower(trim(anew.grade))
  AND (one.first < other.first OR (one.first = other.first AND decision.uid < anew.uid))
WITH *, CASE WHEN one.first > other.first THEN one.first ELSE other.first END AS from_earliest,
     CASE WHEN one.last > other.last THEN one.last ELSE other.last END AS from_latest,
     CASE WHEN one.stood < other.stood THEN one.stood ELSE other.stood END AS stood,
     CASE WHEN one.stands < other.stands THEN one.stands ELSE other.stands END AS stands
WHERE from_earliest < stands
RETURN person.uid AS person_uid, person.name AS person, decision.uid AS decision_uid, one.grader.uid AS holder_uid, one.grader.name AS holder,
       decision.grade AS grade, decision.date AS date, anew.uid AS other_decision_uid, other.grader.uid AS other_uid, other.grader.name AS other,
       anew.grade AS other_grade, anew.date AS other_date, from_earliest, from_latest, CASE WHEN stands < day THEN stands END AS until,
       CASE WHEN from_latest < stood THEN duration.inDays(from_latest, stood).days ELSE 0 END AS days_at_least,
       duration.inDays(from_earliest, stands).days AS days_at_most,
       reduce(found = [], source IN coalesce(decision.sources, []) + coalesce(anew.sources, [])
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY from_earliest, person_uid, decision_uid, other_decision_uid, holder_uid, other_uid
