-- Whether the permanent seat is held at the moment.
SELECT
    max(begins_day <= :as_of_day AND ends_day > :as_of_day) AS holds,
    max(status) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'un-security-council-seat' AND status = 'permanent-member' AND actor_id = 'RUS'
