-- Whether the stop of supplies, which the chief of the general staff stated, still stands.
-- A stop that has ended refutes; one last stated more than three years before the moment says nothing of it.
SELECT
    max(CASE
        WHEN ends_day <= :as_of_day THEN 0
        WHEN begins_day <= :as_of_day AND :as_of_day - last_seen_max_day <= 1096 THEN 1
    END) AS holds,
    max(status) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'arms-supply' AND actor_id = 'SRB' AND partner_id = 'RUS' AND status = 'stopped'
