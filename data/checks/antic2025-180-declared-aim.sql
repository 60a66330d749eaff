-- The aim as declared by the administration whose claim it is: on the same day, for the same set of sanctions.
WITH listed AS (
    SELECT ref, day FROM happened WHERE event_id = 'nis-2025-us-designation'
),
aim AS (
    SELECT ref, day FROM happened WHERE event_id = 'us-treasury-2025-russian-revenue-aim'
)
SELECT
    (SELECT max(day) FROM aim) = (SELECT max(day) FROM listed) AS holds,
    (SELECT max(date) FROM happened WHERE event_id = 'us-treasury-2025-russian-revenue-aim') AS observed,
    (SELECT count(*) = 0 FROM aim) + (SELECT count(*) = 0 FROM listed) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM listed UNION SELECT ref FROM aim)) AS evidence
