-- Gas is the source of energy whose origin is known; each state by its mean over the years with normal status.
WITH means AS (
    SELECT o.actor_id, avg(o.value) AS share
    FROM observations AS o
    INNER JOIN alignments AS a
        ON a.actor_id = o.actor_id
        AND a.track = 'region'
        AND a.partner_id = 'western-balkans'
        AND a.reading = 'eu'
        AND a.status = 'included'
    WHERE o.indicator_id = 'gas-import-share' AND o.counterpart_id = 'RUS' AND o.table_name = 'derived_figures'
        AND o.obs_status = 'A' AND o.period_max_day <= :as_of_day
    GROUP BY o.actor_id
)
SELECT
    CASE
        WHEN count(*) >= (SELECT value FROM thresholds WHERE threshold_id = 'several')
            THEN sum(share >= (SELECT value FROM thresholds WHERE threshold_id = 'dependent')) * 2 > count(*)
    END AS holds,
    sum(share >= (SELECT value FROM thresholds WHERE threshold_id = 'dependent')) AS observed,
    CASE WHEN count(*) >= (SELECT value FROM thresholds WHERE threshold_id = 'several') THEN 0 ELSE 1 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT o.ref
            FROM observations AS o
            INNER JOIN means AS m ON m.actor_id = o.actor_id
            WHERE o.indicator_id = 'gas-import-share' AND o.counterpart_id = 'RUS' AND o.table_name = 'derived_figures'
                AND o.obs_status = 'A' AND o.period_max_day <= :as_of_day
            UNION
            SELECT a.ref
            FROM alignments AS a
            INNER JOIN means AS m ON m.actor_id = a.actor_id
            WHERE a.track = 'region' AND a.partner_id = 'western-balkans' AND a.reading = 'eu'
            UNION
            SELECT ref FROM thresholds WHERE threshold_id IN ('dependent', 'several')
        )
    ) AS evidence
FROM means
