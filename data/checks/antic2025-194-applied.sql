-- Sanctions as put into effect: who has only declared to align with the EU has not imposed any.
-- That Serbia would align would not be enough to refute it; that it put the measures into effect would.
-- One other state is enough to refute it; that there is none would need a complete list of Europe.
WITH serbia AS (
    SELECT ref, status <> 'implements' AS is_so
    FROM standing
    WHERE
        actor_id = 'SRB'
        AND (
            (track = 'russia-sanctions-2022' AND status = 'not-aligned')
            OR track = 'russia-sanctions-implementation'
        )
),
others AS (
    SELECT ref, actor_id
    FROM standing
    WHERE track = 'russia-sanctions-implementation' AND status = 'does-not-implement' AND actor_id NOT IN ('SRB', 'BLR')
      AND actor_id IN (SELECT actor_id FROM standing WHERE track = 'coe-membership' AND status = 'member')
),
complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'russia-sanctions-implementation-europe'
)
SELECT
    CASE
        WHEN (SELECT count(*) FROM others) > 0 OR (SELECT min(is_so) FROM serbia) = 0 THEN 0
        WHEN (SELECT min(is_so) FROM serbia) = 1 AND (SELECT count(*) FROM complete) > 0 THEN 1
    END AS holds,
    (SELECT group_concat(actor_id, ', ') FROM (SELECT DISTINCT actor_id FROM others ORDER BY actor_id)) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM serbia UNION SELECT ref FROM others UNION SELECT ref FROM complete
    )) AS evidence
