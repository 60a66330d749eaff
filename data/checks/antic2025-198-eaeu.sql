-- A state that lasts: as of the moment. One agreement with the union covers all its members.
WITH agreements AS (
    SELECT ref, begins, begins_day <= :as_of_day AND ends_day > :as_of_day AS is_so
    FROM spells
    WHERE actor_id = 'SRB' AND track = 'free-trade-agreement' AND status = 'in-force' AND partner_id = 'eaeu'
)
SELECT
    max(is_so) AS holds,
    min(begins) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM agreements
