-- The declaration, and the acts of Serbia against it.
SELECT
    CASE
        WHEN sum(actor_id = 'XKX' AND date NOT BETWEEN '2008-01-01' AND '2008-12-31') > 0 THEN 0
        WHEN sum(actor_id = 'XKX') > 0 AND sum(actor_id = 'SRB' AND kind = 'decision') > 0 THEN 1
    END AS holds,
    max(CASE WHEN actor_id = 'XKX' THEN date END) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE
    event_id IN (
        'xkx-2008-declaration-of-independence', 'srb-2008-kosovo-annulment', 'srb-2008-kosovo-annulment-government'
    )
