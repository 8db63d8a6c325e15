/*
title: First to know
question: For each item, who knew first, and how long until each other agency knew?
answer_shape: >-
  One row for each item and each body (an agency, or a unit, worker or forum that belongs to none) that came to know it:
  when its first part knew, and how many days that was after the first body of all.
parameters: [case, as_of]
columns:
  - item_uid
  - item
  - {name: first, label: First, type: text, meaning: "which agency's part knew first"}
  - {name: holder_uid, label: Holder, type: uid, meaning: "the part that knew first in this body"}
  - {name: holder, label: Known to, type: text, meaning: "its name"}
  - agency
  - since_earliest
  - since_latest
  - {name: days_at_least, label: Delay (at least), type: number, meaning: "days after the first body"}
  - {name: days_at_most, label: Delay (at most), type: number, meaning: "days after the first body"}
  - sources
view: {kind: table}
cannot_show: Whether the others should have known sooner; see the questions on silos.
reference: The model's rule of no roll-up
tags: [knowledge, delay]
example:
  case: demo
  parameters: {as_of: 2021-10-31}
  rows:
    - {item_uid: demo/i-breach, first: Harbour Police, holder: neighbourhood team, days_at_most: 0}
    - {item_uid: demo/i-conviction, first: Harbour Police, holder: offender unit, days_at_most: 0}
    - {item_uid: demo/i-fear, first: Harbour Police, holder: neighbourhood team, days_at_most: 0}
    - {item_uid: demo/i-gate, first: Oak School, holder: Oak School, days_at_most: 0}
    - {item_uid: demo/i-hiding, first: Oak School, holder: Oak School, days_at_most: 0}
    - {item_uid: demo/i-strangled, first: Hill Surgery, holder: Hill Surgery, days_at_most: 0}
    - {item_uid: demo/i-strangled, first: Hill Surgery, holder: first social worker, days_at_least: 101, days_at_most: 101}
    - {item_uid: demo/i-tired, first: Oak School, holder: second social worker, days_at_most: 0}
    - {item_uid: demo/i-tired, first: Oak School, holder: Oak School, days_at_most: 0}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (item:Information {case: $case})<-[knows:KNOWS]-(holder:Holder)
WHERE knows.since_latest <= day AND NOT holder:Person AND NOT holder:RecordSystem
WITH item, coalesce(holder.agency_uid, holder.uid) AS place, coalesce(holder.agency_name, holder.name) AS agency, holder,
     knows.since_earliest AS since_earliest, knows.since_latest AS since_latest, knows.sources AS sources
ORDER BY since_latest, since_earliest, holder.uid
WITH item, place, agency, head(collect(holder)) AS holder, min(since_earliest) AS since_earliest,
     min(since_latest) AS since_latest, head(collect(sources)) AS sources
ORDER BY since_latest, since_earliest, place
WITH item, collect({place: place, agency: agency, holder: holder, earliest: since_earliest, latest: since_latest, sources: sources}) AS known
WITH item, known, head(known) AS first
UNWIND known AS one
RETURN item.uid AS item_uid, item.statement AS item, first.agency AS first, one.holder.uid AS holder_uid, one.holder.name AS holder,
       one.agency AS agency, one.earliest AS since_earliest, one.latest AS since_latest,
       CASE WHEN one.earliest > first.latest THEN duration.inDays(first.latest, one.earliest).days ELSE 0 END AS days_at_least,
       CASE WHEN one.place = first.place THEN 0 ELSE duration.inDays(first.earliest, one.latest).days END AS days_at_most,
       one.sources AS sources
ORDER BY item_uid, since_latest, since_earliest, agency, holder_uid
