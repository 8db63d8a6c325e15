/*
title: Known to family and friends only
question: What did the victim, family, friends or others know that no agency is recorded as knowing?
answer_shape: >-
  One row for each item that people knew and no agency did, with who needed it; and for each that was needed while only
  people knew it and that an agency came to know later.
parameters: [case, as_of, needs]
columns:
  - item_uid
  - item
  - {name: holder_uids, label: People, type: uids, meaning: "who knew"}
  - {name: holders, label: Known to, type: text, meaning: "their names"}
  - holder_since
  - needer_uids
  - needers
  - from_earliest
  - from_latest
  - {name: pending_from, label: Held and needed from, type: date, meaning: "the day from which it certainly was both known to them and needed; empty where nobody is said to need it"}
  - {name: until, label: Until, type: date, meaning: "the day from which an agency certainly knew; empty where none did"}
  - {name: days_pending, label: Days held and needed, type: number, meaning: "from that day until an agency can have known, or to the day one looks from"}
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
  since: holder_since
  needed_by: needer_uids
  from: pending_from
  to: until
  days: days_pending
  clause: 'only people outside are recorded as knowing it; an agency learned it: {until}'
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-knife, holders: 'Dan; Mara; Ruth', needers: Harbour Police, gap: gap}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day, COLLECT {
       MATCH (:Sharing {case: $case})-[sent:CARRIED {fidelity: 'distorted'}]->(:Information) WHERE sent.as_uid IS NOT NULL RETURN sent.as_uid
     } AS distorted
MATCH (item:Information {case: $case})<-[knows:KNOWS]-(holder:Person {case: $case})
WHERE knows.since_latest <= day
  AND (NOT item.uid IN distorted OR EXISTS { (item)<-[:NEEDED {origin: 'stated'}]-(:Holder) })
WITH day, item, holder, min(knows.since_earliest) AS held_earliest, min(knows.since_latest) AS held_latest,
     collect(knows.sources) AS held_sources
ORDER BY held_latest, held_earliest, holder.uid
WITH day, item, collect(holder) AS held_by, collect(held_latest) AS holder_since, min(held_earliest) AS from_earliest, min(held_latest) AS from_latest,
     reduce(flat = [], some IN collect(held_sources) | flat + some) AS held_sources
CALL (item, day) {
  OPTIONAL MATCH (item)<-[other:KNOWS]-(body:Holder) WHERE other.since_latest <= day AND NOT body:Person
  RETURN min(other.since_earliest) AS learned_earliest, min(other.since_latest) AS until
}
OPTIONAL MATCH (item)<-[need:NEEDED]-(needer:Holder)
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= day AND NOT needer:Person
  AND (until IS NULL OR coalesce(need.since_latest, need.since_earliest) < learned_earliest)
WITH day, item, held_by, holder_since, from_earliest, from_latest, learned_earliest, until, held_sources, needer, collect(need.sources) AS need_sources,
     min(need.since_latest) AS needed_latest
ORDER BY needer.uid
WITH day, item, held_by, holder_since, from_earliest, from_latest, learned_earliest, until, held_sources,
     collect(needer) AS needed_by, min(needed_latest) AS needed_latest,
     reduce(flat = [], some IN collect(need_sources) | flat + some) AS need_sources
WITH *, CASE WHEN size(needed_by) = 0 THEN null WHEN needed_latest > from_latest THEN needed_latest
             ELSE from_latest END AS pending_from
WITH * WHERE until IS NULL OR (learned_earliest > pending_from AND size(needed_by) > 0)
CALL (item) {
  MATCH (absence:Absence)-[:CONCERNS]->(item)
  WHERE absence.kind IN ['not shared', 'not known', 'not asked']
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN item.uid AS item_uid, item.statement AS item, [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders, holder_since,
       [needer IN needed_by | needer.uid] AS needer_uids,
       reduce(names = '', needer IN needed_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + needer.name) AS needers,
       from_earliest, from_latest,
       pending_from, until,
       duration.inDays(pending_from, coalesce(learned_earliest, day)).days AS days_pending,
       duration.inDays(from_latest, coalesce(learned_earliest, day)).days AS days_at_least,
       duration.inDays(from_earliest, coalesce(until, day)).days AS days_at_most,
       CASE WHEN EXISTS {
         MATCH (item)<-[other:KNOWS]-(body:Holder)
         WHERE other.since_earliest < coalesce(learned_earliest, day) AND NOT body:Person
       } THEN 'possible gap' ELSE 'gap' END AS gap,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = [], some IN held_sources + need_sources + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY size(needed_by) > 0, days_at_most DESC, item_uid
