// The items of information of a case, with the people they are about.
MATCH (item:Information {case: $case})
RETURN item.uid AS uid, item.statement AS statement, item.kind AS kinds,
       COLLECT { MATCH (item)-[:ABOUT]->(person:Person) RETURN person.name ORDER BY person.name } AS about,
       item.sources AS sources
ORDER BY uid
