-- title: No name stands for two actors on one day without a warning
-- reason: A resolver must never pick one silently.
-- severity: error
-- message: {name} also stands for {other_actor} ({other_id}) on some of the same days
-- hint: give each its dates, or set is_ambiguous to true on both and say in the note what else it means
SELECT b.ref, 'name' AS field, b.name, a.actor_id AS other_actor, a.name_id AS other_id
FROM names AS a
JOIN names AS b ON lower(b.name) = lower(a.name) AND b.actor_id <> a.actor_id
WHERE a.name_id < b.name_id
  AND NOT (a.is_ambiguous = 1 AND b.is_ambiguous = 1)
  AND (a.form <> 'code' OR b.form <> 'code' OR a.scheme = b.scheme)
  AND coalesce(a.start_min_day, 0) < coalesce(b.end_max_day, 9999999)
  AND coalesce(b.start_min_day, 0) < coalesce(a.end_max_day, 9999999)
