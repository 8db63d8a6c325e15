/*
title: The holders of a review
question: Who or what in this review could hold information, and how much did each come to know?
answer_shape: One row for each holder, with the number of items that it certainly or perhaps knew by the day.
parameters: [case, as_of]
columns:
  - holder_uid
  - holder
  - {name: kind, label: Kind, type: text, meaning: 'person, agency, unit, worker, record system or forum'}
  - {name: sector, label: Kind of agency, type: text, meaning: "what kind of agency it is or belongs to"}
  - agency
  - {name: knew, label: Knew, type: number, meaning: "how many items it certainly knew"}
  - {name: may_have_known, label: May have known, type: number, meaning: "how many more it may have known"}
view: {kind: table}
cannot_show: What is not coded.
reference: Home Office library of domestic homicide reviews, for the kinds of agency
tags: [knowledge, list]
example:
  case: demo
  parameters: {as_of: 2021-02-08}
  rows:
    - {holder: Harbour Police, kind: agency, knew: 0, may_have_known: 0}
    - {holder: crime log, kind: record system, knew: 0, may_have_known: 0}
    - {holder: neighbourhood team, kind: unit, knew: 0, may_have_known: 0}
    - {holder: offender unit, kind: unit, knew: 1, may_have_known: 0}
    - {holder: Hill Surgery, kind: agency, knew: 1, may_have_known: 0}
    - {holder: Northgate Social Care, kind: agency, knew: 0, may_have_known: 0}
    - {holder: first social worker, kind: worker, knew: 0, may_have_known: 0}
    - {holder: second social worker, kind: worker, knew: 0, may_have_known: 0}
    - {holder: Oak School, kind: agency, knew: 0, may_have_known: 0}
    - {holder: core group, kind: forum, knew: 0, may_have_known: 0}
    - {holder: risk assessment conference, kind: forum, knew: 0, may_have_known: 0}
    - {holder: Dan, kind: person, knew: 1, may_have_known: 0}
    - {holder: Leo, kind: person, knew: 0, may_have_known: 0}
    - {holder: Mara, kind: person, knew: 1, may_have_known: 0}
    - {holder: Ruth, kind: person, knew: 0, may_have_known: 0}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (who:Holder {case: $case})
WITH day, who, COUNT {
       MATCH (who)-[knows:KNOWS]->(item:Information)
       WHERE knows.since_latest <= day AND (knows.until_earliest IS NULL OR knows.until_earliest > day) RETURN DISTINCT item
     } AS knew, COUNT {
       MATCH (who)-[knows:KNOWS]->(item:Information)
       WHERE knows.since_earliest <= day AND (knows.until_latest IS NULL OR knows.until_latest >= day) RETURN DISTINCT item
     } AS perhaps
RETURN who.uid AS holder_uid, who.name AS holder, who.kind AS kind, who.sector AS sector, who.agency_name AS agency,
       knew, perhaps - knew AS may_have_known
ORDER BY who:Person, who:Forum, who.agency_name, NOT who:Agency, who.name, who.uid
