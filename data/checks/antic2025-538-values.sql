-- Exports of three years, by sources other than the essay.
WITH years AS (
    SELECT "period", max(value) AS value
    FROM reported_figures
    WHERE
        indicator_id = 'exports-usd' AND actor_id = 'SRB' AND counterpart_id = 'RUS' AND source_id <> 'antic2025'
        AND "period" IN ('2022', '2023', '2024') AND qualifier <> 'forecast'
    GROUP BY "period"
), wide AS (
    SELECT
        max(CASE WHEN "period" = '2022' THEN value END) AS first,
        max(CASE WHEN "period" = '2023' THEN value END) AS second,
        max(CASE WHEN "period" = '2024' THEN value END) AS third
    FROM years
)
SELECT
    100.0 * abs(second - first) / first < (SELECT value FROM thresholds WHERE threshold_id = 'slight-change')
    AND third < second AS holds,
    100.0 * (second - first) / first AS observed,
    (first IS NULL) + (second IS NULL) + (third IS NULL) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref
            FROM reported_figures
            WHERE
                indicator_id = 'exports-usd' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
                AND source_id <> 'antic2025' AND "period" IN ('2022', '2023', '2024') AND qualifier <> 'forecast'
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'slight-change'
        )
    ) AS evidence
FROM wide
