-- One delivery refutes it; that there was none would need a complete list.
WITH deliveries AS (
    SELECT ref, title, date
    FROM happened
    WHERE kind = 'delivery' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
      AND date BETWEEN '2023-01-01' AND '2025-01-31'
),
complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'russian-arms-deliveries-serbia'
)
SELECT
    CASE
        WHEN (SELECT count(*) FROM deliveries) > 0 THEN 0
        WHEN (SELECT count(*) FROM complete) > 0 THEN 1
    END AS holds,
    (SELECT max(date) FROM deliveries) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM deliveries UNION SELECT ref FROM complete)) AS evidence
