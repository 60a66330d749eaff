-- title: A retired identifier is not in use
-- reason: Whoever cited it is led to what took its place; used again, it would say two things.
-- severity: error
-- message: {retired_id} is in use in {table_name}
-- hint: remove this row if it was retired by mistake; else give the row of {table_name} another identifier
SELECT r.ref, 'retired_id' AS field, r.retired_id, r.table_name
FROM retired_ids AS r
WHERE EXISTS (
  SELECT 1 FROM identifiers AS i
  WHERE i.table_name = r.table_name AND i.identifier = r.retired_id
)
