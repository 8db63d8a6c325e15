// The claims from which knowledge is derived and what else happened, as they were coded, with the items of each.
MATCH (claim {case: $case})
WHERE claim:Knowledge OR claim:Sharing OR claim:Meeting OR claim:Incident OR claim:Decision OR claim:Involvement
RETURN claim.uid AS uid, head(labels(claim)) AS label,
       coalesce(claim.received, claim.date, claim.since, claim.from) AS date,
       coalesce(claim.said, claim.what, claim.name, claim.capacity) AS what, claim.channel AS channel,
       claim.outcome AS outcome, coalesce(claim.reason, claim.ended_by) AS reason, claim.asserted_by AS asserted_by,
       claim.certainty AS certainty, claim.note AS note, claim.sources AS sources,
       COLLECT {
         MATCH (claim)-[link:CARRIED|RAISED|CONSIDERED|BEARS_ON|AROSE_FROM]-(item:Information)
         RETURN {item: item.uid, fidelity: CASE type(link) WHEN 'CARRIED' THEN link.fidelity
                 WHEN 'CONSIDERED' THEN 'considered' WHEN 'BEARS_ON' THEN 'bearing' WHEN 'AROSE_FROM' THEN 'of it'
                 ELSE 'whole' END, arrived_as: link.as_uid, said: link.said, by: link.by_uid} AS carried
         ORDER BY item.uid
       } AS carried
ORDER BY uid
