-- Days from the designation to the end of the term, against what "last days" may mean.
WITH days AS (
    SELECT
        (SELECT max(day) FROM happened WHERE event_id = 'biden-administration-2025-left-office')
        - (SELECT max(day) FROM happened WHERE event_id = 'nis-2025-us-designation') AS n
)
SELECT
    n BETWEEN 0 AND (SELECT value FROM thresholds WHERE threshold_id = 'last-days') AS holds,
    n || ' days' AS observed,
    n IS NULL AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM happened WHERE event_id IN ('biden-administration-2025-left-office', 'nis-2025-us-designation')
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'last-days'
    )) AS evidence
FROM days
