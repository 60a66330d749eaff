-- title: No name stands for two actors on one day without a warning
-- reason: A resolver must never pick one silently.
-- severity: error
-- message: {name} also stands for {other_actor} ({other_id}) on some of the same days, or may do so
-- hint: give each its dates, or set is_ambiguous to true on both and say in the note what else it means
WITH folded AS (
  SELECT ref, name_id, actor_id, name, lower(name) AS text, form, scheme, is_ambiguous,
         coalesce(start_min_day, 0) AS first, coalesce(end_max_day, 9999999) AS last
  FROM names
)
SELECT b.ref, 'name' AS field, b.name, a.actor_id AS other_actor, a.name_id AS other_id
FROM folded AS a
JOIN folded AS b ON b.text = a.text
WHERE a.name_id < b.name_id AND a.actor_id <> b.actor_id
  AND NOT (a.is_ambiguous = 1 AND b.is_ambiguous = 1)
  AND (a.form <> 'code' OR b.form <> 'code' OR a.scheme = b.scheme)
  AND a.first < b.last
  AND b.first < a.last
