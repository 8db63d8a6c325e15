// Everything of a case that has a date of its own: what the timeline and the scale of dates show.
MATCH (mark {case: $case})
WHERE mark:Incident OR mark:Sharing OR mark:Meeting OR mark:Decision OR mark:Involvement
RETURN mark.uid AS uid, head(labels(mark)) AS label, mark.kind AS sort, coalesce(mark.status, mark.outcome) AS status,
       coalesce(mark.date, mark.from) AS written, coalesce(mark.what, mark.name, mark.said, mark.capacity) AS what,
       coalesce(mark.date_earliest, mark.from_earliest) AS when_earliest,
       coalesce(mark.date_latest, mark.from_latest) AS when_latest,
       coalesce(mark.received_earliest, mark.to_earliest) AS until_earliest,
       coalesce(mark.received_latest, mark.to_latest) AS until_latest, coalesce(mark.received, mark.to) AS until_written,
       coalesce(mark.critical, false) AS critical, coalesce(mark.order, 0) AS place, mark.time AS time,
       mark.grade AS grade, mark.purpose AS purpose, mark.where AS where,
       COLLECT {
         MATCH (mark)-[:ATTENDED_BY|SENT_BY|SITTING_OF|DECIDED_BY|WORK_OF]->(holder) RETURN holder.uid ORDER BY holder.uid
       } AS at,
       COLLECT { MATCH (mark)-[:CARRIED]->(item:Information) RETURN item.statement ORDER BY item.uid } AS carried,
       COLLECT { MATCH (mark)-[:SENT_TO|PRESENT]->(holder) RETURN holder.uid ORDER BY holder.uid } AS to,
       COLLECT {
         MATCH (mark)-[:INVOLVES|WORK_WITH|ABOUT]->(person:Person) RETURN DISTINCT person.uid ORDER BY person.uid
       } AS people
ORDER BY uid
