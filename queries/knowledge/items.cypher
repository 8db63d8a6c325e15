/*
title: The items of a review
question: Which items of information does this review hold, and to how many was each known?
answer_shape: One row for each item, with the number of agencies whose parts certainly knew it by the day.
parameters: [case, as_of]
columns:
  - item_uid
  - item
  - {name: kinds, label: Kinds, type: text, meaning: "which factors of risk it bears on"}
  - {name: about, label: About, type: text, meaning: "the people it is about"}
  - {name: known_to, label: Known to, type: number, meaning: "how many agencies, and bodies that belong to none, knew it"}
  - {name: needed_by, label: Needed by, type: number, meaning: "how many holders are coded as needing it"}
  - sources
view: {kind: table}
cannot_show: What is not coded.
reference: DASH risk identification checklist (SafeLives), for the kinds
tags: [knowledge, list]
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-breach, kinds: breach, about: Dan; Mara, known_to: 3, needed_by: 2}
    - {item_uid: demo/i-conviction, kinds: previous convictions; earlier victims, about: Dan, known_to: 1, needed_by: 2}
    - {item_uid: demo/i-fear, kinds: victim's fear; threat to kill, about: Mara, known_to: 1, needed_by: 1}
    - {item_uid: demo/i-gate, kinds: breach; whereabouts, about: Dan, known_to: 2, needed_by: 0}
    - {item_uid: demo/i-hiding, kinds: child harm; assault, about: Dan; Leo, known_to: 1, needed_by: 2}
    - {item_uid: demo/i-knife, kinds: weapon, about: Dan, known_to: 0, needed_by: 1}
    - {item_uid: demo/i-left, kinds: separation; relationship status, about: Dan; Mara, known_to: 3, needed_by: 3}
    - {item_uid: demo/i-strangled, kinds: strangulation; assault, about: Dan; Mara, known_to: 2, needed_by: 2}
    - {item_uid: demo/i-tired, kinds: child harm, about: Leo, known_to: 2, needed_by: 0}
    - {item_uid: demo/i-together, kinds: relationship status; account, about: Dan; Mara, known_to: 1, needed_by: 0}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (item:Information {case: $case})
CALL (item) {
  OPTIONAL MATCH (item)-[:ABOUT]->(person:Person)
  WITH person ORDER BY person.name
  RETURN reduce(names = '', one IN collect(person) | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS about
}
RETURN item.uid AS item_uid, item.statement AS item,
       reduce(text = '', kind IN item.kind | text + CASE text WHEN '' THEN '' ELSE '; ' END + kind) AS kinds, about,
       COUNT {
         MATCH (item)<-[knows:KNOWS]-(holder:Holder)
         WHERE knows.since_latest <= day AND NOT holder:Person AND NOT holder:RecordSystem
         RETURN DISTINCT coalesce(holder.agency_uid, holder.uid)
       } AS known_to,
       COUNT { MATCH (item)<-[:NEEDED {origin: 'stated'}]-(needer:Holder) RETURN DISTINCT needer } AS needed_by, item.sources AS sources
ORDER BY item_uid
