-- A treaty of its own refutes it. The declaration of neutrality excludes an alliance from its day on; for the time of
-- the state before it a row is missing, as that no treaty is recorded says nothing.
WITH neutral AS (
    SELECT ref, begins, begins_day FROM standing
    WHERE track = 'military-neutrality' AND status = 'declared-neutral' AND actor_id = 'SRB'
),
born AS (
    SELECT ref, begins_day FROM spells
    WHERE track = 'succession' AND status = 'continues' AND actor_id = 'SRB' AND partner_id = 'SCG'
),
treaties AS (
    SELECT ref FROM spells
    WHERE track = 'mutual-assistance-treaty' AND actor_id = 'SRB' AND partner_id = 'RUS' AND begins_day <= :as_of_day
),
always AS (
    SELECT neutral.ref FROM neutral JOIN born ON neutral.begins_day <= born.begins_day
)
SELECT
    CASE
        WHEN (SELECT count(*) FROM treaties) > 0 THEN 0
        WHEN (SELECT count(*) FROM always) > 0 THEN 1
    END AS holds,
    (SELECT 'neutral since ' || min(begins) FROM neutral) AS observed,
    (SELECT count(*) = 0 FROM always) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM treaties UNION SELECT ref FROM neutral UNION SELECT ref FROM born
    )) AS evidence
