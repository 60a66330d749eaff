-- Owner of the paper; what has ended refutes.
SELECT
    CASE
        WHEN (
            sum(partner_id = 'united-group') > 0
            OR EXISTS (SELECT 1 FROM standing WHERE track = 'ownership' AND actor_id = 'danas')
        ) AND NOT EXISTS (
            SELECT 1
            FROM standing
            WHERE track = 'ownership' AND actor_id = 'danas' AND partner_id = 'united-group'
        ) THEN 0
        WHEN sum(partner_id = 'united-group') > 0 THEN 1
    END AS holds,
    max(partner_id) AS observed,
    (count(*) = 0) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref
            FROM spells
            WHERE track = 'ownership' AND actor_id = 'danas' AND begins_day <= :as_of_day
        )
    ) AS evidence
FROM spells
WHERE track = 'ownership' AND actor_id = 'danas' AND begins_day <= :as_of_day
