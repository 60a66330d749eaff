-- One state that recognises it refutes it; that none does needs a complete list.
WITH stances AS (
    SELECT status, ref FROM standing WHERE track = 'recognition' AND partner_id = 'XKX'
),
complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'kosovo-recognition'
)
SELECT
    (SELECT CASE
        WHEN sum(status = 'recognises') > 0 THEN 0
        WHEN count(*) > 0 AND (SELECT count(*) FROM complete) > 0 THEN 1
    END FROM stances) AS holds,
    (SELECT sum(status = 'recognises') || ' of the states held recognise it' FROM stances) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM stances WHERE status = 'recognises' UNION SELECT ref FROM complete
    )) AS evidence
