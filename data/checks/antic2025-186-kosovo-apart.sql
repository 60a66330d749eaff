-- Both definitions of the Balkans together, Kosovo as a country of its own; that it is no member rests on a complete list.
WITH balkans AS (
    SELECT ref, actor_id
    FROM alignments
    WHERE track = 'region' AND partner_id = 'balkans' AND status IN ('included', 'partly-included')
),
members AS (
    SELECT ref, actor_id
    FROM standing
    WHERE track = 'nato-membership' AND status = 'member'
      AND actor_id IN (SELECT actor_id FROM balkans)
),
complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'nato-members'
),
outside AS (
    SELECT DISTINCT actor_id
    FROM balkans
    WHERE actor_id NOT IN (SELECT actor_id FROM members)
)
SELECT
    CASE
        WHEN (SELECT count(*) FROM balkans) = 0 THEN NULL
        WHEN (SELECT count(*) FROM members WHERE actor_id IN ('SRB', 'BIH')) > 0 THEN 0
        WHEN (SELECT count(*) FROM outside WHERE actor_id NOT IN ('SRB', 'BIH')) = 0 THEN 1
        WHEN (SELECT count(*) FROM complete) > 0 THEN 0
    END AS holds,
    (SELECT group_concat(actor_id, ', ') FROM (SELECT actor_id FROM outside ORDER BY actor_id)) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM balkans UNION SELECT ref FROM members UNION SELECT ref FROM complete
    )) AS evidence
