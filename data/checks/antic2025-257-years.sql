-- Where counts of a year differ, the fewest with NATO and the most with Russia are taken; a figure with Russia for two
-- years together is more than that of either. "Each year" needs all years between the first and the last; three or more
-- of them, or there is no saying what was so each year.
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
pairs AS (
    SELECT n.period, n.ref AS nato_ref, n.value AS nato, r.ref AS russia_ref, r.value AS russia
    FROM nato AS n JOIN russia AS r ON r.period_min <= n.period || '-01-01' AND r.period_max >= n.period || '-12-31'
),
years AS (
    SELECT period, min(nato) AS nato, max(russia) AS russia
    FROM pairs
    GROUP BY period
)
SELECT
    CASE
        WHEN min(1.0 * nato / russia) < (SELECT value FROM thresholds WHERE threshold_id = 'far-more') THEN 0
        WHEN count(*) >= (SELECT value FROM thresholds WHERE threshold_id = 'several') THEN 1
    END AS holds,
    min(1.0 * nato / russia) AS observed,
    CAST(coalesce(max(
        (SELECT value FROM thresholds WHERE threshold_id = 'several') - count(*),
        CAST(max(period) AS INTEGER) - CAST(min(period) AS INTEGER) + 1 - count(*)
    ), 1) AS INTEGER) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT nato_ref AS ref FROM pairs
        UNION SELECT russia_ref FROM pairs
        UNION SELECT ref FROM thresholds WHERE threshold_id IN ('far-more', 'several')
    )) AS evidence
FROM years
