/*
title: What a holder knew over time
question: What did this holder learn, when, from whom and how?
answer_shape: One row for each item and each way in which the holder came to know it, in order of date.
parameters:
  - case
  - {name: holder, label: Holder, type: holder, choices_from: knowledge/holders, meaning: "who"}
  - as_of
columns:
  - since_earliest
  - since_latest
  - {name: until_earliest, label: Lost (earliest), type: date, meaning: "the first day on which it can have lost it"}
  - item_uid
  - item
  - {name: state, label: State, type: text, meaning: '"knew", "may have known", or "told otherwise"'}
  - basis
  - {name: from_whom, label: From, type: text, meaning: "from whom it came"}
  - {name: via, label: By, type: uid, meaning: "the claim from which this is derived"}
  - {name: via_kind, label: Kind, type: text, meaning: 'knowledge, sharing, meeting, access or body'}
  - sources
view: {kind: timeline, start: since_earliest, end: since_latest, row: item, text: basis}
cannot_show: Knowledge of the unit or agency to which the holder belongs; ask for those on their own.
reference: The model's rule of no roll-up
tags: [knowledge, path]
example:
  case: demo
  parameters: {holder: demo/social-worker-2}
  rows:
    - {item_uid: demo/i-hiding, state: told otherwise, from_whom: Oak School}
    - {item_uid: demo/i-tired, state: knew, from_whom: Oak School}
    - {item_uid: demo/i-breach, state: knew, from_whom: neighbourhood team}
    - {item_uid: demo/i-left, state: knew, from_whom: neighbourhood team}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (holder:Holder {uid: $holder, case: $case})
CALL (holder, day) {
  MATCH (holder)-[knows:KNOWS]->(item:Information)
  WHERE knows.since_earliest <= day
  RETURN item, knows.since_earliest AS since_earliest, knows.since_latest AS since_latest, knows.until_earliest AS until_earliest,
         CASE WHEN knows.since_latest <= day THEN 'knew' ELSE 'may have known' END AS state, knows.basis AS basis,
         knows.from_uids AS from_uids, knows.via AS via, knows.via_kind AS via_kind, knows.sources AS sources
  UNION ALL
  MATCH (holder)-[other:TOLD_OTHERWISE]->(item:Information)
  WHERE other.since_earliest <= day
  RETURN item, other.since_earliest AS since_earliest, other.since_latest AS since_latest, null AS until_earliest,
         'told otherwise' AS state, 'told' AS basis, other.from_uids AS from_uids, other.via AS via, 'sharing' AS via_kind,
         other.sources AS sources
}
CALL (from_uids) {
  OPTIONAL MATCH (teller:Holder) WHERE teller.uid IN from_uids
  WITH teller ORDER BY teller.uid
  RETURN reduce(names = '', one IN collect(teller) | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS from_whom
}
RETURN since_earliest, since_latest, until_earliest, item.uid AS item_uid, item.statement AS item, state, basis, from_whom, via,
       via_kind, sources
ORDER BY coalesce(since_latest, since_earliest), since_earliest, item_uid, via, state, from_whom, via_kind
