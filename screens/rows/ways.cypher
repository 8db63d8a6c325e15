// Every way in which somebody came to know something.
MATCH (holder:Holder)-[way:KNOWS]->(item:Information {case: $case})
RETURN holder.uid AS holder, item.uid AS item, way.since_earliest AS since_earliest, way.since_latest AS since_latest,
       way.until_earliest AS until_earliest, way.until_latest AS until_latest, way.via AS via, way.via_kind AS via_kind,
       way.basis AS basis, way.certainty AS certainty, way.from_uids AS senders, way.sources AS sources
ORDER BY holder, item, via
