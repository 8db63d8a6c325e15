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
  - {name: here_item_uids, label: Items here, type: uids, meaning: "the items of these gaps in this review, pattern by pattern, the longest gaps first"}
  - {name: there_item_uids, label: Items there, type: uids, meaning: "those in the other, in the same order"}
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
WITH this, size(this.kinds) AS here
MATCH (review:Case)
WHERE review.uid = $case OR CASE WHEN $cases IS NOT NULL THEN review.uid IN $cases WHEN $reviews = 'all' THEN true
                                 ELSE review.fictional = ($reviews = 'made up') END
MATCH (table:GapTable {case: review.uid, needs: $needs})
WITH this, here, table, table = this AS own, table.held_sectors AS held_sectors, table.kinds AS kinds, table.needed_sectors AS needed_sectors,
     table.gaps AS gaps, table.first AS first
UNWIND range(0, size(kinds) - 1) AS at
WITH this, here, held_sectors[at] AS held_sector, kinds[at] AS kind, needed_sectors[at] AS needed_sector, max(CASE WHEN own THEN at END) AS ours,
     collect(table) AS tables, collect(gaps[at]) AS gaps, collect(first[at]) AS first
WHERE ours IS NOT NULL
WITH this, here, held_sector + ' → ' + needed_sector + ': ' + kind AS pattern, this.gaps[ours] AS our_gaps, this.first[ours] AS our_first,
     tables, gaps, first
UNWIND range(0, size(tables) - 1) AS number
WITH this, here, pattern, our_gaps, our_first, tables[number] AS other, gaps[number] AS their_gaps, first[number] AS their_first
WHERE other <> this
WITH this, here, other, pattern, our_gaps, our_first, their_gaps, their_first
ORDER BY our_gaps + their_gaps DESC, pattern
WITH this, here, other, count(*) AS shared, collect(pattern) AS patterns, collect([our_first, our_first + our_gaps]) AS our_places,
     collect([their_first, their_first + their_gaps]) AS their_places
WITH *, size(other.kinds) AS there
CALL (this, our_places) {
  WITH this.item_uids AS our_items, our_places
  UNWIND our_places AS places
  UNWIND our_items[places[0]..places[1]] AS item
  RETURN collect(DISTINCT item) AS here_item_uids
}
CALL (other, their_places) {
  WITH other.item_uids AS their_items, their_places
  UNWIND their_places AS places
  UNWIND their_items[places[0]..places[1]] AS item
  RETURN collect(DISTINCT item) AS there_item_uids
}
MATCH (review:Case {uid: other.case})
RETURN review.uid AS other_uid, review.title AS other, 100 * shared / (here + there - shared) AS alike, shared, here, there, patterns,
       here_item_uids, there_item_uids
ORDER BY alike DESC, shared DESC, other_uid
