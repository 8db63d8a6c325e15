/*
title: Shared in time, quickly and whole
question: What did reach somebody who needed it, whole and within days?
answer_shape: >-
  One row for each sharing or meeting and each recipient by whom, or by whose body, it brought something that was needed:
  it arrived whole (nothing of that sharing was left out or changed), certainly, before the need ended, and no more than so many days after it was both needed and known to
  anybody at work, and after whoever passed it on came to know. The surest and quickest come first. Where dates are so
  uncertain that it can have been up to a month more, the row says "perhaps". What people tell themselves is left out.
parameters:
  - case
  - as_of
  - needs
  - {name: within, label: Within days, type: number, default: 7, meaning: "how many days it may have taken from when it was needed, and with the sender"}
columns:
  - {name: sharing_uid, label: Sharing, type: uid, meaning: "the sharing or the meeting"}
  - {name: sender_uids, label: From, type: uids, meaning: "who passed it on"}
  - {name: senders, label: From, type: text, meaning: "their names"}
  - {name: recipient_uid, label: To, type: uid, meaning: "to whom it came"}
  - {name: recipient, label: To, type: text, meaning: "its name"}
  - needer_uids
  - needers
  - {name: item_uids, label: Items, type: uids, meaning: "what it brought"}
  - {name: items, label: Information, type: text, meaning: "what they say"}
  - {name: channel, label: Channel, type: text, meaning: "how it went"}
  - why
  - {name: needed_from, label: Needed from, type: date, meaning: "the first day on which it can have been both needed and known"}
  - {name: arrived, label: Arrived, type: date, meaning: "the day by which it certainly had arrived"}
  - {name: days_at_least, label: Days (at least), type: number, meaning: "from the one to the other, or 0 where it arrived before it was needed"}
  - {name: days_at_most, label: Days (at most), type: number, meaning: "the same, at most"}
  - {name: sender_days_at_most, label: Days with the sender (at most), type: number, meaning: "from the day on which the sender can have known; empty where nothing shows since when"}
  - {name: in_time, label: In time, type: text, meaning: '"in time" where it certainly took no longer than that, "perhaps" where it may have'}
  - sources
view: {kind: network, row: sender_uids, column: recipient_uid, text: items}
cannot_show: >-
  That it was used. What was told on the spot, and never written down, is missing here as it is everywhere.
reference: Multi-agency statutory guidance for the conduct of domestic homicide reviews (2016), on good practice
tags: [knowledge, good practice]
example:
  case: demo
  parameters: {}
  rows:
    - {sharing_uid: demo/s-separation, senders: neighbourhood team, recipient: second social worker, needers: Northgate Social Care, items: Dan has left and the two are apart, channel: phone, needed_from: 2021-11-08, arrived: 2021-11-11, days_at_most: 3, sender_days_at_most: 3, in_time: in time}
    - {sharing_uid: demo/s-to-school, senders: second social worker, recipient: Oak School, needers: Oak School, items: Dan has left and the two are apart, channel: phone, needed_from: 2021-11-08, arrived: 2021-11-11, days_at_most: 3, sender_days_at_most: 0, in_time: in time}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (item:Information {case: $case})
WHERE $needs = 'all' OR EXISTS { (item)<-[:NEED_FOR]-() }
MATCH (item)<-[need:NEEDED]-(needer:Holder)
WHERE $needs = 'all' OR need.origin = 'stated'
WITH day, item, needer, collect(need) AS needs, min(need.since_earliest) AS needed_earliest, coalesce(min(need.since_latest), day) AS needed_latest,
     CASE WHEN count(need.until_latest) < count(*) THEN day ELSE max(need.until_latest) END AS need_ends
CALL (item) {
  OPTIONAL MATCH (item)<-[knows:KNOWS]-(holder:Holder)
  WHERE NOT holder:Person AND NOT holder:RecordSystem AND knows.since_latest IS NOT NULL
  RETURN min(knows.since_earliest) AS known_earliest, min(knows.since_latest) AS known_latest
}
MATCH (item)<-[knows:KNOWS]-(recipient:Holder)-[seat:ANSWERS_FOR]->(needer)
WHERE knows.via_kind IN ['sharing', 'meeting'] AND knows.since_latest <= day AND knows.since_earliest <= need_ends
  AND coalesce(seat.from_latest <= knows.since_latest, true) AND coalesce(seat.to_earliest > knows.since_latest, true)
  AND size([sender IN knows.from_uids WHERE sender <> recipient.uid]) > 0
  AND NOT EXISTS { MATCH (:Sharing {uid: knows.via})-[carried:CARRIED]->(:Information) WHERE carried.fidelity <> 'whole' }
  AND NOT EXISTS {
    MATCH (item)<-[before:KNOWS]-(:Holder)-[:ANSWERS_FOR]->(recipient)
    WHERE before <> knows AND before.since_latest < knows.since_earliest AND coalesce(before.until_earliest > knows.since_latest, true)
  }
CALL (knows, item) {
  MATCH (sender:Holder)
  WHERE sender.uid IN knows.from_uids
  OPTIONAL MATCH (sender)-[own:KNOWS]->(item)
  WITH sender, min(own.since_earliest) AS since, min(own.since_latest) AS sure ORDER BY since, sender.uid
  RETURN collect(sender) AS senders, min(since) AS sender_earliest, min(sure) AS sender_latest
}
CALL (knows) {
  MATCH (sharing:Sharing {uid: knows.via}) RETURN coalesce(sharing.channel, 'not recorded') AS channel
  UNION
  MATCH (meeting:Meeting {uid: knows.via}) RETURN 'meeting: ' + meeting.name AS channel
}
WITH *, coalesce(known_earliest, sender_earliest, knows.since_earliest) AS held_earliest, coalesce(known_latest, sender_latest, knows.since_latest) AS held_latest
WITH *, CASE WHEN held_earliest > needed_earliest THEN held_earliest ELSE needed_earliest END AS needed_from,
     CASE WHEN held_latest > needed_latest THEN held_latest ELSE needed_latest END AS needed_surely
WITH *, CASE WHEN needed_surely < knows.since_earliest THEN duration.inDays(needed_surely, knows.since_earliest).days ELSE 0 END AS least,
     CASE WHEN needed_from < knows.since_latest THEN duration.inDays(needed_from, knows.since_latest).days ELSE 0 END AS most,
     CASE WHEN sender_latest < knows.since_earliest THEN duration.inDays(sender_latest, knows.since_earliest).days ELSE 0 END AS sender_least,
     CASE WHEN sender_earliest < knows.since_latest THEN duration.inDays(sender_earliest, knows.since_latest).days WHEN sender_earliest IS NOT NULL THEN 0 END AS sender_most
WHERE least <= $within AND sender_least <= $within AND most <= $within + 31 AND coalesce(sender_most <= $within + 31, true)
WITH knows.via AS sharing_uid, senders, recipient, needer, item, channel, needs, needed_from, knows.since_latest AS arrived, least, most, sender_most, knows.sources AS shared_sources
ORDER BY item.uid, needer.uid
WITH sharing_uid, senders, recipient, channel, collect(DISTINCT needer) AS needers, collect(DISTINCT item) AS items, head(collect(needs)) AS needs,
     min(needed_from) AS needed_from, max(arrived) AS arrived, max(least) AS days_at_least, max(most) AS days_at_most, max(sender_most) AS sender_days_at_most, collect(shared_sources) AS shared_sources
RETURN sharing_uid, [one IN senders | one.uid] AS sender_uids,
       reduce(names = '', one IN senders | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS senders,
       recipient.uid AS recipient_uid, recipient.name AS recipient, [one IN needers | one.uid] AS needer_uids,
       reduce(names = '', one IN needers | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS needers,
       [one IN items | one.uid] AS item_uids,
       reduce(text = '', one IN items | text + CASE text WHEN '' THEN '' ELSE '; ' END + one.statement) AS items,
       channel, reduce(why = null, need IN needs | CASE WHEN why IS NULL OR need.why < why THEN need.why ELSE why END) AS why, needed_from, arrived, days_at_least, days_at_most, sender_days_at_most,
       CASE WHEN days_at_most <= $within AND coalesce(sender_days_at_most <= $within, true) THEN 'in time' ELSE 'perhaps' END AS in_time,
       reduce(found = [], source IN reduce(flat = [], some IN [need IN needs | need.sources] + shared_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY in_time, days_at_most, arrived DESC, sharing_uid, recipient_uid
