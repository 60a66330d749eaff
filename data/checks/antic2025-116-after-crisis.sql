-- A step that came after the first spell of the sanctions of 2014 counts, whatever came before.
WITH crisis AS (
    SELECT ref, begins_day AS day
    FROM spells
    WHERE track = 'russia-sanctions-2014' AND status = 'imposed'
    ORDER BY begins_day, ref
    LIMIT 1
), step AS (
    SELECT ref, day, date FROM happened WHERE event_id = 'eu-2014-south-stream-infringement'
)
SELECT
    (SELECT day FROM step) > (SELECT day FROM crisis) AS holds,
    (SELECT date FROM step) AS observed,
    max(0, 2 - (SELECT count(*) FROM step) - (SELECT count(*) FROM crisis)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM crisis UNION SELECT ref FROM step)) AS evidence
