-- The start of the spell is the signature of the Framework Document.
SELECT
    max(begins) BETWEEN '2006-01-01' AND '2006-12-31' AS holds,
    max(begins) AS observed,
    CASE WHEN count(*) = 0 THEN 1 ELSE 0 END AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'nato-partnership' AND status = 'pfp' AND actor_id = 'SRB'
