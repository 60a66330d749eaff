-- Southeast Europe is taken as the participants of the South-East European Cooperation Process. A spell that
-- was last seen more than three years before the day does not count: who took gas once need not take it still.
WITH users AS (
    SELECT s.ref, s.actor_id,
        CASE WHEN s.begins_day <= :as_of_day AND s.ends_day > :as_of_day
            AND coalesce(s.last_seen_max_day, :as_of_day) >= :as_of_day - 1095 THEN 1 ELSE 0 END AS stands,
        CASE WHEN s.ends IS NOT NULL AND s.ends_day <= :as_of_day OR s.begins_day > :as_of_day
            THEN 1 ELSE 0 END AS is_over
    FROM spells AS s
    WHERE s.track = 'gas-route' AND s.partner_id = 'turkstream' AND s.status IN ('offtake', 'transit-and-offtake')
        AND s.actor_id <> 'TUR'
        AND s.actor_id IN (
            SELECT actor_id
            FROM alignments
            WHERE track = 'region' AND partner_id = 'southeast-europe' AND reading = 'seecp'
        )
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'several'
), counted AS (
    SELECT count(DISTINCT CASE WHEN stands = 1 THEN actor_id END) AS n_stands, count(*) AS n_all, sum(is_over) AS n_over
    FROM users
)
SELECT
    CASE
        WHEN n_stands >= (SELECT value FROM wanted) THEN 1
        WHEN n_all > 0 AND n_all = n_over THEN 0
    END AS holds,
    n_stands AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM users UNION SELECT ref FROM wanted)) AS evidence
FROM counted
