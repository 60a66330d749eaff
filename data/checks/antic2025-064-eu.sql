-- Soon is counted from the first spell of the sanctions of 2022.
WITH first_sanctions AS (
    SELECT ref, begins_day AS day
    FROM spells
    WHERE track = 'russia-sanctions-2022' AND status = 'imposed'
    ORDER BY begins_day, ref
    LIMIT 1
), ban AS (
    SELECT ref, day, date FROM happened WHERE event_id = 'eu-2022-rt-sputnik-ban'
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'soon'
)
SELECT
    (SELECT day FROM ban) <= (SELECT day FROM first_sanctions) + (SELECT value FROM wanted) AS holds,
    (SELECT date FROM ban) AS observed,
    max(0, 2 - (SELECT count(*) FROM ban) - (SELECT count(*) FROM first_sanctions)) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM first_sanctions UNION SELECT ref FROM ban UNION SELECT ref FROM wanted
    )) AS evidence
