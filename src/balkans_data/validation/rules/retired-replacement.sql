-- title: What takes the place of a retired identifier exists
-- reason: Who is redirected must arrive, if only at an identifier that was retired later.
-- severity: error
-- message: {table_name} has no {replaced_by}
-- hint: name an identifier that is in use in {table_name}, or leave it empty if nothing takes its place
-- complete: yes
SELECT r.ref, 'replaced_by' AS field, r.table_name, r.replaced_by
FROM retired_ids AS r
WHERE r.replaced_by IS NOT NULL
  AND r.table_name IN (SELECT table_name FROM identifying)
  AND NOT EXISTS (
    SELECT 1 FROM identifiers AS i
    WHERE i.table_name = r.table_name AND i.identifier = r.replaced_by
  )
  AND NOT EXISTS (
    SELECT 1 FROM retired_ids AS o
    WHERE o.table_name = r.table_name AND o.retired_id = r.replaced_by
  )
