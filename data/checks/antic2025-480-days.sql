-- Days of protest in December 2024 among those known; too few refute only if the record is complete.
SELECT
    CASE
        WHEN count(DISTINCT CASE WHEN date BETWEEN '2024-12-01' AND '2024-12-31' THEN day END)
            >= (SELECT value FROM thresholds WHERE threshold_id = 'repeated') THEN 1
        WHEN EXISTS (SELECT 1 FROM covering WHERE coverage_id = 'protests-serbia-2024') THEN 0
    END AS holds,
    count(DISTINCT CASE WHEN date BETWEEN '2024-12-01' AND '2024-12-31' THEN day END) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM happened WHERE actor_id = 'protesters-serbia-2024' AND kind = 'unrest'
            UNION
            SELECT ref FROM covering WHERE coverage_id = 'protests-serbia-2024'
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'repeated'
        )
    ) AS evidence
FROM happened
WHERE actor_id = 'protesters-serbia-2024' AND kind = 'unrest'
