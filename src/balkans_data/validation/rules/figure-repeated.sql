-- title: A source reports a figure once
-- reason: Two rows for one figure would count twice.
-- severity: error
-- message: {figure_id} is the figure of {other}
-- hint: remove one
SELECT ref, 'figure_id' AS field, figure_id, other
FROM (
  SELECT ref, figure_id,
         min(figure_id) OVER (
           PARTITION BY indicator_id, actor_id, counterpart_id, period, source_id, originator_id, value
         ) AS other
  FROM reported_figures
)
WHERE figure_id <> other
