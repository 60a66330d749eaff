-- title: A code list has one code for an actor at a time
-- reason: Two codes of one scheme on one day would make a join ambiguous.
-- severity: error
-- message: {actor_id} has {other} in {scheme} at the same time
-- hint: give the older one an end
WITH held AS (
  -- From the first day on which it was certainly in use to the day after the last one.
  SELECT ref, name_id, actor_id, name, scheme,
         coalesce(start_max_day, end_max_day - 1) AS since, coalesce(end_min_day, start_min_day + 1) AS until
  FROM names
  WHERE form = 'code' AND scheme <> 'other-code'
)
SELECT b.ref, 'name' AS field, b.actor_id, b.scheme, a.name AS other
FROM held AS a
JOIN held AS b ON b.actor_id = a.actor_id AND b.scheme = a.scheme AND a.name_id < b.name_id
WHERE a.since < b.until AND b.since < a.until
