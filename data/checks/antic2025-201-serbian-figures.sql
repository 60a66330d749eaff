-- Exports and imports added up. Each sum may be off by its rounding (a twentieth of a billion for each rounded part),
-- the text's own figures by half a unit of their last digit.
WITH parts AS (
    SELECT ref, period, value
    FROM reported_figures
    WHERE indicator_id IN ('exports-usd', 'imports-usd') AND actor_id = 'SRB' AND counterpart_id = 'RUS'
      AND period IN ('2021', '2022') AND source_id <> 'antic2025'
),
sums AS (
    SELECT
        sum(CASE WHEN period = '2021' THEN value END) / 1000000000 AS before,
        sum(CASE WHEN period = '2022' THEN value END) / 1000000000 AS after,
        4 - count(*) AS n_missing
    FROM parts
)
SELECT
    CASE WHEN n_missing = 0
        THEN abs(before - 2.8) <= 0.1 AND abs(after - 4.24) <= 0.105
            AND 100 * (after / before - 1) >= (SELECT value FROM thresholds WHERE threshold_id = 'marked-change') END AS holds,
    before || ' and ' || after || ' billion USD' AS observed,
    n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM parts
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'marked-change'
    )) AS evidence
FROM sums
