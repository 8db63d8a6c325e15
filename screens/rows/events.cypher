// What happened, with its date: the marks on the scale of dates.
MATCH (event {case: $case}) WHERE event:Incident OR event:Meeting OR event:Decision OR event:Sharing
WITH event, head(labels(event)) AS kind,
     COLLECT { MATCH (event)-[:SENT_BY]->(sender) RETURN sender.name ORDER BY sender.name } AS senders,
     COLLECT { MATCH (event)-[:SENT_TO]->(recipient) RETURN recipient.name ORDER BY recipient.name } AS recipients
RETURN coalesce(event.date_latest, event.date_earliest) AS day, event.date AS date, kind,
       coalesce(event.what, event.name, event.said, '') AS what, coalesce(event.status, '') AS status, senders, recipients,
       coalesce(event.critical, false) AS critical, coalesce(event.order, 0) AS place, event.uid AS uid
ORDER BY day, place, uid
