-- How rich in energy a country is shows in how much of its income comes from it.
WITH shares AS (
    SELECT ref, value, row_number() OVER (ORDER BY period_max_day DESC, figure_id) AS place
    FROM reported_figures
    WHERE indicator_id = 'oil-gas-share-of-gdp' AND actor_id = 'AZE'
      AND period_max_day BETWEEN :as_of_day - 1096 AND :as_of_day
)
SELECT
    (SELECT value FROM shares WHERE place = 1) >= (SELECT value FROM thresholds WHERE threshold_id = 'large-share') AS holds,
    (SELECT value FROM shares WHERE place = 1) AS observed,
    (SELECT count(*) = 0 FROM shares) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM shares WHERE place = 1
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'large-share'
    )) AS evidence
