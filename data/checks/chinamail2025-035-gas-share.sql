-- Efforts that show: the share in the last year known against the one before the war, as texts report them.
WITH figures AS (
    SELECT ref, value, "period", rank() OVER (ORDER BY period_max_day DESC) AS place
    FROM reported_figures
    WHERE indicator_id = 'gas-import-share' AND actor_id = 'eu' AND counterpart_id = 'RUS'
        AND period_max_day <= :as_of_day
        AND (
            "period" = '2021'
            OR (:as_of_day - period_max_day) / 365.25 <= (SELECT value FROM thresholds WHERE threshold_id = 'recent')
        )
), ends AS (
    SELECT
        max(CASE WHEN place = 1 AND "period" <> '2021' THEN value END) AS latest,
        max(CASE WHEN "period" = '2021' THEN value END) AS earlier
    FROM figures
)
SELECT
    latest <= earlier * (1 - (SELECT value FROM thresholds WHERE threshold_id = 'marked-change') / 100.0) AS holds,
    latest AS observed,
    CASE WHEN latest IS NULL OR earlier IS NULL THEN 1 ELSE 0 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM figures WHERE place = 1 OR "period" = '2021'
            UNION SELECT ref FROM thresholds WHERE threshold_id IN ('marked-change', 'recent')
        )
    ) AS evidence
FROM ends
