-- title: A break, a deviation or a doubt is explained
-- reason: A code alone warns, but does not say of what.
-- severity: error
-- message: obs_status {obs_status} ({meaning}) needs a note
WITH figures AS (
  SELECT ref, obs_status FROM statistics WHERE note IS NULL
  UNION ALL
  SELECT ref, obs_status FROM derived_figures WHERE note IS NULL
  UNION ALL
  SELECT ref, obs_status FROM reported_figures WHERE note IS NULL
)
SELECT ref, 'note' AS field, obs_status,
       CASE obs_status WHEN 'B' THEN 'break in the series' WHEN 'D' THEN 'differs from the definition'
                       ELSE 'low reliability' END AS meaning
FROM figures
WHERE obs_status IN ('B', 'D', 'U')
