-- Days of protest in December 2024 among those known.
SELECT
    CASE
        WHEN count(DISTINCT CASE WHEN date BETWEEN '2024-12-01' AND '2024-12-31' THEN day END)
            >= (SELECT value FROM thresholds WHERE threshold_id = 'repeated') THEN 1
        WHEN count(*) > 0 AND sum(date BETWEEN '2024-12-01' AND '2024-12-31') = 0 THEN 0
    END AS holds,
    count(DISTINCT CASE WHEN date BETWEEN '2024-12-01' AND '2024-12-31' THEN day END) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM happened WHERE actor_id = 'protesters-serbia-2024' AND kind = 'unrest'
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'repeated'
        )
    ) AS evidence
FROM happened
WHERE actor_id = 'protesters-serbia-2024' AND kind = 'unrest'
