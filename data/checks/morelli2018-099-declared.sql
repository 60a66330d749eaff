-- The start of the spell is the resolution of the parliament.
SELECT
    max(begins) BETWEEN '2007-01-01' AND '2007-12-31' AS holds,
    max(begins) AS observed,
    CASE WHEN count(*) = 0 THEN 1 ELSE 0 END AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'military-neutrality' AND status = 'declared-neutral' AND actor_id = 'SRB'
