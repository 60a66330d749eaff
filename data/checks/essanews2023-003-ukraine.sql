-- The campaign must have begun and not ended.
SELECT
    max(ends_day) > :as_of_day AS holds,
    max(begins) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'military-campaign' AND actor_id = 'UKR' AND partner_id = 'RUS' AND begins_day <= :as_of_day
