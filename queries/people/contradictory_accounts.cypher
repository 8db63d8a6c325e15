/*
title: Acting on contradicting accounts
question: Who acted on one account while somebody else, at the same time, held one that contradicts it?
answer_shape: >-
  One row for each two items that contradict each other and have both been held at once, each by somebody at work: those
  who certainly held the first and not the other, those who held the other, and from when to when. Two accounts, each
  held by some alone, give a row from either side.
parameters: [case, as_of, needs]
columns:
  - {name: account_uid, label: Account, type: uid, meaning: "the item that some held alone"}
  - {name: account, label: Account, type: text, meaning: "what it says"}
  - {name: actor_uids, label: Who held it, type: uids, meaning: "those who certainly held it and did not certainly hold the other"}
  - {name: actors, label: On which acted, type: text, meaning: "their names, each with from when to when it held this and not the other"}
  - {name: item_uid, label: Other item, type: uid, meaning: "the item that contradicts it"}
  - {name: item, label: While others held, type: text, meaning: "what that one says"}
  - holder_uids
  - {name: holders, label: Held by, type: text, meaning: "names of those who held the other item meanwhile, each with from when to when"}
  - holder_since
  - {name: needer_uids, label: Needed by, type: uids, meaning: "which of those who held the account are coded as needing the other item"}
  - {name: needers, label: Needed by, type: text, meaning: "their names"}
  - {name: from_latest, label: Both from, type: date, meaning: "the day from which both were certainly held"}
  - {name: until, label: Until, type: date, meaning: "the day by which nobody held the account alone any longer; empty where somebody did to the day one looks from"}
  - {name: days_at_least, label: Days (at least), type: number, meaning: "how long, counted from that day"}
  - strength
  - sources
view: {kind: timeline, start: from_latest, end: until, row: actors, text: account}
cannot_show: >-
  Which account was true, whether anybody believed it, and what was done because of it.
reference: Multi-agency statutory guidance for the conduct of domestic homicide reviews (2016), on professional curiosity
tags: [account, contradiction]
finding:
  family: gap
  items: item_uid
  held_by: holder_uids
  since: holder_since
  needed_by: needer_uids
  from: from_latest
  to: until
  days: days_at_least
  supports: true
  clause: 'meanwhile {actors} held that {account}'
example:
  case: demo
  parameters: {}
  rows:
    - {account_uid: demo/i-left, actors: neighbourhood team (2021-11-08 on); Oak School (2021-11-11 on); second social worker (2021-11-11 on), item_uid: demo/i-together, holders: offender unit (2021-11-10 on), needers: '', from_latest: 2021-11-10, until: null, days_at_least: 5}
    - {account_uid: demo/i-together, actors: offender unit (2021-11-10 on), item_uid: demo/i-left, holders: neighbourhood team (2021-11-08 on); Oak School (2021-11-11 on); second social worker (2021-11-11 on), needers: offender unit, from_latest: 2021-11-10, until: null, days_at_least: 5}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (account:Information {case: $case})-[:CONTRADICTS]-(item:Information)
WITH DISTINCT day, account, item
CALL (item, day) {
  MATCH (item)<-[learned:KNOWS]-(:Holder)-[:ANSWERS_FOR]->(body:Holder)
  WHERE learned.since_latest <= day
  WITH body, min(learned.since_latest) AS learned
  RETURN collect({body: body, learned: learned}) AS known_in
}
CALL (account, known_in, day) {
  MATCH (actor:Holder)-[own:KNOWS]->(account)
  WHERE own.since_latest <= day AND NOT actor:Person AND NOT actor:RecordSystem
  WITH actor, min(own.since_latest) AS held_from, collect(own.sources) AS own_sources,
       CASE WHEN count(own.until_earliest) = count(own) THEN max(own.until_earliest) END AS held_ended
  WITH actor, held_from, own_sources, coalesce(held_ended, day) AS held_until
  WITH actor, held_from, own_sources, held_until, head([one IN known_in WHERE one.body = actor | one.learned]) AS learned
  WITH actor, held_from, own_sources, CASE WHEN learned < held_until THEN learned WHEN held_until > day THEN day ELSE held_until END AS alone_until
  WHERE held_from < alone_until
  ORDER BY held_from, actor.uid
  RETURN collect({holder: actor, since: held_from, until: alone_until, sources: own_sources}) AS acting
}
WITH * WHERE size(acting) > 0
CALL (item, day) {
  MATCH (holder:Holder)-[knows:KNOWS]->(item)
  WHERE knows.since_latest <= day AND NOT holder:Person AND NOT holder:RecordSystem
  WITH holder, min(knows.since_latest) AS since, collect(knows.sources) AS held_sources,
       CASE WHEN count(knows.until_earliest) = count(knows) THEN max(knows.until_earliest) END AS held_ended
  WITH holder, since, held_sources, coalesce(held_ended, day) AS until
  ORDER BY since, holder.uid
  RETURN collect({holder: holder, since: since, until: CASE WHEN until > day THEN day ELSE until END, sources: held_sources}) AS holding
}
WITH day, account, item,
     [one IN acting WHERE any(other IN holding WHERE other.holder <> one.holder AND other.since < one.until AND one.since < other.until)] AS acting, holding
WITH *, [other IN holding WHERE any(one IN acting WHERE other.holder <> one.holder AND other.since < one.until AND one.since < other.until)] AS holding
WHERE size(acting) > 0
WITH *, reduce(first = day, one IN acting | CASE WHEN one.since < first THEN one.since ELSE first END) AS acted_from,
     reduce(first = day, one IN holding | CASE WHEN one.since < first THEN one.since ELSE first END) AS held_from,
     reduce(last = acting[0].until, one IN acting | CASE WHEN one.until > last THEN one.until ELSE last END) AS acted_until,
     reduce(last = holding[0].until, one IN holding | CASE WHEN one.until > last THEN one.until ELSE last END) AS held_until
WITH *, CASE WHEN acted_from > held_from THEN acted_from ELSE held_from END AS from_latest,
     CASE WHEN acted_until < held_until THEN acted_until ELSE held_until END AS end
CALL (item, acting) {
  UNWIND acting AS one
  WITH one.holder AS needer
  MATCH (needer)-[need:NEEDED]->(item)
  WHERE $needs = 'all' OR need.origin = 'stated'
  WITH DISTINCT needer ORDER BY needer.uid
  RETURN collect(needer) AS needing
}
RETURN account.uid AS account_uid, account.statement AS account, [one IN acting | one.holder.uid] AS actor_uids,
       reduce(text = '', one IN acting | text + CASE text WHEN '' THEN '' ELSE '; ' END + one.holder.name + ' (' + toString(one.since)
              + CASE WHEN one.until < day THEN ' to ' + toString(one.until) ELSE ' on' END + ')') AS actors,
       item.uid AS item_uid, item.statement AS item, [one IN holding | one.holder.uid] AS holder_uids,
       reduce(text = '', one IN holding | text + CASE text WHEN '' THEN '' ELSE '; ' END + one.holder.name + ' (' + toString(one.since)
              + CASE WHEN one.until < day THEN ' to ' + toString(one.until) ELSE ' on' END + ')') AS holders,
       [one IN holding | one.since] AS holder_since, [one IN needing | one.uid] AS needer_uids,
       reduce(names = '', one IN needing | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS needers,
       from_latest, CASE WHEN end < day THEN end END AS until, duration.inDays(from_latest, end).days AS days_at_least, 'inferred' AS strength,
       reduce(found = [], source IN reduce(flat = [], some IN reduce(flat = [], one IN acting + holding | flat + one.sources) | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY from_latest, account_uid, item_uid
