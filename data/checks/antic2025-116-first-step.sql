-- If the first known step came before the crisis, the crisis cannot have brought the limits about.
WITH crisis AS (
    SELECT ref, begins_day AS day
    FROM spells
    WHERE track = 'russia-sanctions-2014' AND status = 'imposed'
    ORDER BY begins_day, ref
    LIMIT 1
), steps AS (
    SELECT ref, day, date
    FROM happened
    WHERE event_id IN ('eu-2013-south-stream-breach', 'eu-2014-south-stream-infringement')
)
SELECT
    CASE WHEN count(s.ref) = 2 OR min(s.day) <= min(c.day) THEN min(s.day) > min(c.day) END AS holds,
    min(s.date) AS observed,
    max(0, 2 - count(s.ref)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM crisis UNION SELECT ref FROM steps)) AS evidence
FROM crisis AS c
LEFT JOIN steps AS s ON 1 = 1
