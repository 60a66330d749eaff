-- The mean of five yearly shares supports. They are lower bounds and cannot refute: only a share published as such can.
WITH years AS (
    SELECT ref, value, row_number() OVER (ORDER BY "period" DESC) AS nth
    FROM derived_figures
    WHERE indicator_id = 'gas-import-share' AND actor_id = 'eu' AND counterpart_id = 'RUS' AND "period" < '2022'
), published AS (
    SELECT ref, value
    FROM reported_figures
    WHERE
        indicator_id = 'gas-import-share' AND actor_id = 'eu' AND counterpart_id = 'RUS'
        AND "period" >= '2016' AND "period" < '2022' AND qualifier IN ('exact', 'approximate') AND source_id <> 'antic2025'
)
SELECT
    CASE
        WHEN avg(value) >= (SELECT value FROM thresholds WHERE threshold_id = 'nearly-all') THEN 1
        WHEN (SELECT max(value) FROM published) < (SELECT value FROM thresholds WHERE threshold_id = 'dependent') THEN 0
    END AS holds,
    avg(value) AS observed,
    max(0, 5 - count(*)) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM years WHERE nth <= 5
            UNION
            SELECT ref FROM published
            UNION
            SELECT ref FROM thresholds WHERE threshold_id IN ('nearly-all', 'dependent')
        )
    ) AS evidence
FROM years
WHERE nth <= 5
