-- The resolution; a repeal or a membership would refute.
SELECT
    CASE
        WHEN EXISTS (SELECT 1 FROM standing WHERE track = 'nato-membership' AND actor_id = 'SRB' AND status = 'member')
            THEN 0
        WHEN count(*) > 0 THEN EXISTS (
            SELECT 1
            FROM standing
            WHERE track = 'military-neutrality' AND actor_id = 'SRB' AND status = 'declared-neutral'
        )
    END AS holds,
    max(begins) AS observed,
    count(*) = 0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'military-neutrality' AND actor_id = 'SRB' AND begins_day <= :as_of_day
