-- A share falls when its part changes by less than the whole; so the two changes are compared, stated or computed.
WITH sums AS (
    SELECT source_id, period, sum(value) AS value, count(*) AS n, count(DISTINCT indicator_id) AS n_kinds
    FROM reported_figures
    WHERE indicator_id IN ('exports-usd', 'imports-usd') AND actor_id = 'SRB' AND counterpart_id = 'RUS'
      AND length(period) = 4 AND source_id <> 'antic2025'
    GROUP BY source_id, period
),
russia AS (
    SELECT period, value AS change
    FROM reported_figures
    WHERE indicator_id = 'trade-change' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
    UNION ALL
    SELECT a.period, 100 * (a.value / b.value - 1)
    FROM sums AS a JOIN sums AS b ON b.source_id = a.source_id AND b.period = CAST(CAST(a.period AS INTEGER) - 1 AS TEXT)
    WHERE a.n = 2 AND a.n_kinds = 2 AND b.n = 2 AND b.n_kinds = 2
),
both AS (
    SELECT w.ref, w.period, r.change, w.value AS whole, rank() OVER (ORDER BY w.period_max_day DESC) AS place
    FROM reported_figures AS w JOIN russia AS r ON r.period = w.period
    WHERE w.indicator_id = 'trade-change' AND w.actor_id = 'SRB' AND w.counterpart_id = 'WLD'
      AND w.period_max_day BETWEEN :as_of_day - 1096 AND :as_of_day
)
SELECT
    CASE WHEN max(change) < min(whole) THEN 1 WHEN min(change) >= max(whole) THEN 0 END AS holds,
    round(max(change), 1) || ' against ' || max(whole) || ' per cent' AS observed,
    count(*) = 0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM both WHERE place = 1
        UNION
        SELECT f.ref
        FROM reported_figures AS f JOIN both AS b ON b.place = 1 AND (f.period = b.period OR f.period = CAST(CAST(b.period AS INTEGER) - 1 AS TEXT))
        WHERE f.actor_id = 'SRB' AND f.counterpart_id = 'RUS' AND f.source_id <> 'antic2025'
          AND (f.indicator_id = 'trade-change' OR f.indicator_id IN ('exports-usd', 'imports-usd') AND length(b.period) = 4)
    )) AS evidence
FROM both
WHERE place = 1
