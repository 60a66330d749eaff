-- The rhythm of two months must not have ended.
SELECT
    max(ends_day) > :as_of_day AS holds,
    max(status) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'periodical-rhythm' AND actor_id = 'foreign-affairs' AND status = 'every-two-months'
