-- Where counts of a year differ, the fewest with NATO and the most with Russia are taken; a figure with Russia for two
-- years together is more than that of either.
WITH nato AS (
    SELECT ref, period, value
    FROM reported_figures
    WHERE indicator_id = 'joint-military-exercises' AND actor_id = 'SRB' AND counterpart_id = 'nato'
      AND source_id <> 'antic2025' AND length(period) = 4 AND period < '2022'
),
russia AS (
    SELECT ref, period_min, period_max, value
    FROM reported_figures
    WHERE indicator_id = 'joint-military-exercises' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
      AND source_id <> 'antic2025'
),
years AS (
    SELECT n.period, min(n.value) AS nato, max(r.value) AS russia
    FROM nato AS n JOIN russia AS r ON r.period_min <= n.period || '-01-01' AND r.period_max >= n.period || '-12-31'
    GROUP BY n.period
)
SELECT
    CASE
        WHEN min(nato / russia) < (SELECT value FROM thresholds WHERE threshold_id = 'far-more') THEN 0
        WHEN count(*) >= (SELECT value FROM thresholds WHERE threshold_id = 'several') THEN 1
    END AS holds,
    min(nato / russia) AS observed,
    CAST(coalesce(max(0, (SELECT value FROM thresholds WHERE threshold_id = 'several') - count(*)), 0) AS INTEGER) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM nato WHERE period IN (SELECT period FROM years)
        UNION SELECT ref FROM russia WHERE period_max < '2022-01-01'
        UNION SELECT ref FROM thresholds WHERE threshold_id IN ('far-more', 'several')
    )) AS evidence
FROM years
