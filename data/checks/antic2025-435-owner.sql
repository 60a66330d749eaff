-- Owner of the channel, and the seat of the owner; what has ended refutes.
SELECT
    CASE
        WHEN (
            sum(partner_id = 'al-jazeera-media-network') > 0
            OR EXISTS (SELECT 1 FROM standing WHERE track = 'ownership' AND actor_id = 'al-jazeera-balkans')
        ) AND NOT EXISTS (
            SELECT 1
            FROM standing
            WHERE track = 'ownership' AND actor_id = 'al-jazeera-balkans' AND partner_id = 'al-jazeera-media-network'
        ) THEN 0
        WHEN EXISTS (
            SELECT 1
            FROM standing
            WHERE track = 'company-seat' AND actor_id = 'al-jazeera-media-network' AND partner_id <> 'QAT'
        ) THEN 0
        WHEN sum(partner_id = 'al-jazeera-media-network') > 0 AND EXISTS (
            SELECT 1
            FROM standing
            WHERE track = 'company-seat' AND actor_id = 'al-jazeera-media-network' AND partner_id = 'QAT'
        ) THEN 1
    END AS holds,
    max(partner_id) AS observed,
    (count(*) = 0) + NOT EXISTS (
        SELECT 1
        FROM spells
        WHERE track = 'company-seat' AND actor_id = 'al-jazeera-media-network' AND begins_day <= :as_of_day
    ) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref
            FROM spells
            WHERE track = 'ownership' AND actor_id = 'al-jazeera-balkans' AND begins_day <= :as_of_day
            UNION
            SELECT ref
            FROM spells
            WHERE track = 'company-seat' AND actor_id = 'al-jazeera-media-network' AND begins_day <= :as_of_day
        )
    ) AS evidence
FROM spells
WHERE track = 'ownership' AND actor_id = 'al-jazeera-balkans' AND begins_day <= :as_of_day
