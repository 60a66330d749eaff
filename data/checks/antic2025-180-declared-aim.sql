-- The aim as declared by the administration whose claim it is: on the same day, for the same set of sanctions.
-- That it declared no such aim on the day would need a complete list of its declarations.
WITH listed AS (
    SELECT ref, day FROM happened WHERE event_id = 'nis-2025-us-designation'
),
aim AS (
    SELECT ref, day, date FROM happened WHERE event_id = 'us-treasury-2025-russian-revenue-aim'
),
complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'us-treasury-nis-declarations'
)
SELECT
    CASE
        WHEN (SELECT count(*) FROM aim AS a JOIN listed AS l ON l.day = a.day) > 0 THEN 1
        WHEN (SELECT count(*) FROM listed) > 0 AND (SELECT count(*) FROM complete) > 0 THEN 0
    END AS holds,
    (SELECT max(date) FROM aim) AS observed,
    (SELECT count(*) = 0 FROM aim) + (SELECT count(*) = 0 FROM listed) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM listed UNION SELECT ref FROM aim UNION SELECT ref FROM complete
    )) AS evidence
