// What the source itself says was not shared, recorded, asked or sent on.
MATCH (absence:Absence {case: $case})
RETURN absence.uid AS uid, absence.what AS what, absence.strength AS strength, absence.sources AS sources,
       COLLECT { MATCH (absence)-[:CONCERNS]->(item) RETURN item.uid ORDER BY item.uid } AS items,
       COLLECT { MATCH (absence)-[:ABSENT_FROM]->(holder) RETURN holder.uid ORDER BY holder.uid } AS holders,
       COLLECT { MATCH (absence)-[:ABSENT_TO]->(holder) RETURN holder.uid ORDER BY holder.uid } AS to
ORDER BY uid
