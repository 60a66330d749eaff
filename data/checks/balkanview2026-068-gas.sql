-- Serbia by its daily deliveries, Bosnia and Herzegovina by the share of its imports; the lower of the two decides.
WITH figures AS (
    SELECT ref, indicator_id, actor_id, counterpart_id, value, period_max_day,
        rank() OVER (PARTITION BY indicator_id, actor_id ORDER BY period_max_day DESC) AS place
    FROM observations
    WHERE (
        (indicator_id = 'gas-daily-deliveries' AND actor_id = 'SRB')
        OR (indicator_id = 'gas-import-share' AND actor_id = 'BIH' AND counterpart_id = 'RUS')
    )
    AND period_max_day <= :as_of_day
    AND (:as_of_day - period_max_day) / 365.25 <= (SELECT value FROM thresholds WHERE threshold_id = 'recent')
), shares AS (
    SELECT 'SRB' AS actor_id, 100.0 * sum(CASE WHEN counterpart_id = 'RUS' THEN value ELSE 0 END) / sum(value) AS share
    FROM figures
    WHERE place = 1 AND indicator_id = 'gas-daily-deliveries'
    HAVING count(DISTINCT counterpart_id) > 1
    UNION ALL
    SELECT 'BIH', max(value)
    FROM figures
    WHERE place = 1 AND indicator_id = 'gas-import-share'
    HAVING count(*) > 0
)
SELECT
    min(share) >= (SELECT value FROM thresholds WHERE threshold_id = 'dependent') AS holds,
    round(min(share), 1) AS observed,
    max(0, 2 - count(*)) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM figures WHERE place = 1
            UNION SELECT ref FROM thresholds WHERE threshold_id IN ('dependent', 'recent')
        )
    ) AS evidence
FROM shares
