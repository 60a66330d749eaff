-- The charitable sense: 400 million cubic metres in each of the years 2024, 2025 and 2026.
WITH volumes AS (
    SELECT ref, period, value
    FROM reported_figures
    WHERE indicator_id = 'gas-contracted-volume' AND actor_id = 'SRB' AND counterpart_id = 'AZE'
      AND period IN ('2024', '2025', '2026') AND source_id <> 'antic2025'
)
SELECT
    CASE WHEN count(*) > 0 THEN max(abs(value - 400)) <= 0.5 END AS holds,
    max(value) AS observed,
    3 - count(DISTINCT period) AS n_missing,
    json_group_array(ref) AS evidence
FROM volumes
