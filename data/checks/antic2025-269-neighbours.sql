-- How many of the neighbours of Serbia are members of NATO. To refute, both the list of neighbours and that of members
-- must be complete.
WITH neighbours AS (
    SELECT b.partner_id, b.ref, n.ref AS member_ref
    FROM standing AS b
    LEFT JOIN standing AS n
        ON n.actor_id = b.partner_id AND n.track = 'nato-membership' AND n.status = 'member'
    WHERE b.track = 'land-border' AND b.actor_id = 'SRB'
),
complete AS (
    SELECT ref FROM covering WHERE coverage_id IN ('serbia-land-borders', 'nato-members')
)
SELECT
    (SELECT CASE
        WHEN count(*) = 0 THEN NULL
        WHEN count(member_ref) >= (SELECT value FROM thresholds WHERE threshold_id = 'several') THEN 1
        WHEN (SELECT count(*) FROM complete) = 2 THEN 0
    END FROM neighbours) AS holds,
    (SELECT count(member_ref) || ' of ' || count(*) FROM neighbours) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM neighbours
        UNION SELECT member_ref FROM neighbours WHERE member_ref IS NOT NULL
        UNION SELECT ref FROM complete
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'several'
    )) AS evidence
