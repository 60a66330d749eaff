-- Gas is the source of energy whose origin is known; each state by its mean over the years with normal status.
-- States without figures leave it open, unless the others are more than half of all or cannot come to it with them.
WITH states AS (
    SELECT a.actor_id, a.ref
    FROM alignments AS a
    WHERE a.track = 'region' AND a.partner_id = 'western-balkans' AND a.reading = 'eu' AND a.status = 'included'
),
figures AS (
    SELECT o.actor_id, o.value, o.ref
    FROM observations AS o
    INNER JOIN states AS s ON s.actor_id = o.actor_id
    WHERE o.indicator_id = 'gas-import-share' AND o.counterpart_id = 'RUS' AND o.table_name = 'derived_figures'
        AND o.obs_status = 'A' AND o.period_max < '2022-01-01'
),
means AS (
    SELECT actor_id, avg(value) AS share FROM figures GROUP BY actor_id
),
counts AS (
    SELECT
        (SELECT count(*) FROM states) AS n,
        count(*) AS known,
        coalesce(sum(share >= (SELECT value FROM thresholds WHERE threshold_id = 'dependent')), 0) AS dependent
    FROM means
)
SELECT
    CASE
        WHEN dependent * 2 > n THEN 1
        WHEN known > 0 AND (dependent + n - known) * 2 <= n THEN 0
    END AS holds,
    dependent || ' of ' || n || ', ' || (n - known) || ' unknown' AS observed,
    CASE WHEN dependent * 2 > n OR (dependent + n - known) * 2 <= n THEN 0 ELSE n - known END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM figures
            UNION
            SELECT ref FROM states
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'dependent'
        )
    ) AS evidence
FROM counts
