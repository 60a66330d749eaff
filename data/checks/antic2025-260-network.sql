-- The number of exercises of 2019 with Russia, and whether Serbia then took part in a series in which Belarus does.
WITH russia AS (
    SELECT value, ref FROM reported_figures
    WHERE indicator_id = 'joint-military-exercises' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
      AND "period" = '2019' AND source_id = 'ewb-serbia-exercises-2019'
),
series AS (
    SELECT ref FROM spells
    WHERE track = 'exercise-participation' AND actor_id = 'SRB' AND partner_id = 'slavic-brotherhood'
      AND begins < '2019-06-01' AND ends > '2019-12-31'
)
SELECT
    (SELECT CASE WHEN max(value) = 4 THEN 1 WHEN max(value) > 4 THEN 0 END FROM russia) AS holds,
    (SELECT max(value) FROM russia) AS observed,
    (SELECT count(*) = 0 FROM series) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM russia UNION SELECT ref FROM series)) AS evidence
