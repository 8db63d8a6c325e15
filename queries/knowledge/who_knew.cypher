/*
title: Who knew what on a day
question: On this day, who knew what, who may have known, and who that needed it had no record of it?
answer_shape: >-
  One row for each holder and item where it knew, may have known, had been told otherwise, or needed the item and has no
  record of it. Every pair that is not here is "no record" with no need.
parameters: [case, as_of, needs]
columns:
  - {name: holder_uid, label: Holder, type: uid, meaning: "who"}
  - holder
  - agency
  - item_uid
  - item
  - state
  - since_earliest
  - since_latest
  - {name: needed, label: Needed, type: yes_no, meaning: "whether it needed the item by that day"}
  - {name: told, label: Told instead, type: text, meaning: "the distorted version that it held"}
  - sources
view: {kind: matrix, row: holder, column: item, value: state}
cannot_show: What a holder remembered, believed or understood.
reference: The three-valued dates of the model
tags: [knowledge, matrix]
example:
  case: demo
  parameters: {as_of: 2021-02-08}
  rows:
    - {holder: offender unit, item_uid: demo/i-conviction, state: knew, needed: false}
    - {holder: neighbourhood team, item_uid: demo/i-conviction, state: no record, needed: true}
    - {holder: Dan, item_uid: demo/i-strangled, state: knew, needed: false}
    - {holder: Hill Surgery, item_uid: demo/i-strangled, state: knew, needed: false}
    - {holder: Mara, item_uid: demo/i-strangled, state: knew, needed: false}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (item:Information {case: $case})
WITH day, item, item.uid AS item_uid, item.statement AS statement
ORDER BY item_uid
CALL (day, item) {
  CALL (day, item) {
    MATCH (item)<-[knows:KNOWS]-(holder:Holder)
    WHERE knows.since_earliest <= day AND (knows.until_latest IS NULL OR knows.until_latest >= day)
    RETURN holder, knows.since_earliest AS since_earliest, knows.since_latest AS since_latest, knows.sources AS sources,
           CASE WHEN knows.since_latest <= day AND (knows.until_earliest IS NULL OR knows.until_earliest > day)
                THEN 3 ELSE 2 END AS level, null AS told
    UNION ALL
    MATCH (item)<-[other:TOLD_OTHERWISE]-(holder:Holder)
    WHERE other.since_earliest <= day
    OPTIONAL MATCH (version:Information {uid: other.as_uid})
    RETURN holder, other.since_earliest AS since_earliest, other.since_latest AS since_latest, other.sources AS sources,
           1 AS level, coalesce(version.statement, other.said) AS told
    UNION ALL
    WITH day, item WHERE $needs = 'all' OR EXISTS { (item)<-[:NEED_FOR]-() }
    MATCH (item)<-[need:NEEDED]-(holder:Holder)
    WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= day
      AND (need.until_latest IS NULL OR need.until_latest >= day)
    RETURN holder, null AS since_earliest, null AS since_latest, need.sources AS sources, 0 AS level, null AS told
  }
  WITH holder, max(level) AS best, min(level) = 0 AS needed, head(collect(told)) AS told,
       collect({level: level, earliest: since_earliest, latest: since_latest, sources: sources}) AS ways
  RETURN holder, best, needed, told, CASE size(ways) WHEN 1 THEN ways ELSE [way IN ways WHERE way.level = best] END AS chosen
}
WITH *, head(chosen) AS one, size(chosen) = 1 AS single
RETURN holder.uid AS holder_uid, holder.name AS holder, holder.agency_name AS agency, item_uid, statement AS item,
       CASE best WHEN 3 THEN 'knew' WHEN 2 THEN 'may have known' WHEN 1 THEN 'told otherwise' ELSE 'no record' END AS state,
       CASE WHEN single THEN one.earliest
            ELSE reduce(least = null, way IN chosen | CASE WHEN least IS NULL OR way.earliest < least THEN way.earliest ELSE least END) END AS since_earliest,
       CASE WHEN single THEN one.latest
            ELSE reduce(least = null, way IN chosen | CASE WHEN least IS NULL OR way.latest < least THEN way.latest ELSE least END) END AS since_latest,
       needed, told,
       CASE WHEN single THEN one.sources
            ELSE reduce(found = [], way IN chosen | found + [source IN way.sources WHERE NOT source IN found]) END AS sources
ORDER BY item_uid, best DESC, holder, holder_uid
