/*
title: Asked and not answered
question: What was asked for and not answered, refused, answered wrongly or not done, and did the one who was asked have it?
answer_shape: >-
  One row for each request that was not answered whole and right, but for those of which the source does not say what
  became: how long it was until whoever asked came to know what
  they had asked for by any way, and which of the items the one asked then knew.
parameters: [case, as_of]
columns:
  - request_uid
  - date
  - {name: from_earliest, label: Asked (earliest), type: date, meaning: "the first day on which it can have been asked"}
  - {name: from_latest, label: Asked (latest), type: date, meaning: "the last day on which it can have been asked"}
  - {name: needer_uids, label: Asked by, type: uids, meaning: "who asked"}
  - {name: needers, label: By, type: text, meaning: "names of those who asked"}
  - {name: holder_uids, label: Asked of, type: uids, meaning: "who was asked"}
  - {name: holders, label: Of, type: text, meaning: "names of those who were asked"}
  - {name: asked_for, label: For, type: text, meaning: "what was asked for"}
  - {name: fate, label: Fate, type: text, meaning: "what became of it"}
  - {name: item_uids, label: Items, type: uids, meaning: "items that would have answered it and that whoever asked did not know already"}
  - {name: held, label: Then held, type: text, meaning: "which of them the one asked (or a part of it) knew when asked"}
  - {name: then_held, label: In a sentence, type: text, meaning: "the same as a part of a sentence; empty where it held none"}
  - {name: until, label: Until, type: date, meaning: "the day on which whoever asked had come to know all of these items or needed them no longer; empty where neither came, or where none is named"}
  - {name: answered, label: Answered, type: text, meaning: "the date of the answer that did come, as it was written"}
  - days_at_least
  - days_at_most
  - strength
  - sources
view: {kind: timeline, start: from_earliest, end: until, row: holders, text: asked_for}
cannot_show: Why there was no answer, where no source gives a reason.
reference: Working Together to Safeguard Children, on responding to requests for information
tags: [request, silo]
finding:
  family: request
  group: request_uid
  items: item_uids
  held_by: holder_uids
  needed_by: needer_uids
  from: from_latest
  to: until
  days: days_at_least
  clause: '{needers} asked {holders} ({date}): {asked_for}; {fate}{then_held}'
example:
  case: demo
  parameters: {}
  rows:
    - {request_uid: demo/q-police, needers: first social worker, holders: Harbour Police, fate: no reply, held: Dan has a conviction for wounding an earlier partner, days_at_least: 248, days_at_most: 248, strength: stated}
    - {request_uid: demo/q-surgery, needers: first social worker, holders: Hill Surgery, fate: answered wrongly, held: Dan strangled Mara on 5 February, until: 2021-05-20, answered: 19 March 2021, days_at_least: 69, days_at_most: 69, strength: inferred}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (request:Request {case: $case})
WHERE NOT request.fate IN ['answered', 'acted', 'unknown'] AND coalesce(request.date_earliest, request.date_latest) <= day
CALL (request) {
  OPTIONAL MATCH (request)-[:ASKED_BY]->(asker:Holder) WITH asker ORDER BY asker.uid RETURN collect(asker) AS askers
}
CALL (request) {
  OPTIONAL MATCH (request)-[:ASKED_OF]->(asked:Holder) WITH asked ORDER BY asked.uid RETURN collect(asked) AS asked_of
}
CALL (request, asked_of, askers) {
  OPTIONAL MATCH (request)-[:ASKED_FOR]->(item:Information)
  WHERE NOT EXISTS {
    MATCH (item)<-[before:KNOWS]-(asker:Holder)
    WHERE asker IN askers AND before.since_latest < coalesce(request.date_earliest, request.date_latest)
      AND (before.until_earliest IS NULL OR before.until_earliest > coalesce(request.date_latest, request.date_earliest))
  }
  WITH item, EXISTS {
    MATCH (item)<-[knows:KNOWS]-(:Holder)-[link:ANSWERS_FOR]->(body:Holder)
    WHERE body IN asked_of AND coalesce(link.from_latest <= coalesce(request.date_latest, request.date_earliest), true) AND coalesce(link.to_earliest > coalesce(request.date_latest, request.date_earliest), true)
      AND knows.since_latest <= coalesce(request.date_latest, request.date_earliest)
      AND (knows.until_earliest IS NULL OR knows.until_earliest > coalesce(request.date_earliest, request.date_latest))
  } AS held ORDER BY item.uid
  RETURN collect(item) AS items, collect(item.uid) AS item_uids, [one IN collect({item: item, held: held}) WHERE one.held | one.item.statement] AS held
}
CALL (request) {
  MATCH (absence:Absence)-[:CONCERNS_REQUEST]->(request)
  WHERE coalesce(absence.certainty, 'stated') = 'stated'
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
CALL (request, askers, items, day) {
  UNWIND items AS item
  OPTIONAL MATCH (item)<-[knows:KNOWS]-(:Holder)-[link:ANSWERS_FOR]->(body:Holder)
  WHERE body IN askers AND knows.since_latest <= day AND coalesce(link.to_earliest > knows.since_latest, true)
  WITH item, min(knows.since_latest) AS known
  WITH CASE WHEN count(known) = count(*) THEN max(known) END AS known
  RETURN CASE WHEN known < coalesce(request.date_latest, day) THEN coalesce(request.date_latest, day) ELSE known END AS until
}
CALL (askers, items, day) {
  UNWIND items AS item
  MATCH (item)<-[need:NEEDED]-(asker:Holder) WHERE asker IN askers
  WITH CASE WHEN count(need.until_latest) = count(*) THEN max(need.until_latest) END AS need_ended
  RETURN CASE WHEN need_ended < day THEN need_ended END AS need_ended
}
WITH *, CASE WHEN until IS NULL OR need_ended < until THEN need_ended ELSE until END AS until
WITH *, coalesce(until, day) AS end, coalesce(request.date_latest, day) AS from_latest,
     coalesce(request.date_earliest, request.date_latest) AS from_earliest
RETURN request.uid AS request_uid, request.date AS date, from_earliest, from_latest,
       [holder IN askers | holder.uid] AS needer_uids,
       reduce(names = '', holder IN askers | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS needers,
       [holder IN asked_of | holder.uid] AS holder_uids,
       reduce(names = '', holder IN asked_of | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders,
       request.asked_for AS asked_for, request.fate AS fate, item_uids,
       reduce(text = '', one IN held | text + CASE text WHEN '' THEN '' ELSE '; ' END + one) AS held,
       CASE WHEN size(held) = 0 THEN '' ELSE '; held there then: “' + reduce(text = '', one IN held | text + CASE text WHEN '' THEN '' ELSE '”, “' END + one) + '”' END AS then_held,
       until,
       request.answered AS answered,
       CASE WHEN size(items) = 0 THEN null WHEN from_latest < end THEN duration.inDays(from_latest, end).days ELSE 0 END AS days_at_least,
       CASE WHEN size(items) = 0 THEN null WHEN from_earliest < end THEN duration.inDays(from_earliest, end).days ELSE 0 END AS days_at_most,
       CASE WHEN coalesce(request.certainty, 'stated') <> 'stated' THEN 'inferred' WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = coalesce(request.sources, []), some IN absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY from_earliest, request_uid
