-- A state that lasts: as of the moment. The claim speaks of agreements; the one in force now is enough.
WITH agreements AS (
    SELECT ref, begins, begins_day <= :as_of_day AND ends_day > :as_of_day AS is_so
    FROM spells
    WHERE actor_id = 'SRB' AND track = 'eu-association' AND status = 'saa-in-force' AND partner_id = 'eu'
)
SELECT
    max(is_so) AS holds,
    min(begins) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM agreements
