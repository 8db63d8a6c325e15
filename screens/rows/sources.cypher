// The documents that rows cite.
MATCH (source:Source {case: $case})
RETURN source.uid AS uid, source.title AS title, source.file AS file
ORDER BY uid
