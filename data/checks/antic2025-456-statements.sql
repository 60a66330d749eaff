-- Statements of this kind within two years; sanctions in force would refute that there is anything to speak of.
SELECT
    CASE
        WHEN EXISTS (
            SELECT 1
            FROM standing
            WHERE actor_id = 'SRB' AND track = 'russia-sanctions-2022' AND status IN ('aligned', 'imposed')
        ) THEN 0
        WHEN count(*) >= (SELECT value FROM thresholds WHERE threshold_id = 'repeated') THEN 1
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
            SELECT ref FROM standing WHERE actor_id = 'SRB' AND track = 'russia-sanctions-2022'
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
