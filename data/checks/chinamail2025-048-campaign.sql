-- One campaign of Russia is enough; the target must not be counted in the Balkans by any definition here.
WITH campaigns AS (
    SELECT s.ref, s.actor_id, s.begins
    FROM spells AS s
    WHERE s.track = 'military-campaign' AND s.partner_id = 'RUS' AND s.begins_day <= :as_of_day
)
SELECT
    max(
        CASE
            WHEN EXISTS (
                SELECT 1
                FROM alignments AS a
                WHERE a.actor_id = c.actor_id AND a.track = 'region' AND a.partner_id IN ('balkans', 'western-balkans')
            )
                THEN CASE WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'russia-military-campaigns') > 0 THEN 0 END
            ELSE 1
        END
    ) AS holds,
    max(begins) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM campaigns
            UNION SELECT ref FROM covering WHERE coverage_id = 'russia-military-campaigns'
        )
    ) AS evidence
FROM campaigns AS c
