-- The newest year by which the aircraft are due.
WITH newest AS (
    SELECT value, ref FROM reported_figures
    WHERE indicator_id = 'arms-delivery-due-year' AND actor_id = 'SRB' AND counterpart_id = 'FRA'
      AND period_max_day <= :as_of_day
      AND source_id NOT IN (SELECT source_id FROM claims WHERE claim_id = 'antic2025-303')
    ORDER BY period_max_day DESC, value DESC
    LIMIT 1
)
SELECT max(value) <= 2029 AS holds, max(value) AS observed, 0 AS n_missing, json_group_array(ref) AS evidence
FROM newest
