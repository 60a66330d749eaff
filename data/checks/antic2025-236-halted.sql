-- The halt as of the text's own time: declared by who receives the arms, unless a later delivery belies it.
WITH halt AS (
    SELECT ref, day, date FROM happened WHERE event_id = 'srb-2025-russian-arms-contracts'
),
later AS (
    SELECT d.ref
    FROM happened AS d CROSS JOIN halt AS h
    WHERE d.kind = 'delivery' AND d.actor_id = 'SRB' AND d.counterpart_id = 'RUS' AND d.day > h.day
)
SELECT
    CASE WHEN (SELECT count(*) FROM halt) > 0 THEN (SELECT count(*) FROM later) = 0 END AS holds,
    (SELECT max(date) FROM halt) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM halt UNION SELECT ref FROM later)) AS evidence
