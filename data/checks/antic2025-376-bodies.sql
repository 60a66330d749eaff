-- How many different bodies dealt with possible crimes in Gaza within 2024. The rows are a choice, so that too few
-- of them in that year refute nothing, unless all those known fall into other years.
SELECT
    CASE
        WHEN count(DISTINCT CASE WHEN date BETWEEN '2024-01-01' AND '2024-12-31' THEN actor_id END)
            >= (SELECT value FROM thresholds WHERE threshold_id = 'several') THEN 1
        WHEN count(*) > 0 AND sum(date BETWEEN '2024-01-01' AND '2024-12-31') = 0 THEN 0
    END AS holds,
    count(DISTINCT CASE WHEN date BETWEEN '2024-01-01' AND '2024-12-31' THEN actor_id END) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref
            FROM happened
            WHERE event_id IN ('icc-2024-gaza-warrants-request', 'icj-2024-gaza-order', 'un-2024-gaza-report')
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'several'
        )
    ) AS evidence
FROM happened
WHERE event_id IN ('icc-2024-gaza-warrants-request', 'icj-2024-gaza-order', 'un-2024-gaza-report')
