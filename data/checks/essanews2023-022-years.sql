-- The conflict is counted from the annulment of the declaration of 2008; recognition would end it.
WITH stance AS (
    SELECT ref, status, begins, begins_day
    FROM standing
    WHERE track = 'recognition' AND actor_id = 'SRB' AND partner_id = 'XKX'
), rejection AS (
    SELECT ref, day, date FROM happened WHERE event_id = 'srb-2008-kosovo-annulment'
)
SELECT
    CASE
        WHEN (SELECT max(status) FROM stance) = 'recognises' THEN 0
        WHEN (SELECT max(status) FROM stance) = 'does-not-recognise'
            AND (:as_of_day - min(day)) / 365.25 >= (SELECT value FROM thresholds WHERE threshold_id = 'long')
            THEN 1
    END AS holds,
    min(date) AS observed,
    CASE WHEN (SELECT count(*) FROM stance) = 0 THEN 1 ELSE 0 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM stance
            UNION SELECT ref FROM rejection
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'long'
        )
    ) AS evidence
FROM rejection
