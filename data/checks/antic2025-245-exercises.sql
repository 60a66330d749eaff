-- Partner in defence as partner in exercises; where counts differ, the one that favours the claim is taken.
WITH years AS (
    SELECT r.period, max(r.value) AS russia, min(n.value) AS nato
    FROM reported_figures AS r JOIN reported_figures AS n ON n.indicator_id = r.indicator_id AND n.period = r.period
    WHERE r.indicator_id = 'joint-military-exercises' AND r.actor_id = 'SRB' AND r.counterpart_id = 'RUS' AND r.source_id <> 'antic2025'
      AND n.actor_id = 'SRB' AND n.counterpart_id = 'nato' AND n.source_id <> 'antic2025' AND r.period < '2022'
    GROUP BY r.period
)
SELECT
    CASE WHEN max(russia <= nato) = 1 THEN 0 WHEN count(*) > 0 THEN 1 END AS holds,
    CAST(sum(russia) AS INTEGER) || ' with Russia, ' || CAST(sum(nato) AS INTEGER) || ' with NATO' AS observed,
    count(*) = 0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref
        FROM reported_figures
        WHERE indicator_id = 'joint-military-exercises' AND actor_id = 'SRB' AND counterpart_id IN ('RUS', 'nato')
          AND source_id <> 'antic2025' AND period IN (SELECT period FROM years)
    )) AS evidence
FROM years
