-- Bridges built with aid of the EU.
SELECT
    max(value) > 0 AS holds,
    max(value) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM reported_figures
WHERE indicator_id = 'bridges-built-with-aid' AND actor_id = 'SRB' AND counterpart_id = 'eu'
  AND period_min LIKE '2014-%' AND period_max_day <= :as_of_day
