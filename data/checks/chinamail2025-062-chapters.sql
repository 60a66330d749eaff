-- The steps on the way are counted; where a source says that none is missing, a span without one refutes.
WITH openings AS (
    SELECT ref, day
    FROM happened
    WHERE kind = 'negotiation' AND actor_id = 'SRB' AND counterpart_id = 'eu'
), complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'serbia-chapters-opened'
), span AS (
    SELECT :as_of_day - 365.25 * (SELECT value FROM thresholds WHERE threshold_id = 'recent') AS since
)
SELECT
    CASE
        WHEN (SELECT max(day) FROM openings) >= since THEN 1
        WHEN (SELECT count(*) FROM complete) > 0
            AND (SELECT max(start_max_day) FROM coverage WHERE coverage_id = 'serbia-chapters-opened') <= since
            THEN 0
    END AS holds,
    (SELECT max(e."date") FROM events AS e INNER JOIN openings AS o ON o.ref = e.ref) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM openings
            UNION SELECT ref FROM complete
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'recent'
        )
    ) AS evidence
FROM span
