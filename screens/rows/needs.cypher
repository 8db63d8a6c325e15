// Who needed what, by a need that was coded or by a rule.
MATCH (holder:Holder)-[need:NEEDED]->(item:Information {case: $case})
RETURN holder.uid AS holder, item.uid AS item, need.since_earliest AS since_earliest, need.since_latest AS since_latest,
       need.until_earliest AS until_earliest, need.until_latest AS until_latest, need.via AS via, need.origin AS origin,
       need.basis AS basis, need.why AS why, need.sources AS sources
ORDER BY holder, item, via
