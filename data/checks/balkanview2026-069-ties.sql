-- One tie for each of the two: a trade agreement for Serbia, imports for Bosnia and Herzegovina.
WITH serbia AS (
    SELECT ref, status FROM standing WHERE track = 'free-trade-agreement' AND actor_id = 'SRB' AND partner_id = 'eaeu'
), bosnia AS (
    SELECT ref, value, rank() OVER (ORDER BY period_max_day DESC) AS place
    FROM observations
    WHERE indicator_id = 'gas-import-share' AND actor_id = 'BIH' AND counterpart_id = 'RUS'
        AND period_max_day <= :as_of_day
        AND (:as_of_day - period_max_day) / 365.25 <= (SELECT value FROM thresholds WHERE threshold_id = 'recent')
)
SELECT
    CASE
        WHEN (SELECT max(value) FROM bosnia WHERE place = 1) = 0
            AND (SELECT count(*) FROM covering WHERE coverage_id = 'bih-russia-economic-ties') > 0
            THEN 0
        WHEN (SELECT max(value) FROM bosnia WHERE place = 1) > 0
            AND (SELECT max(status) FROM serbia) = 'in-force'
            THEN 1
    END AS holds,
    (SELECT max(value) FROM bosnia WHERE place = 1) AS observed,
    CASE WHEN (SELECT count(*) FROM bosnia) = 0 OR (SELECT count(*) FROM serbia) = 0 THEN 1 ELSE 0 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM serbia
            UNION SELECT ref FROM bosnia WHERE place = 1
            UNION SELECT ref FROM covering WHERE coverage_id = 'bih-russia-economic-ties'
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'recent'
        )
    ) AS evidence
