-- Who produces less than what is to be replaced cannot replace it, however little is kept at home. Who produces
-- more may still not be able to; only who did supply as much is.
WITH output AS (
    SELECT ref, value, row_number() OVER (ORDER BY period_max_day DESC, figure_id) AS place
    FROM reported_figures
    WHERE indicator_id = 'gas-output-volume' AND actor_id = 'AZE'
      AND period_max_day BETWEEN :as_of_day - 1096 AND :as_of_day
),
replaced AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'gas-supplied-volume' AND actor_id = 'eu' AND counterpart_id = 'RUS' AND period = '2021'
),
supplied AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'gas-supplied-volume' AND actor_id = 'eu' AND counterpart_id = 'AZE'
      AND period_max_day BETWEEN :as_of_day - 1096 AND :as_of_day
)
SELECT
    CASE
        WHEN (SELECT value FROM output WHERE place = 1) < (SELECT min(value) FROM replaced) THEN 1
        WHEN (SELECT max(value) FROM supplied) >= (SELECT max(value) FROM replaced) THEN 0
    END AS holds,
    (SELECT value FROM output WHERE place = 1) AS observed,
    (SELECT count(*) = 0 FROM output) + (SELECT count(*) = 0 FROM replaced) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM output WHERE place = 1
        UNION SELECT ref FROM replaced
        UNION SELECT ref FROM supplied
    )) AS evidence
