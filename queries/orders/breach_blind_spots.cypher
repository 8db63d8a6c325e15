/*
title: A breach that its enforcers did not see
question: Which breach of an order did somebody know of while one who enforces the order did not, or did only later?
answer_shape: >-
  One row for each breach, order and enforcer that never certainly learned of it, or only after others: who knew and since
  when, for how many days, and which other enforcers knew. Where nobody at work knew, those who did outside are named,
  but not whom the order binds. Of what arose from the incident, items of the kind breach count, or all where there is none.
parameters: [case, as_of]
columns:
  - {name: incident_uid, label: Breach, type: uid, meaning: "what broke the order"}
  - {name: breach, label: What happened, type: text, meaning: "what broke the order"}
  - {name: order_uid, label: Order, type: uid, meaning: "the order"}
  - {name: order_terms, label: Order, type: text, meaning: "its terms"}
  - {name: item_uids, label: Items, type: uids, meaning: "the items that tell of the breach"}
  - {name: items, label: Information, type: text, meaning: "what they say"}
  - {name: needer_uid, label: Enforcer, type: uid, meaning: "who had to enforce the order"}
  - {name: needer, label: Enforcer, type: text, meaning: "its name"}
  - {name: why, label: Why, type: text, meaning: "what it needed this for"}
  - holder_uids
  - {name: holders, label: Known to, type: text, meaning: "who knew of it first"}
  - holder_since
  - {name: held_where, label: Known, type: text, meaning: "by somebody at work, in a record only, or by people only (family, friends, whom the order protects)"}
  - {name: other_enforcers, label: Other enforcers, type: text, meaning: "other enforcers of the order that certainly knew of the breach by the end"}
  - from_earliest
  - from_latest
  - {name: until, label: Learned on, type: date, meaning: "the day by which the enforcer certainly knew; empty where it never did"}
  - days_at_least
  - days_at_most
  - gap
  - strength
  - sources
view: {kind: timeline, start: from_earliest, end: until, row: needer, text: breach}
cannot_show: >-
  That it was a breach in law, which the coder or the review says, or that the enforcer would have acted.
reference: Centre for Women's Justice (2019), super-complaint on the use of protective measures
tags: [order, breach, silo]
finding:
  family: gap
  items: item_uids
  held_by: holder_uids
  since: holder_since
  needed_by: needer_uid
  from: from_latest
  to: until
  days: days_at_least
  clause: '{needer} was to enforce the order that this broke or may have broken and came to know of it: {until:by %}'
example:
  case: demo
  parameters: {}
  rows:
    - {incident_uid: demo/e-breach, needer: offender unit, holders: 'neighbourhood team; risk assessment conference; second social worker', other_enforcers: neighbourhood team, until: null, days_at_least: 0, days_at_most: 44, gap: possible gap, strength: inferred}
    - {incident_uid: demo/e-gate, needer: neighbourhood team, holders: Oak School, other_enforcers: '', until: 2021-11-10, days_at_least: 15, days_at_most: 15, gap: gap, strength: inferred}
    - {incident_uid: demo/e-gate, needer: offender unit, holders: Oak School; neighbourhood team, other_enforcers: neighbourhood team, until: null, days_at_least: 20, days_at_most: 20, gap: gap, strength: inferred}
*/
MATCH (review:Case {uid: $case})
WITH coalesce($as_of, review.period_latest) AS day
MATCH (incident:Incident {case: $case})-[:BREACHES]->(order:Order)
USING INDEX SEEK incident:Incident(case)
WHERE coalesce(incident.date_earliest, incident.date_latest) <= day
CALL (incident) {
  MATCH (item:Information)-[:AROSE_FROM]->(incident)
  WHERE 'breach' IN item.kind OR NOT EXISTS { MATCH (told:Information)-[:AROSE_FROM]->(incident) WHERE 'breach' IN told.kind }
  WITH item ORDER BY item.uid
  RETURN collect(item) AS items
}
CALL (order, items, day) {
  MATCH (order)-[:ENFORCED_BY]->(enforcer:Holder)
  CALL (enforcer, items, day) {
    UNWIND items AS item
    MATCH (item)<-[knows:KNOWS]-(:Holder)-[seat:ANSWERS_FOR]->(enforcer)
    WHERE knows.since_earliest <= day AND coalesce(seat.from_earliest <= day, true)
      AND coalesce(seat.to_latest >= knows.since_earliest, true) AND coalesce(knows.until_latest >= seat.from_earliest, true)
    WITH CASE WHEN seat.from_earliest > knows.since_earliest THEN seat.from_earliest ELSE knows.since_earliest END AS earliest,
         CASE WHEN seat.from_latest > knows.since_latest THEN seat.from_latest ELSE knows.since_latest END AS latest, seat
    RETURN min(earliest) AS perhaps_from, min(CASE WHEN latest <= day AND coalesce(seat.to_earliest > latest, true) THEN latest END) AS until
  }
  CALL (enforcer, items, until) {
    UNWIND items AS item
    MATCH (item)<-[knows:KNOWS]-(:Holder)-[:ANSWERS_FOR]->(enforcer)
    WHERE knows.since_latest <= until
    RETURN min(knows.since_earliest) AS learned_earliest, collect(knows.sources) AS learned_sources
  }
  WITH enforcer, perhaps_from, until, learned_earliest, learned_sources ORDER BY enforcer.uid
  RETURN collect({enforcer: enforcer, perhaps_from: perhaps_from, until: until, learned_earliest: learned_earliest, sources: learned_sources}) AS enforcers
}
UNWIND enforcers AS one
WITH day, incident, order, items, enforcers, one, one.enforcer AS needer, one.until AS until, coalesce(one.until, day) AS end
CALL (order, items, needer, end, until) {
  UNWIND items AS item
  MATCH (item)<-[knows:KNOWS]-(holder:Holder)
  WHERE knows.since_latest <= end AND (until IS NULL OR knows.since_latest < until)
    AND NOT EXISTS { (order)-[:BINDS]->(holder) } AND NOT EXISTS { (holder)-[:ANSWERS_FOR]->(needer) }
  WITH holder, min(knows.since_earliest) AS held_earliest, min(knows.since_latest) AS held_latest, collect(knows.sources) AS held_sources,
       CASE WHEN holder:Person THEN 2 WHEN holder:RecordSystem THEN 1 ELSE 0 END AS distance
  ORDER BY held_latest, held_earliest, holder.uid
  WITH min(distance) AS nearest, collect({holder: holder, distance: distance, earliest: held_earliest, latest: held_latest, sources: held_sources}) AS ways
  RETURN nearest, [way IN ways WHERE way.distance = nearest] AS ways
}
WITH *, CASE WHEN order.from_earliest > incident.date_earliest THEN order.from_earliest ELSE incident.date_earliest END AS open_earliest
WITH *, [way IN ways | way.holder] AS held_by,
     reduce(first = end, way IN ways | CASE WHEN way.earliest < first THEN way.earliest ELSE first END) AS from_earliest,
     reduce(first = end, way IN ways | CASE WHEN way.latest < first THEN way.latest ELSE first END) AS from_latest
