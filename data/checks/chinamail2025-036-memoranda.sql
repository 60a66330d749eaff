-- Memoranda are plans; the link to Bulgaria is finished and not counted.
WITH acts AS (
    SELECT ref, kind, day, rank() OVER (ORDER BY day DESC) AS place
    FROM happened
    WHERE event_id IN ('srb-2023-mkd-gas-memorandum', 'srb-2024-mkd-gas-memorandum')
)
SELECT
    CASE
        WHEN max(kind) IN ('blocked', 'closure', 'suspension', 'withdrawal') THEN 0
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
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'recent'
        )
    ) AS evidence
FROM acts
WHERE place = 1
