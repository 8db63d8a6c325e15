/*
title: Said to have nothing, and had something
question: Who answered or recorded that it had nothing, while it or a part of it held something?
answer_shape: One row for each nil return and each item that the holder, or a part of it, then knew.
parameters: [case, as_of]
columns:
  - {name: nil_uid, label: Nil return, type: uid, meaning: "the nil return"}
  - date
  - date_earliest
  - date_latest
  - holder_uid
  - holder
  - {name: said, label: Said, type: text, meaning: "what the answer or file says"}
  - item_uid
  - item
  - {name: knower_uids, label: Known in, type: uids, meaning: "which part of it knew"}
  - {name: knowers, label: Known in, type: text, meaning: "their names"}
  - state
  - {name: needer_uids, label: Asked by, type: uids, meaning: "who had asked"}
  - {name: needers, label: Asked by, type: text, meaning: "their names"}
  - {name: days_at_most, label: Days held, type: number, meaning: "how long it had been known by then"}
  - strength
  - sources
view: {kind: table}
cannot_show: >-
  Why. The one who answered may not have been the one who knew, or may have searched under another name.
reference: The Bichard inquiry (2004), on searches that found nothing
tags: [request, nil]
finding:
  family: request
  group: nil_uid
  items: item_uid
  held_by: holder_uid
  needed_by: needer_uids
  from: date_latest
  days: days_at_most
  clause: '{holder} returned on {date} that it had nothing ({said}) while {knowers} held this'
example:
  case: demo
  parameters: {}
  rows:
    - {nil_uid: demo/z-surgery, holder: Hill Surgery, item_uid: demo/i-strangled, knowers: Hill Surgery, state: knew, needers: first social worker, days_at_most: 39}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (nil:NilReturn {case: $case})-[:RETURNED_BY]->(holder:Holder)
WHERE coalesce(nil.date_earliest, nil.date_latest) <= day
CALL (nil) {
  MATCH (nil)-[:SEARCHED_FOR]->(item:Information) RETURN item
  UNION
  MATCH (nil)-[:ABOUT]->(:Person)<-[:ABOUT]-(item:Information) WHERE NOT EXISTS { (nil)-[:SEARCHED_FOR]->(:Information) } RETURN item
}
MATCH (item)<-[knows:KNOWS]-(knower:Holder)-[link:ANSWERS_FOR]->(holder)
WHERE coalesce(link.from_latest <= coalesce(nil.date_earliest, nil.date_latest), true) AND coalesce(link.to_earliest > coalesce(nil.date_latest, day), true)
  AND knows.since_earliest <= coalesce(nil.date_latest, day) AND (knows.until_latest IS NULL OR knows.until_latest >= nil.date_earliest)
WITH nil, holder, item, knower, knows, knows.since_latest <= coalesce(nil.date_earliest, nil.date_latest) AS sure
ORDER BY knows.since_earliest, knower.uid
WITH nil, holder, item, collect({knower: knower, since: knows.since_earliest, sources: knows.sources, sure: coalesce(sure, false)}) AS ways
WITH nil, holder, item, CASE WHEN any(way IN ways WHERE way.sure) THEN 1 ELSE 0 END AS firm,
     [way IN ways WHERE way.sure OR none(other IN ways WHERE other.sure)] AS ways
UNWIND ways AS way
WITH nil, holder, item, firm, way.knower AS knower, min(way.since) AS since, collect(way.sources) AS way_sources
ORDER BY since, knower.uid
WITH nil, holder, item, firm, collect(knower) AS knowers, min(since) AS since_earliest,
     reduce(flat = [], some IN collect(way_sources) | flat + some) AS held_sources
OPTIONAL MATCH (nil)-[:ANSWERS]->(:Request)-[:ASKED_BY]->(asker:Holder)
WITH nil, holder, item, knowers, since_earliest, firm, held_sources, asker ORDER BY asker.uid
WITH nil, holder, item, knowers, since_earliest, firm, held_sources, collect(DISTINCT asker) AS askers
RETURN nil.uid AS nil_uid, nil.date AS date, nil.date_earliest AS date_earliest, nil.date_latest AS date_latest, holder.uid AS holder_uid,
       holder.name AS holder, nil.said AS said, item.uid AS item_uid, item.statement AS item, [one IN knowers | one.uid] AS knower_uids,
       reduce(names = '', one IN knowers | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS knowers,
       CASE firm WHEN 1 THEN 'knew' ELSE 'may have known' END AS state, [one IN askers | one.uid] AS needer_uids,
       reduce(names = '', one IN askers | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS needers,
       CASE WHEN nil.date_latest >= since_earliest THEN duration.inDays(since_earliest, nil.date_latest).days ELSE 0 END AS days_at_most,
       'inferred' AS strength,
       reduce(found = [], source IN reduce(flat = coalesce(nil.sources, []), some IN held_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY date_earliest, nil_uid, item_uid
