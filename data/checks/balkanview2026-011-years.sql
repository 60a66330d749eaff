-- Opposition is shown by the first act against it and by recognition withheld to this day.
WITH acts AS (
    SELECT ref, day, date
    FROM happened
    WHERE event_id IN ('rus-2007-kosovo-draft-blocked', 'rus-2008-kosovo-un-membership')
), stance AS (
    SELECT ref, status FROM standing WHERE track = 'recognition' AND actor_id = 'RUS' AND partner_id = 'XKX'
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
            SELECT ref FROM acts
            UNION SELECT ref FROM stance
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'long'
        )
    ) AS evidence
FROM acts
