// Everybody and everything in a case that can hold information.
MATCH (holder:Holder {case: $case})
RETURN holder.uid AS uid, holder.name AS name, holder.kind AS kind, holder.sector AS sector, holder.role AS role,
       holder.agency_uid AS agency, holder.agency_name AS agency_name
ORDER BY uid
