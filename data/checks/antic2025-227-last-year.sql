-- Exports to and imports from Russia, of one source, over all trade; the rounding of both parts is added before the share is judged.
WITH parts AS (
    SELECT source_id, ref, indicator_id, period, value
    FROM reported_figures
    WHERE indicator_id IN ('exports-usd', 'imports-usd') AND actor_id = 'SRB' AND counterpart_id = 'RUS'
      AND length(period) = 4 AND source_id <> 'antic2025'
),
years AS (
    SELECT t.ref, t.period, t.value AS total, p.source_id, sum(p.value) AS russia, rank() OVER (ORDER BY t.period DESC) AS place
    FROM reported_figures AS t JOIN parts AS p ON p.period = t.period
    WHERE t.indicator_id = 'trade-total-usd' AND t.actor_id = 'SRB' AND t.counterpart_id = 'WLD' AND t.period BETWEEN '2022' AND '2024'
    GROUP BY t.ref, t.period, t.value, p.source_id
    HAVING count(*) = 2 AND count(DISTINCT p.indicator_id) = 2
)
SELECT
    CASE
        WHEN max(100 * (russia + 100000000) / total) < 5 THEN 1
        WHEN min(100 * (russia - 100000000) / total) >= 5 THEN 0
    END AS holds,
    max(100 * russia / total) AS observed,
    count(*) = 0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM years WHERE place = 1
        UNION SELECT p.ref FROM parts AS p JOIN years AS y ON y.period = p.period AND y.source_id = p.source_id AND y.place = 1
    )) AS evidence
FROM years
WHERE place = 1
