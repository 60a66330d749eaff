-- The vote stands for support in international institutions.
WITH ballots AS (
    SELECT v.ref, v.vote
    FROM votes AS v
    JOIN roll_calls AS r ON r.roll_call_id = v.roll_call_id
    WHERE v.roll_call_id = 'unvotes-4831' AND v.actor_id = 'RUS' AND r.date_min >= '2008-01-01'
        AND r.date_max <= '2008-12-31'
), stance AS (
    SELECT ref, status
    FROM spells
    WHERE track = 'recognition' AND actor_id = 'RUS' AND partner_id = 'XKX' AND begins <= '2008-12-31'
        AND (ends IS NULL OR ends > '2008-12-31')
)
SELECT
    CASE
        WHEN (SELECT vote FROM ballots) = 'no' OR EXISTS (SELECT 1 FROM stance WHERE status = 'recognises') THEN 0
        WHEN (SELECT vote FROM ballots) = 'yes' AND EXISTS (SELECT 1 FROM stance) THEN 1
    END AS holds,
    (SELECT vote FROM ballots) AS observed,
    CASE WHEN EXISTS (SELECT 1 FROM ballots) THEN 0 ELSE 1 END AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM ballots UNION SELECT ref FROM stance)) AS evidence
