// What was said to somebody in the place of an item.
MATCH (holder:Holder)-[told:TOLD_OTHERWISE]->(item:Information {case: $case})
RETURN holder.uid AS holder, item.uid AS item, told.since_earliest AS since_earliest, told.since_latest AS since_latest,
       told.via AS via, told.as_uid AS arrived_as, told.said AS said, told.from_uids AS senders, told.sources AS sources
ORDER BY holder, item, via
