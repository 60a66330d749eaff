-- A commitment on paper is enough in this reading, and its refusal would show the claim.
SELECT
    CASE WHEN sum(kind = 'signature') > 0 THEN 0 WHEN sum(kind = 'blocked') > 0 THEN 1 END AS holds,
    max(date) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'xkx-2013-first-agreement'
