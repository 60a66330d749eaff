-- title: A code list has one code for an actor at a time
-- reason: Two codes of one scheme on one day would make a join ambiguous.
-- severity: error
-- message: {actor_id} has {other} in {scheme} at the same time
-- hint: give the older one an end
SELECT b.ref, 'name' AS field, b.actor_id, b.scheme, a.name AS other
FROM names AS a
JOIN names AS b ON b.actor_id = a.actor_id AND b.scheme = a.scheme AND a.name_id < b.name_id
WHERE a.form = 'code' AND b.form = 'code' AND a.scheme <> 'other-code'
  AND (
    (a."end" = '..' AND b."end" = '..')
    OR (a.start_max_day < b.end_min_day AND b.start_max_day < a.end_min_day)
  )
