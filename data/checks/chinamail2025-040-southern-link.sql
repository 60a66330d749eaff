-- The law of one of the two entities is the act on record; a withdrawal alone would not refute.
WITH acts AS (
    SELECT ref, kind, day, rank() OVER (ORDER BY day DESC) AS place
    FROM happened
    WHERE event_id = 'bih-2024-southern-interconnection-law'
)
SELECT
    CASE
        WHEN max(kind) IN ('blocked', 'closure', 'suspension', 'withdrawal')
            THEN CASE WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'bih-gas-route-discussions') > 0 THEN 0 END
        WHEN (:as_of_day - max(day)) / 365.25 <= (SELECT value FROM thresholds WHERE threshold_id = 'recent') THEN 1
    END AS holds,
    (SELECT max(e."date") FROM events AS e INNER JOIN acts AS a ON a.ref = e.ref WHERE a.place = 1) AS observed,
    CASE
        WHEN (:as_of_day - max(day)) / 365.25 <= (SELECT value FROM thresholds WHERE threshold_id = 'recent') THEN 0
        ELSE 1
    END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM acts WHERE place = 1
            UNION SELECT ref FROM covering WHERE coverage_id = 'bih-gas-route-discussions'
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'recent'
        )
    ) AS evidence
FROM acts
WHERE place = 1
