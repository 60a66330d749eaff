-- The declaration of neutrality excludes an alliance while it stands; a treaty of its own would refute it.
WITH neutral AS (
    SELECT ref, begins FROM standing
    WHERE track = 'military-neutrality' AND status = 'declared-neutral' AND actor_id = 'SRB'
),
treaties AS (
    SELECT ref FROM spells
    WHERE track = 'mutual-assistance-treaty' AND actor_id = 'SRB' AND partner_id = 'RUS' AND begins_day <= :as_of_day
)
SELECT
    CASE
        WHEN (SELECT count(*) FROM treaties) > 0 THEN 0
        WHEN (SELECT count(*) FROM neutral) > 0 THEN 1
    END AS holds,
    (SELECT 'neutral since ' || min(begins) FROM neutral) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM treaties UNION SELECT ref FROM neutral)) AS evidence
