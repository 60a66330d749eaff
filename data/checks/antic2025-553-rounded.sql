-- The price as others gave it, against the figure that the claim states.
SELECT
    max(value BETWEEN 2850000000 AND 2950000000) AS holds,
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
        )
    ) AS evidence
FROM reported_figures
WHERE
    indicator_id = 'arms-contract-value-eur' AND actor_id = 'SRB' AND counterpart_id = 'FRA'
    AND "period" LIKE '2024-08%' AND source_id <> 'antic2025'
