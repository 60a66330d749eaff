-- Statements of this kind within two years; few of them refute only if the record is complete.
SELECT
    CASE
        WHEN count(*) >= (SELECT value FROM thresholds WHERE threshold_id = 'repeated') THEN 1
        WHEN EXISTS (SELECT 1 FROM covering WHERE coverage_id = 'vucic-statements-on-sanctions') THEN 0
    END AS holds,
    count(*) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref
            FROM happened
            WHERE
                event_id IN (
                    'vucic-2023-06-no-sanctions', 'vucic-2023-10-no-sanctions', 'vucic-2024-02-no-sanctions',
                    'vucic-2025-08-no-sanctions', 'vucic-2025-08-30-no-sanctions'
                )
                AND day > :as_of_day - 731
            UNION
            SELECT ref FROM covering WHERE coverage_id = 'vucic-statements-on-sanctions'
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'repeated'
        )
    ) AS evidence
FROM happened
WHERE
    event_id IN (
        'vucic-2023-06-no-sanctions', 'vucic-2023-10-no-sanctions', 'vucic-2024-02-no-sanctions',
        'vucic-2025-08-no-sanctions', 'vucic-2025-08-30-no-sanctions'
    )
    AND day > :as_of_day - 731
