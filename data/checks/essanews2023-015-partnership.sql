-- The latest spell of the partnership must not have ended.
SELECT
    max(ends_day) > :as_of_day AS holds,
    max(begins) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'strategic-partnership' AND actor_id = 'SRB' AND partner_id = 'RUS' AND begins_day <= :as_of_day
