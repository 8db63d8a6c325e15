// The claims from which knowledge is derived, as they were coded.
MATCH (claim {case: $case}) WHERE claim:Knowledge OR claim:Sharing OR claim:Meeting
RETURN claim.uid AS uid, head(labels(claim)) AS label, coalesce(claim.received, claim.date, claim.since) AS date,
       coalesce(claim.said, claim.name) AS what, claim.channel AS channel, claim.outcome AS outcome,
       coalesce(claim.reason, claim.ended_by) AS reason, claim.asserted_by AS asserted_by, claim.certainty AS certainty,
       claim.note AS note, claim.sources AS sources,
       COLLECT {
         MATCH (claim)-[link:CARRIED|RAISED]->(item:Information)
         RETURN {item: item.uid, fidelity: coalesce(link.fidelity, 'whole'), arrived_as: link.as_uid, said: link.said,
                 by: link.by_uid} AS carried
         ORDER BY item.uid
       } AS carried
ORDER BY uid
