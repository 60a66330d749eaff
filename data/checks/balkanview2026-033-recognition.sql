-- Both stances are needed; one recognition refutes.
SELECT
    CASE WHEN sum(status = 'recognises') > 0 THEN 0 WHEN count(*) > 0 THEN 1 END AS holds,
    group_concat(actor_id || ' ' || status, ', ') AS observed,
    max(0, 2 - count(DISTINCT actor_id)) AS n_missing,
    json_group_array(ref) AS evidence
FROM (
    SELECT ref, actor_id, status
    FROM standing
    WHERE track = 'recognition' AND partner_id = 'XKX' AND actor_id IN ('RUS', 'SRB')
    ORDER BY actor_id
) AS stances
