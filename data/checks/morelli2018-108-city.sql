-- The city is in the title of the founding; the centre stands on the day. An end that is known, and past, counts against it.
WITH founded AS (
    SELECT ref, title FROM happened WHERE event_id = 'srb-2012-humanitarian-centre-founded'
),
ended AS (
    SELECT ref FROM spells
    WHERE track = 'facility-host' AND actor_id = 'SRB' AND partner_id = 'russian-serbian-humanitarian-centre'
      AND ends IS NOT NULL AND ends_day <= :as_of_day
),
now AS (
    SELECT ref FROM standing
    WHERE track = 'facility-host' AND actor_id = 'SRB' AND partner_id = 'russian-serbian-humanitarian-centre'
)
SELECT
    CASE
        WHEN max(title LIKE '% in Niš %') = 0 AND max(title LIKE '%founded in %') = 1 THEN 0
        WHEN (SELECT count(*) FROM ended) > 0 AND (SELECT count(*) FROM now) = 0 THEN 0
        WHEN max(title LIKE '% in Niš %') = 1 AND (SELECT count(*) FROM now) > 0 THEN 1
    END AS holds,
    max(title) AS observed,
    max(0, 1 - count(*) + (SELECT count(*) = 0 FROM now)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM founded UNION SELECT ref FROM now UNION SELECT ref FROM ended)) AS evidence
FROM founded
