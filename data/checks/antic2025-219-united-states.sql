-- The first act on record of each of the two that impose sanctions which showed that it had noticed. One of the two
-- alone is not the states that impose them, and leaves it open.
WITH noticed AS (
    SELECT ref, date_max, date_max_day, event_id = 'srb-2024-eu-lists-serbian-entity' AS is_eu
    FROM events
    WHERE event_id IN (
        'srb-2023-us-designates-mci-trading', 'srb-2023-us-inquiry-circumvention', 'srb-2024-eu-lists-serbian-entity'
    )
),
firsts AS (
    SELECT is_eu, min(date_max_day) AS day, min(date_max) AS date
    FROM noticed
    GROUP BY is_eu
)
SELECT
    CASE
        WHEN total(day <= :as_of_day) = 2 THEN 1
        WHEN count(*) = 2 AND total(day <= :as_of_day) = 0 THEN 0
    END AS holds,
    min(date) || ' and ' || max(date) AS observed,
    max(0, 2 - count(*)) AS n_missing,
    (SELECT json_group_array(ref) FROM noticed) AS evidence
FROM firsts
