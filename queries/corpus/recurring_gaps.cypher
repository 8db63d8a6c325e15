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
  - {name: case_uids, label: In, type: uids, meaning: "the reviews"}
  - {name: item_uids, label: Items, type: uids, meaning: "the items of these gaps"}
  - {name: needer_uids, label: Needers, type: uids, meaning: "who needed them"}
  - {name: sources, label: Sources, type: sources, meaning: "where it is said: review, source and locator"}
view: {kind: table}
cannot_show: >-
  How common it is: reviews are written where something went wrong, and coded by people. One item of two kinds, or held by
  two kinds of agency, counts in each row. Possible gaps are left out, and so are holders that belong to no kind of agency
  or to several. It looks at every review asked about and takes about as long as silos/never_shared for each.
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
WITH collect(review) AS asked
UNWIND asked AS review
CALL (review) {
  MATCH (item:Information {case: review.uid})<-[need:NEEDED]-(needer:Holder)
  WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= review.period_latest AND needer.sector IS NOT NULL
  WITH review.period_latest AS day, item, needer, collect(need.sources) AS need_sources,
       min(need.since_earliest) AS needed_earliest, coalesce(min(need.since_latest), review.period_latest) AS needed_latest,
       CASE WHEN count(need.until_latest) < count(*) OR max(need.until_latest) > review.period_latest THEN review.period_latest
            ELSE max(need.until_latest) END AS over
  CALL (item, needer, needed_earliest, over) {
    OPTIONAL MATCH (item)-[reach:REACHED]->(needer)
    WHERE reach.since_earliest <= over AND (reach.until_latest IS NULL OR reach.until_latest >= needed_earliest)
    RETURN min(reach.since_earliest) AS perhaps_from
  }
  WITH item, needer, need_sources, needed_latest, coalesce(perhaps_from, over) AS stop
  WHERE needed_latest < stop
  MATCH (item)<-[knows:KNOWS]-(holder:Holder)
  WHERE knows.since_latest < stop AND (knows.until_earliest IS NULL OR knows.until_earliest > needed_latest)
    AND holder.sector IS NOT NULL AND NOT holder:Person AND NOT holder:RecordSystem
    AND NOT EXISTS { (holder)-[:ANSWERS_FOR]->(needer) }
  WITH item, needer, need_sources, needed_latest, stop, holder, min(knows.since_latest) AS held, head(collect(knows.sources)) AS held_sources
  ORDER BY held, holder.uid
  WITH item, needer, need_sources, needed_latest, stop, holder.sector AS held_sector, min(held) AS held,
       head(collect(holder)) AS holder, head(collect(held_sources)) AS held_sources
  WITH *, duration.inDays(CASE WHEN held > needed_latest THEN held ELSE needed_latest END, stop).days AS days
  WHERE days > 0
  UNWIND item.kind AS kind
  RETURN held_sector, kind, needer.sector AS needed_sector, item, needer, holder, days,
         reduce(flat = held_sources, some IN need_sources | flat + some) AS found
}
WITH size(asked) AS of_reviews, review, held_sector, kind, needed_sector, item, needer, holder, days, found
ORDER BY days DESC, review.uid, item.uid, needer.uid
WITH of_reviews, held_sector, kind, needed_sector, review, collect({item: item, needer: needer, days: days, found: found,
     text: review.uid + ': ' + holder.name + ' held "' + item.statement + '", needed by ' + needer.name + ', ' + toString(days)
           + CASE days WHEN 1 THEN ' day' ELSE ' days' END}) AS gaps
ORDER BY review.uid
WITH of_reviews, held_sector, kind, needed_sector, collect(review.uid) AS case_uids, collect(gaps) AS by_review
WHERE size(case_uids) >= $at_least
WITH *, reduce(all = [], gaps IN by_review | all + gaps) AS gaps
UNWIND gaps AS gap
WITH of_reviews, held_sector, kind, needed_sector, case_uids, by_review, gaps, percentileDisc(gap.days, 0.5) AS median_days, sum(gap.days) AS total_days
RETURN held_sector, kind, needed_sector, size(case_uids) AS reviews, size(gaps) AS gaps, median_days, total_days, of_reviews,
       [gap IN ([some IN by_review | some[0]] + reduce(rest = [], some IN by_review | rest + some[1..]))[..3] | gap.text] AS examples,
       case_uids, reduce(uids = [], gap IN gaps | CASE WHEN gap.item.uid IN uids THEN uids ELSE uids + [gap.item.uid] END) AS item_uids,
       reduce(uids = [], gap IN gaps | CASE WHEN gap.needer.uid IN uids THEN uids ELSE uids + [gap.needer.uid] END) AS needer_uids,
       reduce(flat = [], source IN reduce(all = [], gap IN gaps | all + [source IN gap.found | gap.item.case + '/' + source])
              | CASE WHEN source IN flat THEN flat ELSE flat + [source] END) AS sources
ORDER BY reviews DESC, gaps DESC, total_days DESC, held_sector, kind, needed_sector
