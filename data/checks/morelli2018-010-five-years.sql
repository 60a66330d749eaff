-- Yearly growth of GDP at constant prices from 2012 to 2017, compared with compound growth at the threshold
-- over 5 years, as a product of 5 factors.
WITH limits AS (
    SELECT ref, 1 + value / 100.0 AS f FROM thresholds WHERE threshold_id = 'stagnation'
),
region AS (
    SELECT ref, actor_id
    FROM alignments
    WHERE track = 'region' AND partner_id = 'western-balkans' AND reading = 'eu' AND status = 'included'
),
growth AS (
    SELECT r.actor_id, r.ref AS region_ref, a.ref AS first_ref, b.ref AS last_ref, b.value / a.value AS times
    FROM region AS r
    JOIN observations AS a
      ON a.indicator_id = 'gdp-constant-usd' AND a.actor_id = r.actor_id AND a.period = '2012'
     AND a.table_name = 'statistics'
    JOIN observations AS b
      ON b.indicator_id = 'gdp-constant-usd' AND b.actor_id = r.actor_id AND b.period = '2017'
     AND b.table_name = 'statistics'
),
counted AS (
    SELECT count(*) AS n, total(times <= f * f * f * f * f) AS n_stagnating,
           (SELECT count(*) FROM region) AS n_region,
           (SELECT value FROM thresholds WHERE threshold_id = 'several') AS several
    FROM growth CROSS JOIN limits
)
SELECT
    CASE
        WHEN n = 0 THEN NULL
        WHEN n_stagnating >= several THEN 1
        WHEN n_stagnating + n_region - n < several THEN 0
    END AS holds,
    (
        SELECT group_concat(actor_id || ' ' || round((times - 1) * 100, 1), ', ')
        FROM (SELECT actor_id, times FROM growth ORDER BY actor_id)
    ) AS observed,
    CASE WHEN n_stagnating >= several THEN 0 ELSE max(0, n_region - n) END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT first_ref AS ref FROM growth
            UNION SELECT last_ref FROM growth
            UNION SELECT region_ref FROM growth
            UNION SELECT ref FROM limits
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'several'
        )
    ) AS evidence
FROM counted
