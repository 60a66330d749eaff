-- One delivery refutes it; that there was none would need a list that is complete for the whole time.
WITH deliveries AS (
    SELECT ref, title, date
    FROM happened
    WHERE kind = 'delivery' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
      AND date BETWEEN '2023-01-01' AND '2025-01-31'
),
complete AS (
    SELECT ref
    FROM coverage
    WHERE coverage_id = 'russian-arms-deliveries-serbia' AND start_max <= '2023-01-01' AND end_min > '2025-01-31'
)
SELECT
    CASE
        WHEN (SELECT count(*) FROM deliveries) > 0 THEN 0
        WHEN (SELECT count(*) FROM complete) > 0 THEN 1
    END AS holds,
    (SELECT max(title) FROM deliveries) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM deliveries UNION SELECT ref FROM complete)) AS evidence
