-- The price as others gave it, against the figure that the claim states.
SELECT
    min(100.0 * abs(value - 2900000000) / 2900000000) <= (
        SELECT value FROM thresholds WHERE threshold_id = 'close-to'
    ) AS holds,
    max(value) AS observed,
    count(*) = 0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref
            FROM reported_figures
            WHERE
                indicator_id = 'arms-contract-value-eur' AND actor_id = 'SRB' AND counterpart_id = 'FRA'
                AND "period" LIKE '2024-08%' AND source_id <> 'antic2025'
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'close-to'
        )
    ) AS evidence
FROM reported_figures
WHERE
    indicator_id = 'arms-contract-value-eur' AND actor_id = 'SRB' AND counterpart_id = 'FRA'
    AND "period" LIKE '2024-08%' AND source_id <> 'antic2025'
