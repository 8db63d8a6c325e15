/*
title: Meetings that did not take place
question: Which meetings were cancelled or never called, and what was then pending between those who belonged there?
answer_shape: >-
  One row for each meeting that did not take place, with the items that had come up since the forum last sat
  (where none had, those that were pending all along): on the first day on which the meeting can have been due, somebody
  invited (or a member of the forum) knew them, somebody else invited needed them, and until the last such day had no
  record of them. What it may have known is left out, and what only people knew, unless the meeting was with them.
  Each item says who held it and who needed it; the lists of holders and needers are of all items together.
parameters: [case, as_of, needs]
columns:
  - meeting_uid
  - meeting
  - date
  - date_earliest
  - date_latest
  - {name: status, label: Status, type: text, meaning: "cancelled, never called, or not recorded as held"}
  - {name: reason, label: Reason, type: text, meaning: "the reason that a source gives"}
  - {name: item_uids, label: Items, type: uids, meaning: "what was pending"}
  - {name: pending, label: Pending, type: text, meaning: "each of those items, who of those who belonged there held it and who needed it; the newest first"}
  - {name: pending_first, label: First pending, type: text, meaning: "the first four of them"}
  - {name: item_count, label: How many, type: number, meaning: "how many items"}
  - holder_uids
  - holders
  - needer_uids
  - needers
  - strength
  - {name: pending_strength, label: Strength of what was pending, type: text, meaning: "always inferred: a source may say that the meeting did not take place, what was pending is worked out"}
  - sources
view: {kind: table}
cannot_show: That the meeting would have brought them up.
reference: Working Together to Safeguard Children, on core groups and reviews within time limits
tags: [meeting, silo]
finding:
  family: meeting
  group: meeting_uid
  items: item_uids
  held_by: holder_uids
  needed_by: needer_uids
  from: date_latest
  strength: pending_strength
  clause: '{meeting}: {status}; then pending between those who belonged there: {pending_first}'
example:
  case: demo
  parameters: {}
  rows:
    - {meeting_uid: demo/m-core, status: cancelled, reason: the chair was ill, item_count: 2, holders: 'Oak School; Hill Surgery', needers: Northgate Social Care}
    - {meeting_uid: demo/m-strategy, status: never called, reason: no other date was set, item_count: 2, holders: 'Oak School; Hill Surgery', needers: Northgate Social Care}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (meeting:Meeting {case: $case})
WHERE meeting.status <> 'held' AND coalesce(meeting.date_earliest, meeting.date_latest) <= day
WITH day, meeting, coalesce(meeting.date_earliest, meeting.date_latest) AS first_due, coalesce(meeting.date_latest, meeting.date_earliest) AS due
CALL (meeting, due) {
  OPTIONAL MATCH (meeting)-[:SITTING_OF]->(:Forum)<-[:SITTING_OF]-(earlier:Meeting {status: 'held'}) WHERE earlier.date_latest < due
  RETURN max(earlier.date_latest) AS last_sat
}
CALL (meeting, first_due, due, last_sat) {
  CALL (meeting) {
    MATCH (meeting)-[:INVITED]->(seat:Holder)
    WHERE NOT seat:Person OR COUNT { MATCH (meeting)-[:INVITED]->(body:Holder) WHERE NOT body:Person } = 1
    RETURN seat
    UNION
    MATCH (meeting)-[:SITTING_OF]->(:Forum)<-[:MEMBER_OF]-(seat:Holder)
    WHERE NOT seat:Person AND NOT EXISTS { (meeting)-[:INVITED]->(:Holder) } RETURN seat
  }
  WITH first_due, due, last_sat, collect(DISTINCT seat) AS seats
  UNWIND seats AS needer
  MATCH (needer)-[need:NEEDED]->(item:Information)
  WHERE ($needs = 'all' OR need.origin = 'stated') AND coalesce(need.since_latest, need.since_earliest) <= first_due
    AND (need.until_latest IS NULL OR need.until_latest >= due)
  WITH first_due, due, last_sat, seats, needer, item, min(need.since_latest) AS needed_latest, collect(need.sources) AS need_sources
  WHERE NOT EXISTS {
    MATCH (item)-[reach:REACHED]->(needer)
    WHERE reach.since_earliest <= due AND (reach.until_latest IS NULL OR reach.until_latest >= due)
  }
  MATCH (item)<-[knows:KNOWS]-(:Holder)-[link:ANSWERS_FOR]->(holder:Holder)
  WHERE holder IN seats AND holder <> needer
    AND coalesce(link.from_latest <= first_due, true) AND coalesce(link.to_earliest > due, true)
    AND knows.since_latest <= first_due AND (knows.until_earliest IS NULL OR knows.until_earliest > due)
  WITH last_sat, item, holder, needer, needed_latest, need_sources, min(knows.since_latest) AS held_latest,
       collect(knows.sources) AS held_sources
  WITH *, CASE WHEN held_latest > needed_latest THEN held_latest ELSE needed_latest END AS pending_from
  ORDER BY holder.uid, needer.uid
  WITH item, last_sat, collect(DISTINCT holder) AS held_by, collect(DISTINCT needer) AS needed_by, min(pending_from) AS pending_from,
       reduce(flat = [], some IN collect(need_sources) + collect(held_sources) | flat + some) AS item_sources
  ORDER BY pending_from DESC, item.uid
  WITH last_sat, collect({item: item, held_by: held_by, needed_by: needed_by, since: pending_from, sources: item_sources}) AS everything
  WITH everything, [one IN everything WHERE last_sat IS NULL OR one.since > last_sat] AS fresh
  RETURN CASE WHEN size(fresh) > 0 THEN fresh ELSE everything END AS pending
}
WITH *, [one IN pending | one.item] AS items,
     reduce(found = [], one IN pending | found + [holder IN one.held_by WHERE NOT holder IN found]) AS held_by,
     reduce(found = [], one IN pending | found + [needer IN one.needed_by WHERE NOT needer IN found]) AS needed_by,
     [one IN pending | '“' + one.item.statement + '” (held by '
      + reduce(names = '', each IN one.held_by | names + CASE names WHEN '' THEN '' ELSE ', ' END + each.name) + '; needed by '
      + reduce(names = '', each IN one.needed_by | names + CASE names WHEN '' THEN '' ELSE ', ' END + each.name) + ')'] AS said
CALL (meeting) {
  MATCH (absence:Absence)-[:CONCERNS_MEETING]->(meeting)
  WHERE coalesce(absence.certainty, 'stated') = 'stated'
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
RETURN meeting.uid AS meeting_uid, meeting.name AS meeting, meeting.date AS date, meeting.date_earliest AS date_earliest,
       meeting.date_latest AS date_latest, meeting.status AS status, meeting.reason AS reason, [item IN items | item.uid] AS item_uids,
       reduce(text = '', one IN said | text + CASE text WHEN '' THEN '' ELSE '; ' END + one) AS pending,
       reduce(text = '', one IN said[..4] | text + CASE text WHEN '' THEN '' ELSE '; ' END + one)
         + CASE WHEN size(said) > 4 THEN ' and ' + (size(said) - 4) + ' more' ELSE '' END AS pending_first,
       size(items) AS item_count, [one IN held_by | one.uid] AS holder_uids,
       reduce(names = '', one IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS holders,
       [one IN needed_by | one.uid] AS needer_uids,
       reduce(names = '', one IN needed_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + one.name) AS needers,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength, 'inferred' AS pending_strength,
       reduce(found = [], source IN reduce(flat = coalesce(meeting.sources, []), some IN absence_sources + reduce(flat = [], one IN pending | flat + one.sources) | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY date_earliest, meeting_uid
