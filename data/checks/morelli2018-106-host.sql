-- The centre stands in Serbia on the day, and its founding names Russia.
-- A spell whose end is known, and past, counts against it.
WITH spell AS (
    SELECT ref, begins,
           CASE
               WHEN begins_day <= :as_of_day AND ends_day > :as_of_day THEN 1
               WHEN begins_day > :as_of_day OR ends IS NOT NULL THEN 0
           END AS is_now
    FROM spells
    WHERE track = 'facility-host' AND actor_id = 'SRB' AND partner_id = 'russian-serbian-humanitarian-centre'
),
founded AS (
    SELECT ref FROM happened WHERE event_id = 'srb-2012-humanitarian-centre-founded' AND counterpart_id = 'RUS'
)
SELECT
    CASE WHEN max(is_now) = 0 THEN 0 WHEN max(is_now) = 1 AND (SELECT count(*) FROM founded) = 1 THEN 1 END AS holds,
    'since ' || min(begins) AS observed,
    (1 - (SELECT count(*) FROM founded)) + (count(*) = 0) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM spell UNION SELECT ref FROM founded)) AS evidence
FROM spell
