-- Exports and imports of one source added up. Each sum may be off by its rounding (a twentieth of a billion for each
-- rounded part), the text's own figures by half a unit of their last digit. Sources that disagree decide nothing.
WITH parts AS (
    SELECT source_id, ref, indicator_id, period, value
    FROM reported_figures
    WHERE indicator_id IN ('exports-usd', 'imports-usd') AND actor_id = 'SRB' AND counterpart_id = 'RUS'
      AND period IN ('2021', '2022') AND source_id <> 'antic2025'
),
sums AS (
    SELECT
        source_id,
        sum(CASE WHEN period = '2021' THEN value END) / 1000000000 AS before,
        sum(CASE WHEN period = '2022' THEN value END) / 1000000000 AS after
    FROM parts
    GROUP BY source_id
    HAVING count(*) = 4 AND count(DISTINCT indicator_id || period) = 4
),
judged AS (
    SELECT
        source_id, before, after,
        abs(before - 2.8) <= 0.1 AND abs(after - 4.24) <= 0.105
            AND 100 * (after / before - 1) >= (SELECT value FROM thresholds WHERE threshold_id = 'marked-change') AS is_so
    FROM sums
)
SELECT
    CASE WHEN min(is_so) = max(is_so) THEN max(is_so) END AS holds,
    group_concat(before || ' and ' || after || ' billion USD', '; ') AS observed,
    CASE WHEN count(*) = 0 THEN 1 ELSE 0 END AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM parts WHERE source_id IN (SELECT source_id FROM judged)
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'marked-change'
    )) AS evidence
FROM judged
