-- An exercise with Russia in 2021 or later refutes it; years without a figure are missing.
SELECT
    CASE WHEN sum(value) > 0 THEN 0 WHEN count(*) > 0 THEN 1 END AS holds,
    sum(value) AS observed,
    max(0, CAST(substr(:as_of, 1, 4) AS INTEGER) - 2021 - count(DISTINCT "period")) AS n_missing,
    json_group_array(ref) AS evidence
FROM reported_figures
WHERE indicator_id = 'joint-military-exercises' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
  AND period_min >= '2021-01-01' AND period_max_day <= :as_of_day
  AND source_id NOT IN (SELECT source_id FROM claims WHERE claim_id = 'antic2025-261')
