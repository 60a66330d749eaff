-- Several Western states are enough; only if every EU member here stood aside would it be refuted.
WITH members AS (
    SELECT s.ref, s.actor_id, s.status
    FROM standing AS s
    INNER JOIN standing AS e
        ON e.actor_id = s.actor_id
        AND e.track = 'eu-accession'
        AND e.status = 'member'
    WHERE s.track = 'russia-sanctions-2022' AND s.partner_id = 'RUS'
)
SELECT
    CASE
        WHEN sum(status = 'imposed') >= (SELECT value FROM thresholds WHERE threshold_id = 'several') THEN 1
        WHEN count(*) >= (SELECT value FROM thresholds WHERE threshold_id = 'several')
            AND sum(status = 'imposed') = 0
            THEN 0
    END AS holds,
    sum(status = 'imposed') AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (SELECT ref FROM members UNION SELECT ref FROM thresholds WHERE threshold_id = 'several')
    ) AS evidence
FROM members
