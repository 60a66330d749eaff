-- All negotiations between the two, by their dates, against the day of the summit.
WITH summit AS (
    SELECT ref, day FROM happened WHERE event_id = 'usa-2025-alaska-summit'
), complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'usa-russia-talks'
), talks AS (
    SELECT ref, day, date
    FROM happened
    WHERE kind = 'negotiation' AND actor_id IN ('USA', 'RUS') AND counterpart_id IN ('USA', 'RUS')
        AND event_id <> 'usa-2025-alaska-summit'
)
SELECT
    CASE
        WHEN max(day) > (SELECT max(day) FROM summit) THEN 1
        WHEN max(day) <= (SELECT max(day) FROM summit) AND (SELECT count(*) FROM complete) > 0 THEN 0
    END AS holds,
    max(date) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (SELECT ref FROM summit UNION SELECT ref FROM talks UNION SELECT ref FROM complete)
    ) AS evidence
FROM talks
