-- The last known act between the two on arms: a delivery, or a statement that deliveries have stopped. Neither says
-- anything once it is old.
WITH acts AS (
    SELECT ref, kind, day, date, rank() OVER (ORDER BY day DESC) AS place
    FROM happened
    WHERE actor_id = 'SRB' AND counterpart_id = 'RUS'
        AND (kind = 'delivery' OR event_id IN ('srb-2023-russian-arms-not-obtained', 'srb-2025-russian-arms-contracts'))
)
SELECT
    CASE
        WHEN (:as_of_day - max(day)) / 365.25 <= (SELECT value FROM thresholds WHERE threshold_id = 'recent')
            THEN CASE WHEN max(kind <> 'delivery') THEN 0 ELSE 1 END
    END AS holds,
    max(date) AS observed,
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
