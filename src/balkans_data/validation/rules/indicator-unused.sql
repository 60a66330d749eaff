-- title: Every indicator has a figure
-- reason: A definition that no figure uses is a slip of the pen elsewhere, or left over.
-- severity: warning
-- message: no figure is of {indicator_id}
-- hint: remove it, or correct the figure that meant it
-- complete: yes
SELECT i.ref, 'indicator_id' AS field, i.indicator_id
FROM indicators AS i
WHERE NOT EXISTS (SELECT 1 FROM statistics AS f WHERE f.indicator_id = i.indicator_id)
  AND NOT EXISTS (SELECT 1 FROM derived_figures AS f WHERE f.indicator_id = i.indicator_id)
  AND NOT EXISTS (SELECT 1 FROM reported_figures AS f WHERE f.indicator_id = i.indicator_id)
