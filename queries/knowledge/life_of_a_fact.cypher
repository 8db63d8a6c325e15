/*
title: Life of a fact
question: How did this item travel, from the day it was so to the last holder, and where did it stop?
answer_shape: >-
  One row for each step in order of date: it became so, a holder learned it (how, from whom, how many learned it from
  that holder afterwards), somebody was told otherwise, a holder lost it.
parameters:
  - case
  - {name: information, label: Item, type: item, choices_from: knowledge/items, meaning: "the item of information"}
columns:
  - {name: step_earliest, label: Earliest, type: date, meaning: "the first day on which the step can have happened"}
  - {name: step_latest, label: Latest, type: date, meaning: "the last; empty where it only may have happened"}
  - {name: step, label: Step, type: text, meaning: "became so, learned, may have learned, told otherwise, lost"}
  - holder_uid
  - holder
  - agency
  - {name: how, label: How, type: text, meaning: "by what kind of claim and on what basis"}
  - {name: from_whom, label: From, type: text, meaning: "from whom it came"}
  - {name: onward, label: Passed on to, type: number, meaning: "how many other holders learned it from this holder"}
  - {name: via, label: By, type: uid, meaning: "the claim"}
  - {name: said, label: Instead, type: text, meaning: "what was said in its place"}
  - sources
view: {kind: timeline, start: step_earliest, end: step_latest, row: holder, text: step}
cannot_show: Steps that no source records.
reference: PROV-O, derivation and attribution (W3C, 2013)
tags: [knowledge, path]
example:
  case: demo
  parameters: {information: demo/i-hiding}
  rows:
    - {step: became so, holder: null, onward: 0}
    - {step: learned, holder: Leo, onward: 1}
    - {step: learned, holder: Oak School, onward: 0}
    - {step: told otherwise, holder: second social worker, onward: 0}
*/
MATCH (item:Information {uid: $information, case: $case})
CALL (item) {
  WITH item WHERE item.true_from IS NOT NULL
  RETURN item.true_from_earliest AS step_earliest, item.true_from_latest AS step_latest, 'became so' AS step, 0 AS rank,
         null AS holder, null AS how, [] AS from_uids, null AS via, null AS said, item.sources AS sources
  UNION ALL
  MATCH (holder:Holder)-[knows:KNOWS]->(item)
  RETURN knows.since_earliest AS step_earliest, knows.since_latest AS step_latest,
         CASE WHEN knows.since_latest IS NULL THEN 'may have learned' ELSE 'learned' END AS step, 1 AS rank, holder,
         knows.via_kind + ', ' + knows.basis AS how, knows.from_uids AS from_uids, knows.via AS via, null AS said,
         knows.sources AS sources
  UNION ALL
  MATCH (holder:Holder)-[other:TOLD_OTHERWISE]->(item)
  OPTIONAL MATCH (version:Information {uid: other.as_uid})
  RETURN other.since_earliest AS step_earliest, other.since_latest AS step_latest, 'told otherwise' AS step, 2 AS rank, holder,
         'sharing' AS how, other.from_uids AS from_uids, other.via AS via, coalesce(version.statement, other.said) AS said,
         other.sources AS sources
  UNION ALL
  MATCH (holder:Holder)-[knows:KNOWS]->(item) WHERE knows.until_earliest IS NOT NULL OR knows.until_latest IS NOT NULL
  RETURN knows.until_earliest AS step_earliest, knows.until_latest AS step_latest, 'lost' AS step, 3 AS rank, holder,
         null AS how, [] AS from_uids, knows.via AS via, null AS said, knows.sources AS sources
}
WITH item, step_earliest, step_latest, step, rank, holder, how, from_uids, via, said, sources
CALL (item, holder, rank) {
  OPTIONAL MATCH (other:Holder)-[later:KNOWS]->(item)
  WHERE rank = 1 AND holder.uid IN later.from_uids
  RETURN count(DISTINCT other) AS onward
}
CALL (from_uids) {
  OPTIONAL MATCH (teller:Holder) WHERE teller.uid IN from_uids
  WITH teller ORDER BY teller.uid
  RETURN reduce(names = '', one IN collect(teller) | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS from_whom
}
RETURN step_earliest, step_latest, step, holder.uid AS holder_uid, holder.name AS holder, holder.agency_name AS agency, how,
       from_whom, onward, via, said, sources
ORDER BY rank > 0, step_earliest, coalesce(step_latest, step_earliest), rank, holder_uid, via, how
