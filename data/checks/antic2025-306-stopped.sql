-- Whether the stop of supplies, which the chief of the general staff stated, still stands.
SELECT
    max(begins_day <= :as_of_day AND ends_day > :as_of_day) AS holds,
    max(status) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'arms-supply' AND actor_id = 'SRB' AND partner_id = 'RUS' AND status = 'stopped'
