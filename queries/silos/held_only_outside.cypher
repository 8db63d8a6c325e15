/*
title: Known to family and friends only
question: What did the victim, family, friends or others know that no agency is recorded as knowing?
answer_shape: One row for each item that people knew and no agency did, with who needed it.
parameters: [case, as_of, needs]
columns:
  - item_uid
  - item
  - {name: holder_uids, label: People, type: uids, meaning: "who knew"}
  - {name: holders, label: Known to, type: text, meaning: "their names"}
  - needer_uids
  - needers
  - from_earliest
  - from_latest
  - {name: pending_from, label: Held and needed from, type: date, meaning: "the day from which it certainly was both known to them and needed; empty where nobody is said to need it"}
  - {name: days_pending, label: Days held and needed, type: number, meaning: "from that day to the day one looks from"}
  - days_at_least
  - days_at_most
  - gap
  - strength
  - sources
view: {kind: table}
cannot_show: >-
  That a person could have told. People keep silent out of fear, loyalty or shame, or because nobody asked them. This is
  about questions that could have been asked, not about anybody's duty.
reference: Home Office guidance on the involvement of family, friends and other networks in reviews
tags: [silo, family]
finding:
  family: gap
  items: item_uid
  held_by: holder_uids
  needed_by: needer_uids
  from: pending_from
  days: days_pending
  clause: no agency is recorded as having learned it
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-knife, holders: 'Dan; Mara; Ruth', needers: Harbour Police, gap: gap}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (item:Information {case: $case})<-[knows:KNOWS]-(holder:Person)
WHERE knows.since_latest <= day
  AND (NOT EXISTS { MATCH (:Sharing)-[sent:CARRIED {fidelity: 'distorted'}]->(:Information) WHERE sent.as_uid = item.uid }
       OR EXISTS { (item)<-[:NEEDED {origin: 'stated'}]-(:Holder) })
  AND NOT EXISTS { MATCH (item)<-[other:KNOWS]-(body:Holder) WHERE other.since_latest <= day AND NOT body:Person }
WITH day, item, holder, min(knows.since_earliest) AS held_earliest, min(knows.since_latest) AS held_latest,
     collect(knows.sources) AS held_sources
ORDER BY held_latest, held_earliest, holder.uid
WITH day, item, collect(holder) AS held_by, min(held_earliest) AS from_earliest, min(held_latest) AS from_latest,
     reduce(flat = [], some IN collect(held_sources) | flat + some) AS held_sources
OPTIONAL MATCH (item)<-[need:NEEDED]-(needer:Holder)
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= day AND NOT needer:Person
WITH day, item, held_by, from_earliest, from_latest, held_sources, needer, collect(need.sources) AS need_sources,
     min(need.since_latest) AS needed_latest
ORDER BY needer.uid
WITH day, item, held_by, from_earliest, from_latest, held_sources, collect(needer) AS needed_by, min(needed_latest) AS needed_latest,
     reduce(flat = [], some IN collect(need_sources) | flat + some) AS need_sources
WITH *, CASE WHEN size(needed_by) = 0 THEN null WHEN needed_latest > from_latest THEN needed_latest
             ELSE from_latest END AS pending_from
CALL (item) {
  MATCH (absence:Absence)-[:CONCERNS]->(item)
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN item.uid AS item_uid, item.statement AS item, [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders,
       [needer IN needed_by | needer.uid] AS needer_uids,
       reduce(names = '', needer IN needed_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + needer.name) AS needers,
       from_earliest, from_latest,
       pending_from, duration.inDays(pending_from, day).days AS days_pending,
       duration.inDays(from_latest, day).days AS days_at_least,
       duration.inDays(from_earliest, day).days AS days_at_most,
       CASE WHEN EXISTS {
         MATCH (item)<-[other:KNOWS]-(body:Holder) WHERE other.since_earliest <= day AND NOT body:Person
       } THEN 'possible gap' ELSE 'gap' END AS gap,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = [], some IN held_sources + need_sources + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY size(needed_by) > 0, days_at_most DESC, item_uid
