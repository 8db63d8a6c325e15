// Who asked whom for which item, and what became of it.
MATCH (request:Request {case: $case})
RETURN request.uid AS uid, request.date AS date, request.date_earliest AS when_earliest, request.date_latest AS when_latest,
       request.asked_for AS asked_for, request.fate AS fate, request.reason AS reason, request.sources AS sources,
       COLLECT { MATCH (request)-[:ASKED_BY]->(holder) RETURN holder.uid ORDER BY holder.uid } AS askers,
       COLLECT { MATCH (request)-[:ASKED_OF]->(holder) RETURN holder.uid ORDER BY holder.uid } AS asked,
       COLLECT { MATCH (request)-[:ASKED_FOR]->(item) RETURN item.uid ORDER BY item.uid } AS items
ORDER BY coalesce(request.date_earliest, request.date_latest), uid
