-- title: What took the place of a retired identifier was retired later, if at all
-- reason: It was in use at that time. So redirections follow each other in time, and none leads round in a circle.
-- severity: error
-- message: {retired_id}, retired in {retired_in}, is replaced by {replaced_by}, which was retired in {other}
-- hint: name what took the place of {replaced_by}
SELECT r.ref, 'replaced_by' AS field, r.retired_id, r.retired_in, r.replaced_by, o.retired_in AS other
FROM retirements AS r
JOIN retirements AS o ON o.table_name = r.table_name AND o.retired_id = r.replaced_by
WHERE o.retired_in_number <= r.retired_in_number
