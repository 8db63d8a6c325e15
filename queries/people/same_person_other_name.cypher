/*
title: One person under other names
question: Under which names did records hold one person, and what stood under a name that did not reach those who needed it and knew the person by another?
answer_shape: >-
  One row for each rendering of a name that a record used: what stands under it, and which of these items somebody outside
  that record needed and did not certainly come to know. Where nothing is coded as standing under it, or all of it reached
  those who needed it, the row says so: the rendering is then a spelling and no more.
parameters: [case, as_of, needs]
columns:
  - {name: rendering_uid, label: Rendering, type: uid, meaning: "the name as a record spelt it"}
  - {name: person_uid, label: Person, type: uid, meaning: "the person"}
  - {name: person, label: Person, type: text, meaning: "the name by which the review calls the person"}
  - {name: rendered, label: Recorded as, type: text, meaning: "the name as it was recorded"}
  - {name: date, label: Date, type: text, meaning: "when, as it was written"}
  - {name: holder_uids, label: Recorded by, type: uids, meaning: "whose record it is"}
  - {name: holders, label: Recorded by, type: text, meaning: "names of those whose record it is"}
  - {name: other_renderings, label: Elsewhere, type: text, meaning: "other names under which the person stood, and where"}
  - {name: item_uids, label: Items, type: uids, meaning: "what stands under this name"}
  - {name: items, label: Under this name, type: text, meaning: "what they say"}
  - {name: hidden_uids, label: Hidden, type: uids, meaning: "which of them did not certainly reach somebody who needed them and recorded the person otherwise"}
  - {name: hidden, label: Did not reach, type: text, meaning: "each of these, and whom it did not reach"}
  - needer_uids
  - needers
  - {name: effect, label: Effect, type: text, meaning: "in a few words"}
  - {name: effect_strength, label: Strength, type: text, meaning: "always inferred: what did not arrive is worked out, and not that the name was why"}
  - sources
view: {kind: table}
cannot_show: >-
  That the name was why it did not arrive, unless a source says so; and searches under a name that nobody recorded.
reference: The Bichard inquiry (2004), on one man under two names
tags: [person, record]
finding:
  family: picture
  group: rendering_uid
  items: hidden_uids
  held_by: holder_uids
  needed_by: needer_uids
  strength: effect_strength
  clause: '{holders} recorded {person} as “{rendered}”{other_renderings: (elsewhere: %)}; what stood under that name and did not certainly reach those who needed it: {hidden}'
example:
  case: demo
  parameters: {}
  rows:
    - {rendering_uid: demo/x-maiden, person: Mara, rendered: Mara Lind, holders: Hill Surgery, other_renderings: 'Marah (crime log)', items: '', hidden: '', needers: '', effect: a spelling only; nothing is coded as standing under it}
    - {rendering_uid: demo/x-marah, person: Mara, rendered: Marah, holders: crime log, other_renderings: 'Mara Lind (Hill Surgery)', items: Dan broke his bail by coming to the house, hidden: 'Dan broke his bail by coming to the house (offender unit, which may have known)', needers: offender unit, effect: something under it did not certainly reach somebody who needed it}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (rendering:Rendering {case: $case})-[:RENDERS]->(person:Person)
WHERE coalesce(rendering.date_earliest <= day, true)
CALL (rendering) {
  OPTIONAL MATCH (rendering)-[:RECORDED_BY]->(recorder:Holder) WITH recorder ORDER BY recorder.uid RETURN collect(recorder) AS recorders
}
CALL (rendering, person) {
  OPTIONAL MATCH (other:Rendering)-[:RENDERS]->(person)
  WHERE other <> rendering
  CALL (other) {
    OPTIONAL MATCH (other)-[:RECORDED_BY]->(where:Holder) WITH where ORDER BY where.uid
    RETURN reduce(names = '', one IN collect(where) | names + CASE names WHEN '' THEN '' ELSE ', ' END + one.name) AS places
  }
  WITH other, places ORDER BY other.uid
  RETURN collect(other.name + CASE places WHEN '' THEN '' ELSE ' (' + places + ')' END) AS elsewhere
}
CALL (rendering) {
  OPTIONAL MATCH (rendering)-[:FILES]->(item:Information) WITH item ORDER BY item.uid RETURN collect(item) AS items
}
CALL (rendering, person, items, recorders, day) {
  UNWIND items AS item
  MATCH (item)<-[need:NEEDED]-(needer:Holder)
  WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= day AND NOT needer IN recorders
    AND NOT EXISTS { MATCH (recorder:Holder)-[:ANSWERS_FOR]->(needer) WHERE recorder IN recorders }
    AND NOT EXISTS { MATCH (rendering)-[:RENDERS]->(:Person)<-[:RENDERS]-(same:Rendering {name: rendering.name})-[:RECORDED_BY]->(needer) }
  WITH DISTINCT item, needer
  WHERE NOT EXISTS { MATCH (item)-[reach:REACHED]->(needer) WHERE reach.since_latest <= day }
    AND (EXISTS { MATCH (needer)<-[:WORK_OF]-(:Involvement)-[:WORK_WITH]->(person) }
         OR EXISTS { MATCH (needer)<-[:RECORDED_BY]-(:Rendering)-[:RENDERS]->(person) }
         OR EXISTS { MATCH (needer)<-[:ANSWERS_FOR]-(:Holder)-[:KNOWS]->(:Information)-[:ABOUT]->(person) })
  WITH item, needer, EXISTS { MATCH (item)-[reach:REACHED]->(needer) WHERE reach.since_earliest <= day } AS perhaps
  ORDER BY item.uid, needer.uid
  RETURN collect(item) AS missing, collect(DISTINCT needer) AS needing,
         collect(item.statement + ' (' + needer.name + CASE WHEN perhaps THEN ', which may have known)' ELSE ')' END) AS told
}
RETURN rendering.uid AS rendering_uid, person.uid AS person_uid, person.name AS person, rendering.name AS rendered, rendering.date AS date,
       [one IN recorders | one.uid] AS holder_uids,
       reduce(names = '', one IN recorders | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS holders,
       reduce(text = '', one IN elsewhere | text + CASE text WHEN '' THEN '' ELSE '; ' END + one) AS other_renderings,
       [item IN items | item.uid] AS item_uids,
       reduce(text = '', item IN items | text + CASE text WHEN '' THEN '' ELSE '; ' END + item.statement) AS items,
       reduce(found = [], item IN missing | CASE WHEN item.uid IN found THEN found ELSE found + [item.uid] END) AS hidden_uids,
       reduce(text = '', one IN told | text + CASE text WHEN '' THEN '' ELSE '; ' END + one) AS hidden,
       [one IN needing | one.uid] AS needer_uids,
       reduce(names = '', one IN needing | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS needers,
       CASE WHEN size(items) = 0 THEN 'a spelling only; nothing is coded as standing under it'
            WHEN size(needing) = 0 THEN 'a spelling only; what stands under it reached those coded as needing it'
            ELSE 'something under it did not certainly reach somebody who needed it' END AS effect, 'inferred' AS effect_strength,
       coalesce(rendering.sources, []) AS sources
ORDER BY person_uid, rendered, rendering_uid
