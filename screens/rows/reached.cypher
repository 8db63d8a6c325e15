// By which of its parts a needed item reached a holder.
MATCH (item:Information {case: $case})-[way:REACHED]->(holder:Holder)
RETURN holder.uid AS holder, item.uid AS item, way.part_uid AS part, way.since_earliest AS since_earliest,
       way.since_latest AS since_latest, way.until_earliest AS until_earliest, way.until_latest AS until_latest,
       way.via AS via, way.sources AS sources
ORDER BY holder, item, via, part
