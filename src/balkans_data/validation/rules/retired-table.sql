-- title: Identifiers are retired in tables that have some
-- reason: Only the keys of these tables are cited; elsewhere a key says which figure or vote a row is, and is gone with it.
-- severity: error
-- message: no identifier is from {table_name}
-- hint: name the table whose key it was; a state, say, is retired in actors
-- complete: yes
SELECT r.ref, 'table_name' AS field, r.table_name
FROM retired_ids AS r
WHERE r.table_name NOT IN (SELECT table_name FROM identifying)
