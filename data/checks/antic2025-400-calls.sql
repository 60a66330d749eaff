-- The part of the EU, and how old its newest call is. An old call says nothing; a part that has ended refutes.
WITH part AS (
    SELECT count(*) AS known
    FROM spells
    WHERE track = 'belgrade-pristina-dialogue' AND actor_id = 'eu' AND status = 'facilitator'
), calls AS (
    SELECT max(day) AS latest, max(date) AS date
    FROM happened
    WHERE
        event_id IN (
            'eu-2025-02-dialogue-kallas', 'eu-2025-dialogue-trilateral',
            'eu-2026-dialogue-envoy'
        )
)
SELECT
    CASE
        WHEN part.known > 0 AND NOT EXISTS (
            SELECT 1
            FROM standing
            WHERE track = 'belgrade-pristina-dialogue' AND actor_id = 'eu' AND status = 'facilitator'
        ) THEN 0
        WHEN part.known > 0 AND calls.latest >= :as_of_day - 366 THEN 1
    END AS holds,
    calls.date AS observed,
    (part.known = 0) + (calls.latest IS NULL) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref
            FROM spells
            WHERE track = 'belgrade-pristina-dialogue' AND actor_id = 'eu' AND status = 'facilitator'
            UNION
            SELECT ref
            FROM happened
            WHERE
                event_id IN (
                    'eu-2025-02-dialogue-kallas', 'eu-2025-dialogue-trilateral',
                    'eu-2026-dialogue-envoy'
                )
        )
    ) AS evidence
FROM part
CROSS JOIN calls
