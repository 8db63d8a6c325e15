/*
title: Reviews like this one
question: Which other reviews show the same pattern of gaps?
answer_shape: >-
  One row for each other review that shares a kind of gap with this one (a kind of agency that held, a kind of information,
  a kind of agency that needed it): how many they share, how many each has, and which. The most alike comes first.
parameters: [case, cases, reviews, needs]
columns:
  - {name: other_uid, label: Review, type: uid, meaning: "the other review"}
  - {name: other, label: Other review, type: text, meaning: "its title"}
  - {name: alike, label: Alike (per cent), type: number, meaning: "of all kinds of gap that one of the two has, how many both have"}
  - {name: shared, label: Shared, type: number, meaning: "how many kinds of gap both have"}
  - {name: here, label: In this one, type: number, meaning: "how many kinds of gap this review has"}
  - {name: there, label: In the other, type: number, meaning: "how many kinds of gap the other review has"}
  - {name: patterns, label: Which, type: texts, meaning: "the kinds of gap that both have, those with most gaps first"}
  - {name: here_item_uids, label: Items here, type: uids, meaning: "the items of these gaps in this review"}
  - {name: there_item_uids, label: Items there, type: uids, meaning: "the items of these gaps in the other"}
view: {kind: table}
cannot_show: >-
  That the two reviews are alike in anything else. A large review has more kinds of gap than a small one, whatever happened;
  what no review was coded for cannot be shared.
reference: Home Office (2016), Key findings from analysis of domestic homicide reviews
tags: [corpus, pattern, comparison]
example:
  case: demo
  cases: [harbour-fire]
  parameters: {cases: harbour-fire}
  rows:
    - {other_uid: harbour-fire, shared: 1, patterns: ['police → police: previous convictions'], here_item_uids: [demo/i-conviction], there_item_uids: [harbour-fire/i-conviction]}
*/
MATCH (this:GapTable {case: $case, needs: $needs})
WITH this, this.held_sectors AS held_sectors, this.kinds AS kinds, this.needed_sectors AS needed_sectors
WITH this, [at IN range(0, size(kinds) - 1) | [held_sectors[at], kinds[at], needed_sectors[at]]] AS ours
MATCH (review:Case)
WHERE review.uid = $case OR CASE WHEN $cases IS NOT NULL THEN review.uid IN $cases WHEN $reviews = 'all' THEN true
                                 ELSE review.fictional = ($reviews = 'made up') END
MATCH (table:GapTable {case: review.uid, needs: $needs})
WITH this, ours, table, table.held_sectors AS held_sectors, table.kinds AS kinds, table.needed_sectors AS needed_sectors,
     table.gaps AS gaps, table.first AS first
UNWIND range(0, size(kinds) - 1) AS at
WITH this, ours, table, size(kinds) AS there, [held_sectors[at], kinds[at], needed_sectors[at]] AS kind, gaps[at] AS gaps, first[at] AS first
WHERE kind IN ours
WITH this, size(ours) AS here, kind[0] + ' → ' + kind[2] + ': ' + kind[1] AS pattern,
     collect({table: table, there: there, gaps: gaps, first: first}) AS found
WITH this, here, pattern, found, [one IN found WHERE one.table = this][0] AS our
UNWIND found AS their
WITH this, here, pattern, our, their
WHERE their.table <> this
WITH this, here, their.table AS other, their.there AS there, our, their, pattern
ORDER BY our.gaps + their.gaps DESC, pattern
WITH this, here, other, there, count(*) AS shared, collect(pattern) AS patterns, collect([our.first, our.first + our.gaps]) AS our_places,
     collect([their.first, their.first + their.gaps]) AS their_places
CALL (this, our_places) {
  WITH this.item_uids AS items, our_places AS places
  UNWIND range(0, size(places) - 1) AS at
  UNWIND items[places[at][0]..places[at][1]] AS item
  WITH at, item ORDER BY at, item
  RETURN collect(DISTINCT item) AS here_item_uids
}
CALL (other, their_places) {
  WITH other.item_uids AS items, their_places AS places
  UNWIND range(0, size(places) - 1) AS at
  UNWIND items[places[at][0]..places[at][1]] AS item
  WITH at, item ORDER BY at, item
  RETURN collect(DISTINCT item) AS there_item_uids
}
MATCH (review:Case {uid: other.case})
RETURN review.uid AS other_uid, review.title AS other, 100 * shared / (here + there - shared) AS alike, shared, here, there, patterns,
       here_item_uids, there_item_uids
ORDER BY alike DESC, shared DESC, other_uid