WITH *, CASE WHEN from_earliest < open_earliest THEN open_earliest ELSE from_earliest END AS from_earliest_of_breach
WITH *, CASE WHEN from_earliest_of_breach > from_latest THEN from_latest ELSE from_earliest_of_breach END AS held_from
WHERE size(ways) > 0 AND (until IS NULL OR from_latest < until)
WITH *, CASE WHEN until IS NOT NULL AND one.learned_earliest < end THEN one.learned_earliest
             WHEN one.perhaps_from < end THEN one.perhaps_from ELSE end END AS sure_end,
     [other IN enforcers WHERE other.enforcer <> needer AND other.until IS NOT NULL | other.enforcer.name] AS others
CALL (items, needer, held_by) {
  UNWIND items AS item
  MATCH (absence:Absence)-[:CONCERNS]->(item)
  WHERE coalesce(absence.certainty, 'stated') = 'stated' AND absence.kind IN ['not shared', 'not sent on', 'not known', 'no reply', 'not referred']
    AND (EXISTS { (absence)-[:ABSENT_TO]->(needer) }
         OR (absence.kind = 'not shared' AND NOT EXISTS { (absence)-[:ABSENT_TO|CONCERNS_MEETING]->() }))
    AND (EXISTS { MATCH (absence)-[:ABSENT_FROM]->(:Holder)-[:ANSWERS_FOR]-(silent:Holder) WHERE silent IN held_by }
         OR NOT EXISTS { (absence)-[:ABSENT_FROM]->(:Holder) } OR absence.kind = 'not known')
  RETURN collect(absence.strength) AS strengths, collect(absence.sources) AS absence_sources
}
WITH *, CASE WHEN from_latest < sure_end THEN duration.inDays(from_latest, sure_end).days ELSE 0 END AS days_at_least
RETURN incident.uid AS incident_uid, incident.what AS breach, order.uid AS order_uid, order.terms AS order_terms,
       [item IN items | item.uid] AS item_uids,
       reduce(text = '', item IN items | text + CASE text WHEN '' THEN '' ELSE '; ' END + item.statement) AS items,
       needer.uid AS needer_uid, needer.name AS needer, 'to enforce: ' + order.terms AS why,
       [holder IN held_by | holder.uid] AS holder_uids,
       reduce(names = '', holder IN held_by | names + CASE names WHEN '' THEN '' ELSE '; ' END + holder.name) AS holders,
       [way IN ways | way.latest] AS holder_since,
       CASE nearest WHEN 0 THEN 'somebody at work' WHEN 1 THEN 'a record only' ELSE 'people only' END AS held_where,
       reduce(names = '', name IN others | names + CASE names WHEN '' THEN '' ELSE '; ' END + name) AS other_enforcers,
       held_from AS from_earliest, from_latest, until, days_at_least, duration.inDays(held_from, end).days AS days_at_most,
       CASE WHEN days_at_least > 0 THEN 'gap' ELSE 'possible gap' END AS gap,
       CASE WHEN 'stated' IN strengths THEN 'stated' WHEN size(strengths) > 0 THEN 'no_record' ELSE 'inferred' END AS strength,
       reduce(found = [], source IN reduce(flat = coalesce(incident.sources, []) + coalesce(order.sources, []),
                some IN reduce(flat = [], way IN ways | flat + way.sources) + one.sources + absence_sources | flat + some)
              | CASE WHEN source IN found THEN found ELSE found + [source] END) AS sources
ORDER BY coalesce(incident.date_earliest, incident.date_latest), incident_uid, order_uid, needer_uid
