/*
title: Gaps that recur across reviews
question: Across reviews, which kinds of agency leave which kinds of information unshared with which others?
answer_shape: >-
  One row for each kind of agency that held, kind of information, and kind of agency that needed it: in how many of the
  reviews asked about, how many gaps, for how many days, with examples. Those that recur in most reviews come first.
parameters:
  - cases
  - reviews
  - needs
  - {name: at_least, label: In at least, type: number, default: 1, meaning: "only what recurs in at least so many reviews"}
  - {name: named, label: Reviews named, type: number, default: 5, meaning: "of how many reviews, at most, a row names the gaps; it counts those of all"}
columns:
  - held_sector
  - kind
  - needed_sector
  - {name: reviews, label: Reviews, type: number, meaning: "in how many reviews"}
  - {name: gaps, label: Gaps, type: number, meaning: "how many items, each counted once for every one who needed it"}
  - {name: median_days, label: Days (median), type: number, meaning: "half of these gaps lasted at least so long, counted as days at least"}
  - {name: total_days, label: Days (in all), type: number, meaning: "days at least of all these gaps together"}
  - {name: of_reviews, label: Of reviews, type: number, meaning: "how many reviews were looked at"}
  - {name: examples, label: Examples, type: texts, meaning: "up to three of these gaps, the longest of each review first: review, holder, item, who needed it, days"}
  - {name: case_uids, label: In, type: uids, meaning: "the reviews, the first by their ids"}
  - {name: item_uids, label: Items, type: uids, meaning: "the items of these gaps"}
  - {name: needer_uids, label: Needers, type: uids, meaning: "who needed them"}
  - {name: sources, label: Sources, type: sources, meaning: "where it is said: review, source and locator"}
view: {kind: table}
cannot_show: >-
  How common it is: reviews are written where something went wrong, and coded by people. One item of two kinds, or held by
  two kinds of agency, counts in each row. Possible gaps are left out, and so are holders that belong to no kind of agency
  or to several. Of a kind of gap that is in more reviews than are named, examples, reviews, items, needers and sources
  are those of the first reviews by their ids.
reference: Home Office (2016), Key findings from analysis of domestic homicide reviews
tags: [corpus, pattern, sector]
example:
  cases: [demo, harbour-fire]
  parameters: {cases: 'demo, harbour-fire', at_least: 2}
  rows:
    - {held_sector: police, kind: previous convictions, needed_sector: police, reviews: 2, gaps: 2, median_days: 114, total_days: 432, of_reviews: 2, item_uids: [demo/i-conviction, harbour-fire/i-conviction]}
*/
MATCH (review:Case)
WHERE CASE WHEN $cases IS NOT NULL THEN review.uid IN $cases WHEN $reviews = 'all' THEN true
           ELSE review.fictional = ($reviews = 'made up') END
WITH review.uid AS uid ORDER BY uid
WITH collect(uid) AS asked
WITH asked, size(asked) AS of_reviews
UNWIND asked AS uid
MATCH (table:GapTable {case: uid, needs: $needs})
WITH of_reviews, table, table.held_sectors AS held_sectors, table.kinds AS kinds, table.needed_sectors AS needed_sectors,
     table.gaps AS gaps, table.first AS first, table.days AS days
UNWIND range(0, size(kinds) - 1) AS at
UNWIND range(first[at], first[at] + gaps[at] - 1) AS place
WITH of_reviews, held_sectors[at] AS held_sector, kinds[at] AS kind, needed_sectors[at] AS needed_sector, count(*) AS gaps,
     percentileDisc(days[place], 0.5) AS median_days, sum(days[place]) AS total_days,
     collect(CASE place WHEN first[at] THEN table END) AS tables, collect(CASE place WHEN first[at] THEN at END) AS places
WITH *, size(tables) AS reviews
WHERE reviews >= $at_least
UNWIND range(0, CASE WHEN reviews < $named THEN reviews ELSE $named END - 1) AS number
WITH tables[number] AS table, collect({of_reviews: of_reviews, held_sector: held_sector, kind: kind, needed_sector: needed_sector, reviews: reviews,
     gaps: gaps, median_days: median_days, total_days: total_days, at: places[number]}) AS rows
ORDER BY table.case
WITH rows, table.case AS uid, table.first AS first, table.gaps AS number, table.days AS days, table.item_uids AS items,
     table.needer_uids AS needers, table.holder_uids AS holders, table.found_in AS found
UNWIND rows AS row
WITH row.held_sector AS held_sector, row.kind AS kind, row.needed_sector AS needed_sector, row.reviews AS reviews, row.gaps AS gaps,
     row.median_days AS median_days, row.total_days AS total_days, row.of_reviews AS of_reviews,
     collect([place IN range(first[row.at], first[row.at] + number[row.at] - 1) |
              {review: uid, days: days[place], item: items[place], needer: needers[place], holder: holders[place], found: found[place]}]) AS by_review
CALL (by_review) {
  UNWIND ([some IN by_review | some[0]] + reduce(rest = [], some IN by_review[..2] | rest + some[1..]))[..3] AS gap
  CALL (gap) { MATCH (item:Information {uid: gap.item}) RETURN item LIMIT 1 }
  CALL (gap) { MATCH (needer:Holder {uid: gap.needer}) RETURN needer LIMIT 1 }
  CALL (gap) { MATCH (holder:Holder {uid: gap.holder}) RETURN holder LIMIT 1 }
  RETURN collect(gap.review + ': ' + holder.name + ' held "' + item.statement + '", needed by ' + needer.name + ', ' + toString(gap.days)
                 + CASE gap.days WHEN 1 THEN ' day' ELSE ' days' END) AS examples
}
CALL (by_review) {
  UNWIND by_review AS some
  UNWIND some AS gap
  RETURN collect(DISTINCT gap.review) AS case_uids, collect(DISTINCT gap.item) AS item_uids, collect(DISTINCT gap.needer) AS needer_uids
}
CALL (by_review) {
  UNWIND by_review AS some
  UNWIND some AS gap
  UNWIND [source IN split(gap.found, '; ') WHERE source <> ''] AS source
  RETURN collect(DISTINCT gap.review + '/' + source) AS sources
}
RETURN held_sector, kind, needed_sector, reviews, gaps, median_days, total_days, of_reviews, examples, case_uids, item_uids, needer_uids, sources
ORDER BY reviews DESC, gaps DESC, total_days DESC, held_sector, kind, needed_sector
