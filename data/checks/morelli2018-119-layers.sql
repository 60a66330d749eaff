-- How many layers of the NATO partnership held on the day before the plan began, and how many on that day.
WITH layers AS (
    SELECT ref, status, begins_day, ends_day FROM spells WHERE track = 'nato-partnership' AND actor_id = 'SRB'
),
start AS (
    SELECT max(begins_day) AS day FROM layers WHERE status = 'ipap'
),
counted AS (
    SELECT total(l.begins_day < s.day AND l.ends_day > s.day - 1) AS n_before,
           total(l.begins_day <= s.day AND l.ends_day > s.day) AS n_after,
           max(s.day) AS day
    FROM layers AS l CROSS JOIN start AS s
)
SELECT
    CASE WHEN day IS NOT NULL AND n_before > 0 THEN n_after > n_before END AS holds,
    CAST(n_before AS INTEGER) || ' before, ' || CAST(n_after AS INTEGER) || ' after' AS observed,
    CASE WHEN day IS NULL OR n_before = 0 THEN 1 ELSE 0 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM layers
            UNION SELECT ref FROM events WHERE event_id = 'srb-2015-nato-ipap-approved'
        )
    ) AS evidence
FROM counted
