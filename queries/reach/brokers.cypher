/*
title: Through whom knowledge travelled
question: Who passed most of it on, and what would not have arrived without them?
answer_shape: >-
  One row for each holder from whom somebody came to know something at a sharing or a meeting: how many items, how many
  holders learned them, how many it had itself from others; and the items that reached somebody who needed them, or an
  agency, by no recorded chain that goes round this holder.
parameters: [case, as_of, needs]
columns:
  - holder_uid
  - holder
  - agency
  - {name: passed_on, label: Passed on, type: number, meaning: "how many items others came to know from it"}
  - {name: told, label: To how many, type: number, meaning: "how many holders came to know something from it"}
  - {name: relayed, label: "Of these, handed on", type: number, meaning: "how many of the items it had itself from somebody else"}
  - {name: only_through, label: Only through it, type: number, meaning: "how many items would not have reached somebody who needed them, or an agency, without it"}
  - {name: without, label: Would not have arrived, type: texts, meaning: "each of these items, and whom it would not have reached"}
  - {name: item_uids, label: Items, type: uids, meaning: "the items that would not have arrived"}
  - sources
view: {kind: table}
cannot_show: >-
  Chains that no source records; that an item would have come no other way in the end. A holder may stand here because it
  did well, and because a review looked at it more closely than at others. Only what was certainly known counts.
reference: Burt (1992), Structural holes; Freeman (1977), on betweenness
tags: [reach, relay, path]
example:
  case: demo
  parameters: {}
  rows:
    - {holder: Mara, passed_on: 4, told: 3, relayed: 0, only_through: 3}
    - {holder: neighbourhood team, passed_on: 2, told: 2, relayed: 1, only_through: 2, without: ['Dan broke his bail by coming to the house → Northgate Social Care', 'Dan has left and the two are apart → Northgate Social Care; Oak School']}
    - {holder: Oak School, passed_on: 2, told: 2, relayed: 0, only_through: 2}
    - {holder: Dan, passed_on: 1, told: 1, relayed: 0, only_through: 1}
    - {holder: Leo, passed_on: 1, told: 1, relayed: 0, only_through: 1, without: ['Leo hides in a cupboard when Dan hits his mother → Oak School']}
    - {holder: second social worker, passed_on: 1, told: 1, relayed: 1, only_through: 1, without: ['Dan has left and the two are apart → Oak School']}
    - {holder: Hill Surgery, passed_on: 1, told: 1, relayed: 1, only_through: 0, without: []}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
CALL (day) {
  MATCH (item:Information {case: $case})<-[knows:KNOWS]-(learner:Holder)
  WHERE knows.since_latest <= day AND knows.via_kind IN ['sharing', 'meeting']
  UNWIND knows.from_uids AS teller
  MATCH (holder:Holder {uid: teller})
  WITH holder, item, collect(DISTINCT learner.uid) AS learners, max(knows.since_latest) AS last, collect(knows.sources) AS found
  WITH holder, item, learners, found, EXISTS {
    MATCH (holder)-[before:KNOWS]->(item) WHERE before.since_latest <= last AND size(before.from_uids) > 0
  } AS handed_on
  WITH holder, count(item) AS passed_on, collect(learners) AS learners, sum(CASE WHEN handed_on THEN 1 ELSE 0 END) AS relayed,
       collect(found) AS found
  RETURN holder, passed_on, relayed,
         size(reduce(all = [], some IN learners | all + [one IN some WHERE NOT one IN all])) AS told,
         reduce(flat = [], some IN reduce(flat = [], f IN found | flat + f) | flat + [source IN some WHERE NOT source IN flat]) AS sources
}
WITH day, collect({holder: holder, passed_on: passed_on, relayed: relayed, told: told, sources: sources}) AS brokers
CALL (day) {
  MATCH (item:Information {case: $case})<-[way:KNOWS]-(:Holder)-[link:ANSWERS_FOR]->(target:Holder)
  WHERE way.since_latest <= day AND (link.to_latest IS NULL OR link.to_latest >= way.since_latest)
  WITH item, target, collect(way.only_through_uids) AS ways
  WHERE all(way IN ways WHERE size(way) > 0)
    AND (target:Agency OR EXISTS { MATCH (item)<-[need:NEEDED]-(target) WHERE $needs = 'all' OR need.origin = 'stated' })
  UNWIND [uid IN head(ways) WHERE uid <> target.uid AND all(way IN ways WHERE uid IN way)] AS broker
  WITH broker, item, target ORDER BY target.name, target.uid
  WITH broker, item, collect(target.name) AS targets
  ORDER BY item.statement, item.uid
  RETURN collect({broker: broker, item: item.uid, text: item.statement + ' → '
                  + reduce(names = '', name IN targets | names + CASE names WHEN '' THEN '' ELSE '; ' END + name)}) AS lost
}
UNWIND brokers AS one
WITH one.holder AS holder, one.passed_on AS passed_on, one.relayed AS relayed, one.told AS told, one.sources AS sources,
     [each IN lost WHERE each.broker = one.holder.uid] AS lost
WITH *, size(lost) AS only_through, [each IN lost | each.item] AS item_uids, [each IN lost | each.text] AS without
RETURN holder.uid AS holder_uid, holder.name AS holder, holder.agency_name AS agency, passed_on, told, relayed, only_through,
       without, item_uids, sources
ORDER BY passed_on DESC, only_through DESC, told DESC, holder_uid
