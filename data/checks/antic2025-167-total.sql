-- The claim as its words stand: 400 million cubic metres are the sum of the three years, of each by the highest
-- figure. While a year is missing, the sum of the others can only show that it is more.
WITH volumes AS (
    SELECT ref, period, value
    FROM reported_figures
    WHERE indicator_id = 'gas-contracted-volume' AND actor_id = 'SRB' AND counterpart_id = 'AZE'
      AND period IN ('2024', '2025', '2026') AND source_id <> 'antic2025'
), years AS (
    SELECT period, max(value) AS value FROM volumes GROUP BY period
)
SELECT
    CASE WHEN count(*) = 3 OR sum(value) > 400.5 THEN abs(sum(value) - 400) <= 0.5 END AS holds,
    sum(value) AS observed,
    3 - count(*) AS n_missing,
    (SELECT json_group_array(ref) FROM volumes) AS evidence
FROM years
