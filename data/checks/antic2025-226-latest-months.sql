-- January 2025 as the latest period that had ended by then and has a figure.
-- "More than 60" is not decided by a figure that rounds to 60.
WITH shares AS (
    SELECT ref, period, value, CASE WHEN value = round(value) THEN 0.5 ELSE 0.05 END AS slack,
        rank() OVER (ORDER BY period_max DESC, period_min DESC) AS place
    FROM reported_figures
    WHERE indicator_id = 'trade-share' AND actor_id = 'SRB' AND counterpart_id = 'eu' AND source_id <> 'antic2025'
      AND period_max <= '2025-01-31'
)
SELECT
    CASE WHEN min(value - slack) >= 60 THEN 1 WHEN max(value + slack) < 60 THEN 0 END AS holds,
    max(value) AS observed,
    count(*) = 0 AS n_missing,
    json_group_array(ref) AS evidence
FROM shares
WHERE place = 1
