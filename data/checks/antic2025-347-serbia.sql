-- How Kosovo stands to Serbia in the reading of SRB.
SELECT
    max(status = 'seceded-from') AS holds,
    max(status) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM standing
WHERE track = 'succession' AND actor_id = 'XKX' AND partner_id = 'SRB' AND reading = 'SRB'
