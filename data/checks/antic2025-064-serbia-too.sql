-- Serbia must have banned as soon as the EU; where a medium of Russia opens after that time, it had not.
WITH first_sanctions AS (
    SELECT ref, begins_day AS day
    FROM spells
    WHERE track = 'russia-sanctions-2022' AND status = 'imposed'
    ORDER BY begins_day, ref
    LIMIT 1
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'soon'
), latest AS (
    SELECT (SELECT day FROM first_sanctions) + (SELECT value FROM wanted) AS day
), ban AS (
    SELECT ref, day FROM happened WHERE event_id = 'eu-2022-rt-sputnik-ban'
), openings AS (
    SELECT ref, date
    FROM happened
    WHERE kind = 'opening' AND actor_id = 'rt-balkans' AND counterpart_id = 'SRB' AND day > (SELECT day FROM latest)
), bans_of_serbia AS (
    SELECT ref, day, date
    FROM happened
    WHERE kind = 'sanction' AND actor_id = 'SRB' AND counterpart_id IN ('russia-today', 'sputnik', 'rt-balkans')
)
SELECT
    CASE
        WHEN (SELECT min(day) FROM ban) > (SELECT day FROM latest)
            OR (SELECT min(day) FROM bans_of_serbia) > (SELECT day FROM latest) THEN 0
        WHEN EXISTS (SELECT 1 FROM bans_of_serbia) AND EXISTS (SELECT 1 FROM ban) THEN 1
        WHEN EXISTS (SELECT 1 FROM openings) THEN 0
    END AS holds,
    coalesce((SELECT min(date) FROM bans_of_serbia), (SELECT min(date) FROM openings)) AS observed,
    max(0, 2 - (SELECT count(*) FROM ban) - (SELECT count(*) FROM first_sanctions)) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM first_sanctions UNION SELECT ref FROM wanted UNION SELECT ref FROM ban
        UNION SELECT ref FROM openings UNION SELECT ref FROM bans_of_serbia
    )) AS evidence
