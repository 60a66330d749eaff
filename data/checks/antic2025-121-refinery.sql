-- Begun before the end of 2014 and finished after its beginning: it was going on at the time that the
-- text speaks of.
WITH begun AS (
    SELECT ref, date FROM happened WHERE event_id = 'nis-2009-refinery-modernisation'
), opened AS (
    SELECT ref, day, date FROM happened WHERE event_id = 'nis-2020-deep-refining-opened'
), owner AS (
    SELECT ref, begins_day, ends_day, begins
    FROM spells
    WHERE track = 'ownership' AND actor_id = 'nis' AND partner_id = 'gazprom'
)
SELECT
    b.date < '2015-01-01' AND p.date >= '2014-01-01' AND p.day >= o.begins_day AND p.day < o.ends_day AS holds,
    p.date AS observed,
    CASE WHEN b.ref IS NULL THEN 1 ELSE 0 END + CASE WHEN p.ref IS NULL THEN 1 ELSE 0 END
        + CASE WHEN o.ref IS NULL THEN 1 ELSE 0 END AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM begun UNION SELECT ref FROM opened UNION SELECT ref FROM owner
    )) AS evidence
FROM (SELECT 1 AS one) AS always
LEFT JOIN begun AS b ON 1 = 1
LEFT JOIN opened AS p ON 1 = 1
LEFT JOIN owner AS o ON 1 = 1
