-- Each independent figure must be that of the claim.
SELECT
    max(abs(value - 65)) <= 0.5 AS holds,
    max(value) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM observations
WHERE indicator_id = 'gas-pipeline-capacity' AND actor_id = 'south-stream' AND source_id <> 'antic2025'
    AND period_max_day <= :as_of_day
