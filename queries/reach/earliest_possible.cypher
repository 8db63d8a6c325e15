/*
title: The earliest it could have been known
question: Had everybody passed on what they knew at each contact that did take place, who could have known what they needed, and when?
answer_shape: >-
  One row for each item and each holder that needed it and did not have it in time: whether it could have known, perhaps
  could, or had no path; from when; by what chain of contacts; and how many days were lost between that day and the day
  on which it is recorded as known (or the end). "No path" is a contact that never took place.
parameters:
  - case
  - as_of
  - needs
  - {name: through, label: Passed on by, type: choice, default: work, choices: [work, everybody], meaning: "work: only those at work pass on all they had; everybody: people too, apart from the perpetrator, as if every question had been put to them"}
columns:
  - item_uid
  - item
  - holder_uids
  - holders
  - needer_uid
  - needer
  - why
  - from_earliest
  - from_latest
  - {name: reached_latest, label: Recorded as known, type: date, meaning: "the day from which it certainly knew; empty where that is never recorded"}
  - {name: could, label: Could it, type: text, meaning: '"could have known" however the uncertain dates fell, "perhaps could" for some way in which they fell, "no path" where no chain of contacts would have brought it sooner'}
  - {name: could_earliest, label: Could from (earliest), type: date, meaning: "the first day on which it perhaps could have known"}
  - {name: could_latest, label: Could from (latest), type: date, meaning: "the day from which it surely could have; empty where it only perhaps could"}
  - {name: days_at_least, label: Days lost (at least), type: number, meaning: "from the day on which it was held, needed and surely could have been known"}
  - {name: days_at_most, label: Days lost (at most), type: number, meaning: "from the first day on which it perhaps could have been known"}
  - {name: chain, label: Chain, type: text, meaning: "who would have passed it on to whom, and when they were in contact"}
  - {name: giver_uids, label: Passed on by, type: uids, meaning: "the holders of the chain, the first had it by record"}
  - {name: contact_uids, label: At, type: uids, meaning: "the sharing, meeting or request at which each would have passed it on; a record system or a body stands for itself"}
  - sources
view: {kind: timeline, start: could_latest, end: reached_latest, row: needer, text: item}
cannot_show: >-
  That it should have been passed on, or would have been understood: nobody says everything at every contact, and much may
  rightly stay unsaid. Contacts that no source records are none: colleagues of one team are in contact only where a source
  says so. How the rules of time and of contacts go is in docs/reach.md. It reads what loading worked out, and takes about half as long again as
  silos/never_shared.
reference: Holme and Saramäki (2012), Temporal networks, on time-respecting reachability
tags: [reach, opportunity, path]
example:
  case: demo
  parameters: {}
  rows:
    - {item_uid: demo/i-strangled, needer: Northgate Social Care, reached_latest: 2021-05-20, could: could have known, could_latest: 2021-03-19, days_at_least: 62, chain: 'Hill Surgery → first social worker (19 March 2021)'}
    - {item_uid: demo/i-hiding, needer: Northgate Social Care, reached_latest: null, could: could have known, could_latest: 2021-09-15, days_at_least: 61, chain: 'Oak School → second social worker (15 September 2021)'}
    - {item_uid: demo/i-hiding, needer: risk assessment conference, could: could have known, could_latest: 2021-11-04, days_at_least: 11, chain: 'Oak School → second social worker (15 September 2021) → risk assessment conference (4 November 2021)'}
    - {item_uid: demo/i-fear, needer: risk assessment conference, could: could have known, could_latest: 2021-11-04, days_at_least: 11, chain: 'neighbourhood team → risk assessment conference (4 November 2021)'}
    - {item_uid: demo/i-left, needer: Oak School, reached_latest: 2021-11-11, could: could have known, could_latest: 2021-11-10, days_at_least: 1, chain: 'neighbourhood team → Oak School (10 November 2021)'}
    - {item_uid: demo/i-breach, needer: offender unit, could: could have known, could_latest: 2021-10-02, days_at_least: 0, days_at_most: 44, chain: 'crime log → offender unit'}
    - {item_uid: demo/i-conviction, needer: neighbourhood team, could: no path, could_latest: null, days_at_least: null, chain: null}
    - {item_uid: demo/i-conviction, needer: Northgate Social Care, could: no path}
    - {item_uid: demo/i-knife, needer: Harbour Police, could: no path}
    - {item_uid: demo/i-breach, needer: Northgate Social Care, reached_latest: 2021-11-04, could: no path}
    - {item_uid: demo/i-strangled, needer: neighbourhood team, could: no path}
    - {item_uid: demo/i-left, needer: offender unit, could: no path}
    - {item_uid: demo/i-left, needer: Northgate Social Care, reached_latest: 2021-11-11, could: no path}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (item:Information {case: $case})<-[need:NEEDED]-(needer:Holder)
WHERE ($needs = 'all' OR need.origin = 'stated') AND need.since_earliest <= day
WITH day, item, needer, collect(need) AS needs,
     min(need.since_earliest) AS needed_earliest, coalesce(min(need.since_latest), day) AS needed_latest,
     CASE WHEN count(need.until_latest) < count(*) OR max(need.until_latest) > day THEN day
          ELSE max(need.until_latest) END AS end
CALL (item, needer, needed_latest, needed_earliest, end) {
  OPTIONAL MATCH (item)-[reach:REACHED]->(needer)
  WHERE reach.since_earliest <= end AND (reach.until_latest IS NULL OR reach.until_latest >= needed_earliest)
  WITH CASE WHEN reach.since_latest <= end AND (reach.until_earliest IS NULL OR reach.until_earliest > needed_latest)
            THEN reach.since_latest END AS sure, reach.since_earliest AS perhaps
  RETURN min(sure) AS reached_latest, min(perhaps) AS reached_earliest
}
WITH *, coalesce(reached_latest, end) AS stop
WHERE reached_latest IS NULL OR reached_latest > needed_latest
MATCH (item)<-[knows:KNOWS]-(holder:Holder)
WHERE knows.since_latest <= stop AND (knows.until_earliest IS NULL OR knows.until_earliest > needed_earliest)
  AND NOT EXISTS { (holder)-[:ANSWERS_FOR]->(needer) }
WITH item, needer, needs, needed_earliest, needed_latest, reached_latest, reached_earliest, stop, holder,
     min(knows.since_earliest) AS held_earliest, min(knows.since_latest) AS held_latest, collect(knows.sources) AS held_sources
ORDER BY held_latest, held_earliest, holder.uid
WITH item, needer, needs, needed_earliest, needed_latest, reached_latest, reached_earliest, stop, collect(holder) AS held_by,
     min(held_earliest) AS held_earliest, min(held_latest) AS held_latest, collect(held_sources) AS held_sources
WITH *, CASE WHEN held_earliest > needed_earliest THEN held_earliest ELSE needed_earliest END AS from_earliest,
     CASE WHEN held_latest > needed_latest THEN held_latest ELSE needed_latest END AS from_latest
WHERE from_earliest < stop
CALL (item, needer, needed_earliest, needed_latest, stop) {
  OPTIONAL MATCH (item)-[could:COULD_HAVE_KNOWN]->(needer)
  WHERE (could.through = 'work' OR $through = 'everybody') AND could.since_earliest < stop
    AND (could.until_latest IS NULL OR could.until_latest >= needed_earliest)
  WITH could, CASE WHEN could.since_latest < stop AND (could.until_earliest IS NULL OR could.until_earliest > needed_latest)
                   THEN could.since_latest END AS sure
  ORDER BY sure, could.since_earliest, size(could.via_uids), could.through DESC, could.part_uid
  RETURN head(collect(could)) AS best, min(sure) AS could_latest, min(could.since_earliest) AS could_earliest
}
WITH *, CASE WHEN could_latest IS NOT NULL THEN 'could have known' WHEN best IS NOT NULL THEN 'perhaps could' ELSE 'no path' END AS could,
     CASE WHEN could_latest > from_latest THEN could_latest ELSE from_latest END AS lost_latest,
     CASE WHEN could_earliest > from_earliest THEN could_earliest ELSE from_earliest END AS lost_earliest,
     CASE WHEN reached_earliest < stop THEN reached_earliest ELSE stop END AS sure_stop
CALL (best) {
  UNWIND CASE WHEN best IS NULL THEN [] ELSE range(0, size(best.giver_uids) - 1) END AS step
  MATCH (giver:Holder {uid: best.giver_uids[step]})
  MATCH (taker:Holder {uid: CASE WHEN step + 1 < size(best.giver_uids) THEN best.giver_uids[step + 1] ELSE best.part_uid END})
  OPTIONAL MATCH (sharing:Sharing {uid: best.via_uids[step]})
  OPTIONAL MATCH (meeting:Meeting {uid: best.via_uids[step]})
  OPTIONAL MATCH (request:Request {uid: best.via_uids[step]})
  WITH step, giver, taker, coalesce(sharing.received, sharing.date, meeting.date,
       CASE WHEN EXISTS { (request)-[:ASKED_OF]->(giver) } THEN coalesce(request.answered, request.date) ELSE request.date END) AS when
  ORDER BY step
  WITH collect({giver: giver.name, taker: taker.name, when: when}) AS steps
  RETURN CASE WHEN size(steps) > 0 THEN reduce(text = head(steps).giver, one IN steps | text + ' → ' + one.taker
         + CASE WHEN one.when IS NULL THEN '' ELSE ' (' + one.when + ')' END) END AS chain
}
RETURN item.uid AS item_uid, item.statement AS item, [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders,
       needer.uid AS needer_uid, needer.name AS needer, reduce(why = null, need IN needs | CASE WHEN why IS NULL OR need.why < why THEN need.why ELSE why END) AS why, from_earliest, from_latest,
       reached_latest, could, could_earliest, could_latest,
       CASE WHEN could = 'could have known' AND lost_latest < sure_stop THEN duration.inDays(lost_latest, sure_stop).days
            WHEN could <> 'no path' THEN 0 END AS days_at_least,
       CASE WHEN could <> 'no path' THEN duration.inDays(lost_earliest, stop).days END AS days_at_most, chain,
       coalesce(best.giver_uids, []) AS giver_uids, coalesce(best.via_uids, []) AS contact_uids,
       reduce(found = [], source IN reduce(flat = [], some IN [need IN needs | need.sources] + reduce(flat = [], s IN held_sources | flat + s) + [coalesce(best.sources, [])] | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY CASE could WHEN 'could have known' THEN 0 WHEN 'perhaps could' THEN 1 ELSE 2 END, days_at_least DESC, days_at_most DESC,
         from_latest, item_uid, needer_uid
