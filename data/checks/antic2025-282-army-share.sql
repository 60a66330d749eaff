-- The newest share of the army in Ukraine by a government, the lowest of its day.
-- An estimate older than three years says nothing of the moment.
WITH newest AS (
    SELECT value, period_max_day, ref FROM reported_figures
    WHERE indicator_id = 'army-committed-share' AND actor_id = 'RUS' AND counterpart_id = 'UKR'
      AND period_max_day <= :as_of_day
      AND originator_id IN (SELECT actor_id FROM actors WHERE kind = 'country')
      AND source_id NOT IN (SELECT source_id FROM claims WHERE claim_id = 'antic2025-282')
    ORDER BY period_max_day DESC, value
    LIMIT 1
)
SELECT
    (SELECT value >= (SELECT value FROM thresholds WHERE threshold_id = 'large-share')
     FROM newest WHERE :as_of_day - period_max_day <= 1096) AS holds,
    (SELECT value FROM newest) AS observed,
    (SELECT count(*) = 0 FROM newest WHERE :as_of_day - period_max_day <= 1096) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM newest
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'large-share'
    )) AS evidence
