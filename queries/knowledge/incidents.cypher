/*
title: What happened
question: What happened to whom and when, whoever knew of it?
answer_shape: One row for each incident, in order of date.
parameters: [case]
columns:
  - {name: incident_uid, label: Incident, type: uid, meaning: the incident}
  - {name: incident, label: What happened, type: text, meaning: in the coder's words}
  - date
  - date_earliest
  - date_latest
  - {name: time, label: Time, type: text, meaning: 'time of day, where a source gives one'}
  - {name: kind, label: Kind, type: text, meaning: what kind of event}
  - {name: critical, label: Critical, type: yes_no, meaning: whether the review turns on it}
  - {name: people, label: People, type: text, meaning: those to whom it happened or who did it}
  - {name: holders, label: Dealt with by, type: text, meaning: holders who took part in it}
  - sources
view: {kind: timeline, start: date_earliest, end: date_latest, row: kind, text: incident}
cannot_show: What no source records.
reference: Home Office, chronology guidance for domestic homicide reviews
tags: [knowledge, list]
example:
  case: demo
  parameters: {}
  rows:
    - {incident_uid: demo/e-conviction, kind: court, critical: false, people: Dan, holders: ''}
    - {incident_uid: demo/e-strangled, kind: assault, critical: false, people: Dan; Mara, holders: ''}
    - {incident_uid: demo/e-surgery, kind: contact, critical: false, people: Mara, holders: Hill Surgery}
    - {incident_uid: demo/e-assessment, kind: contact, critical: false, people: Leo, holders: first social worker}
    - {incident_uid: demo/e-handover, kind: staff change, critical: false, people: '', holders: first social worker; second social worker}
    - {incident_uid: demo/e-teacher, kind: contact, critical: false, people: Leo, holders: Oak School}
    - {incident_uid: demo/e-bail, kind: court, critical: false, people: Dan, holders: neighbourhood team}
    - {incident_uid: demo/e-breach, kind: breach, critical: false, people: Dan; Mara, holders: neighbourhood team}
    - {incident_uid: demo/e-gate, kind: breach, critical: false, people: Dan, holders: Oak School}
    - {incident_uid: demo/e-separation, kind: relationship, critical: false, people: Dan; Mara, holders: ''}
    - {incident_uid: demo/e-death, kind: death, critical: true, people: Dan; Mara, holders: ''}
*/
MATCH (event:Incident {case: $case})
CALL (event) {
  OPTIONAL MATCH (event)-[:INVOLVES]->(person:Person)
  WITH person ORDER BY person.name
  RETURN reduce(names = '', one IN collect(person) | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS people
}
CALL (event) {
  OPTIONAL MATCH (event)-[:ATTENDED_BY]->(holder:Holder)
  WITH holder ORDER BY holder.name
  RETURN reduce(names = '', one IN collect(holder) | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS holders
}
RETURN event.uid AS incident_uid, event.what AS incident, event.date AS date, event.date_earliest AS date_earliest,
       event.date_latest AS date_latest, event.time AS time, event.kind AS kind,
       coalesce(event.critical, false) AS critical, people, holders, coalesce(event.sources, []) AS sources
ORDER BY coalesce(date_earliest, date_latest), time, event.order, incident_uid
