-- Owner of the paper, and the seat of the owner; what has ended refutes.
SELECT
    CASE
        WHEN (
            sum(partner_id = 'ringier') > 0
            OR EXISTS (SELECT 1 FROM standing WHERE track = 'ownership' AND actor_id = 'blic')
        ) AND NOT EXISTS (
            SELECT 1
            FROM standing
            WHERE track = 'ownership' AND actor_id = 'blic' AND partner_id = 'ringier'
        ) THEN 0
        WHEN EXISTS (
            SELECT 1
            FROM standing
            WHERE track = 'company-seat' AND actor_id = 'ringier' AND partner_id <> 'CHE'
        ) THEN 0
        WHEN sum(partner_id = 'ringier') > 0 AND EXISTS (
            SELECT 1
            FROM standing
            WHERE track = 'company-seat' AND actor_id = 'ringier' AND partner_id = 'CHE'
        ) THEN 1
    END AS holds,
    max(partner_id) AS observed,
    (count(*) = 0) + NOT EXISTS (
        SELECT 1
        FROM spells
        WHERE track = 'company-seat' AND actor_id = 'ringier' AND begins_day <= :as_of_day
    ) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref
            FROM spells
            WHERE track = 'ownership' AND actor_id = 'blic' AND begins_day <= :as_of_day
            UNION
            SELECT ref
            FROM spells
            WHERE track = 'company-seat' AND actor_id = 'ringier' AND begins_day <= :as_of_day
        )
    ) AS evidence
FROM spells
WHERE track = 'ownership' AND actor_id = 'blic' AND begins_day <= :as_of_day
