-- A state that lasts: as of the moment, from the signature on and while no end is known.
WITH agreements AS (
    SELECT ref, begins, begins_day <= :as_of_day AND ends_day > :as_of_day AS is_so
    FROM spells
    WHERE actor_id = 'SRB' AND track = 'strategic-partnership' AND status = 'strategic-partnership' AND partner_id = 'RUS'
)
SELECT
    max(is_so) AS holds,
    min(begins) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM agreements
