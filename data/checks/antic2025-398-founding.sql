-- From the agreement of 2013 to the newest call of the EU; a founding would refute.
WITH calls AS (
    SELECT max(day) AS latest
    FROM happened
    WHERE event_id IN ('eu-2024-asm-spokesman', 'eu-2024-kosovo-conclusions', 'eu-2025-kosovo-conclusions')
), agreed AS (
    SELECT min(day) AS day FROM happened WHERE event_id = 'xkx-2013-first-agreement'
)
SELECT
    CASE
        WHEN EXISTS (
            SELECT 1 FROM happened WHERE actor_id = 'association-serb-municipalities' AND kind = 'opening'
        ) THEN 0
        WHEN c.latest >= :as_of_day - 366
            AND (c.latest - a.day) / 365.25 >= (SELECT value FROM thresholds WHERE threshold_id = 'for-years') THEN 1
    END AS holds,
    (c.latest - a.day) / 365.25 AS observed,
    (c.latest IS NULL) + (a.day IS NULL) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref
            FROM happened
            WHERE
                event_id IN (
                    'xkx-2013-first-agreement', 'eu-2024-asm-spokesman', 'eu-2024-kosovo-conclusions',
                    'eu-2025-kosovo-conclusions'
                )
                OR (actor_id = 'association-serb-municipalities' AND kind = 'opening')
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'for-years'
        )
    ) AS evidence
FROM calls AS c
CROSS JOIN agreed AS a
