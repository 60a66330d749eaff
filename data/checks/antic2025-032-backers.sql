-- Recognition within two weeks is taken as support in public, as is a call for independence before it
-- was declared.
WITH declared AS (
    SELECT ref, day FROM happened WHERE event_id = 'xkx-2008-declaration-of-independence'
), stances AS (
    SELECT s.ref, s.actor_id, s.status = 'recognises' AND s.begins_day BETWEEN d.day AND d.day + 14 AS backs
    FROM spells AS s
    JOIN declared AS d ON 1 = 1
    WHERE s.track = 'recognition' AND s.partner_id = 'XKX' AND s.actor_id IN ('USA', 'GBR', 'FRA', 'DEU')
    UNION ALL
    SELECT e.ref, e.actor_id, e.day < d.day
    FROM happened AS e
    JOIN declared AS d ON 1 = 1
    WHERE e.event_id = 'usa-2007-kosovo-independence-call'
), counted AS (
    SELECT count(DISTINCT CASE WHEN backs = 1 THEN actor_id END) AS n_backs, count(DISTINCT actor_id) AS n_known
    FROM stances
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'several'
)
SELECT
    CASE
        WHEN n_backs >= (SELECT value FROM wanted) THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'kosovo-independence-backers') > 0 THEN 0
    END AS holds,
    n_backs AS observed,
    max(0, 4 - n_known) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM stances UNION SELECT ref FROM declared UNION SELECT ref FROM wanted
        UNION SELECT ref FROM covering WHERE coverage_id = 'kosovo-independence-backers'
    )) AS evidence
FROM counted
