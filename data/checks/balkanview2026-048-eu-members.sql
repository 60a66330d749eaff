-- Several Western states are enough; only if every EU member here stood aside would it be refuted.
WITH members AS (
    SELECT s.ref, e.actor_id, s.status
    FROM standing AS e
    LEFT JOIN standing AS s
        ON s.actor_id = e.actor_id
        AND s.track = 'russia-sanctions-2022'
        AND s.partner_id = 'RUS'
    WHERE e.track = 'eu-accession' AND e.status = 'member'
)
SELECT
    CASE
        WHEN sum(status = 'imposed') >= (SELECT value FROM thresholds WHERE threshold_id = 'several') THEN 1
        WHEN count(ref) >= (SELECT value FROM thresholds WHERE threshold_id = 'several')
            AND sum(status = 'imposed') = 0
            AND count(ref) = count(*)
            THEN 0
    END AS holds,
    sum(status = 'imposed') AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (SELECT ref FROM members WHERE ref IS NOT NULL UNION SELECT ref FROM thresholds WHERE threshold_id = 'several')
    ) AS evidence
FROM members
