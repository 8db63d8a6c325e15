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
  what no review was coded for cannot be shared. It looks at every review asked about and takes about as long as
  silos/never_shared for each.
reference: Home Office (2016), Key findings from analysis of domestic homicide reviews
tags: [corpus, pattern, comparison]
example:
  case: demo
  cases: [harbour-fire]
  parameters: {cases: harbour-fire}
  rows:
    - {other_uid: harbour-fire, shared: 1, patterns: ['police → police: previous convictions'], here_item_uids: [demo/i-conviction], there_item_uids: [harbour-fire/i-conviction]}
*/
MATCH (review:Case)
WHERE review.uid = $case OR CASE WHEN $cases IS NOT NULL THEN review.uid IN $cases WHEN $reviews = 'all' THEN true
                                 ELSE review.fictional = ($reviews = 'made up') END
CALL (review) {
  MATCH (item:Information {case: review.uid})<-[need:NEEDED]-(needer:Holder)
  WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= review.period_latest AND needer.sector IS NOT NULL
  WITH review.period_latest AS day, item, needer, min(need.since_earliest) AS needed_earliest, coalesce(min(need.since_latest), review.period_latest) AS needed_latest,
       CASE WHEN count(need.until_latest) < count(*) OR max(need.until_latest) > review.period_latest THEN review.period_latest
            ELSE max(need.until_latest) END AS over
  CALL (item, needer, needed_earliest, over) {
    OPTIONAL MATCH (item)-[reach:REACHED]->(needer)
    WHERE reach.since_earliest <= over AND (reach.until_latest IS NULL OR reach.until_latest >= needed_earliest)
    RETURN min(reach.since_earliest) AS perhaps_from
  }
  WITH item, needer, needed_latest, coalesce(perhaps_from, over) AS stop
  WHERE needed_latest < stop
  MATCH (item)<-[knows:KNOWS]-(holder:Holder)
  WHERE knows.since_latest < stop AND (knows.until_earliest IS NULL OR knows.until_earliest > needed_latest)
    AND holder.sector IS NOT NULL AND NOT holder:Person AND NOT holder:RecordSystem
    AND NOT EXISTS { (holder)-[:ANSWERS_FOR]->(needer) }
  WITH DISTINCT item, needer, holder.sector AS held_sector
  UNWIND item.kind AS kind
  WITH held_sector + ' → ' + needer.sector + ': ' + kind AS pattern, item.uid AS item, count(DISTINCT needer) AS number
  ORDER BY item
  WITH pattern, sum(number) AS number, collect(item) AS items
  ORDER BY pattern
  RETURN collect({pattern: pattern, number: number, items: items}) AS found
}
WITH collect({review: review, found: found}) AS all
UNWIND [one IN all WHERE one.review.uid = $case] AS this
UNWIND [one IN all WHERE one.review.uid <> $case] AS that
WITH this.found AS ours, that.review AS other, that.found AS theirs
UNWIND theirs AS their
UNWIND [our IN ours WHERE our.pattern = their.pattern] AS our
WITH other, size(ours) AS here, size(theirs) AS there, our, their
ORDER BY our.number + their.number DESC, our.pattern
WITH other, here, there, count(*) AS shared, collect(our.pattern) AS patterns, collect(our.items) AS our_items, collect(their.items) AS their_items
RETURN other.uid AS other_uid, other.title AS other, 100 * shared / (here + there - shared) AS alike, shared, here, there, patterns,
       reduce(flat = [], some IN our_items | flat + [uid IN some WHERE NOT uid IN flat]) AS here_item_uids,
       reduce(flat = [], some IN their_items | flat + [uid IN some WHERE NOT uid IN flat]) AS there_item_uids
ORDER BY alike DESC, shared DESC, other_uid
