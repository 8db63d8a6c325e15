/*
title: Pieces never put together
question: Which pictures did nobody ever hold all the pieces of, and how close did the best-placed holder come?
answer_shape: >-
  One row for each pattern and each holder that came closest to it by that day: how many pieces it held, which it lacked,
  and who held those. A pattern that somebody held whole does not appear.
parameters: [case, as_of]
columns:
  - {name: pattern_uid, label: Pattern, type: uid, meaning: "the pattern"}
  - {name: pattern, label: Picture, type: text, meaning: "what the pieces show together"}
  - {name: pieces, label: Pieces, type: number, meaning: "how many pieces there are"}
  - {name: holder_uid, label: Holder, type: uid, meaning: "a best-placed holder"}
  - {name: holder, label: Best placed, type: text, meaning: "its name"}
  - {name: held, label: Held, type: number, meaning: "how many pieces it, or a part of it, certainly held"}
  - {name: held_items, label: Pieces held, type: text, meaning: "those pieces"}
  - {name: item_uids, label: Missing, type: uids, meaning: "the pieces it did not hold"}
  - {name: needed_uids, label: Missing and needed, type: uids, meaning: "those of them that it is said to have needed; without any, the row is no finding"}
  - {name: missing, label: Pieces missing, type: text, meaning: "those pieces and who held them"}
  - {name: holder_uids, label: Holders elsewhere, type: uids, meaning: "who held the missing pieces"}
  - strength
  - sources
view: {kind: table}
cannot_show: That anybody who held all pieces would have seen the picture.
reference: Child Safeguarding Practice Review Panel, annual reports, on the jigsaw of information
tags: [silo, pattern]
finding:
  family: picture
  group: pattern_uid
  items: needed_uids
  held_by: holder_uids
  needed_by: holder_uid
  clause: '{holder} held {held} of the {pieces} pieces of one picture, {pattern} ({held_items}), and no other agency, unit or forum held more; it lacked: {missing}'
example:
  case: demo
  parameters: {}
  rows:
    - {pattern: escalation, pieces: 3, holder: risk assessment conference, held: 1}
    - {pattern: escalation, pieces: 3, holder: neighbourhood team, held: 1}
    - {pattern: escalation, pieces: 3, holder: second social worker, held: 1}
    - {pattern: escalation, pieces: 3, holder: Hill Surgery, held: 1}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (pattern:Pattern {case: $case})<-[:PIECE_OF]-(item:Information)
WITH day, pattern, item ORDER BY item.uid
WITH day, pattern, collect(item) AS pieces
UNWIND pieces AS piece
MATCH (piece)<-[knows:KNOWS]-(:Holder)-[link:ANSWERS_FOR]->(holder:Holder)
WHERE NOT holder:Person AND NOT holder:RecordSystem
  AND knows.since_latest <= day AND (knows.until_earliest IS NULL OR knows.until_earliest > day)
  AND coalesce(link.from_latest <= day, true) AND coalesce(link.to_earliest > day, true)
WITH DISTINCT pattern, pieces, day, holder, piece ORDER BY piece.uid
WITH pattern, pieces, day, holder, collect(piece) AS own
WITH pattern, pieces, day, collect({holder: holder, own: own}) AS placed
WITH pattern, pieces, day, placed, reduce(most = 0, one IN placed | CASE WHEN size(one.own) > most THEN size(one.own) ELSE most END) AS most
WHERE most < size(pieces)
WITH pattern, pieces, day, [one IN placed WHERE size(one.own) = most] AS best_placed
UNWIND best_placed AS best
WITH pattern, pieces, day, best, best.holder AS body, [one IN best_placed | one.holder] AS level
WHERE NOT EXISTS { MATCH (part)-[:ANSWERS_FOR]->(body) WHERE part <> body AND part IN level }
WITH pattern, pieces, day, best.holder AS holder, best.own AS own, [piece IN pieces WHERE NOT piece IN best.own] AS lacking
UNWIND lacking AS piece
CALL (piece, holder, day) {
  OPTIONAL MATCH (piece)<-[knows:KNOWS]-(other:Holder)
  WHERE knows.since_latest <= day AND other <> holder AND (knows.until_earliest IS NULL OR knows.until_earliest > day)
  WITH DISTINCT other, knows.sources AS held_sources ORDER BY other.uid
  RETURN collect(DISTINCT other) AS others, collect(held_sources) AS held_sources
}
WITH pattern, pieces, holder, own, collect({piece: piece, others: others}) AS gaps,
     reduce(flat = [], some IN collect(held_sources) | flat + some) AS held_sources
RETURN pattern.uid AS pattern_uid, pattern.name AS pattern, size(pieces) AS pieces, holder.uid AS holder_uid, holder.name AS holder,
       size(own) AS held, reduce(text = '', piece IN own | text + CASE text WHEN '' THEN '' ELSE '; ' END + piece.statement) AS held_items,
       [gap IN gaps | gap.piece.uid] AS item_uids,
       [gap IN gaps WHERE EXISTS { (holder)-[:NEEDED {origin: 'stated'}]->(other:Information) WHERE other = gap.piece } | gap.piece.uid] AS needed_uids,
       reduce(text = '', gap IN gaps | text + CASE text WHEN '' THEN '' ELSE '; ' END + gap.piece.statement + ' ('
              + CASE WHEN size(gap.others) = 0 THEN 'nobody'
                     ELSE reduce(names = '', other IN gap.others | names + CASE names WHEN '' THEN '' ELSE ', ' END + other.name)
                END + ')') AS missing,
       reduce(uids = [], gap IN gaps | uids + [other IN gap.others WHERE NOT other.uid IN uids | other.uid]) AS holder_uids,
       'inferred' AS strength,
       reduce(found = [], source IN reduce(flat = coalesce(pattern.sources, []), some IN held_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY held DESC, pattern_uid, holder_uid
