-- Sorties over the days of the campaign, against what "heavily" is taken to mean.
WITH campaign AS (
    SELECT ref, begins, ends, ends_day - begins_day AS n_days
    FROM spells
    WHERE actor_id = 'SCG' AND partner_id = 'nato' AND track = 'military-campaign' AND status = 'target-of-air-campaign'
),
flights AS (
    SELECT ref, value, qualifier
    FROM reported_figures
    WHERE indicator_id = 'air-sorties' AND actor_id = 'SCG' AND counterpart_id = 'nato'
)
SELECT
    CASE
        WHEN (SELECT max(begins >= '1999-01-01' AND ends <= '1999-12-31') FROM campaign)
            AND (SELECT max(value) FROM flights) / (SELECT max(n_days) FROM campaign)
                >= (SELECT value FROM thresholds WHERE threshold_id = 'heavy-bombing') THEN 1
        WHEN (SELECT min(qualifier = 'exact') FROM flights) = 1 AND (SELECT count(*) FROM campaign) > 0 THEN 0
    END AS holds,
    CAST(round((SELECT max(value) FROM flights) / (SELECT max(n_days) FROM campaign)) AS INTEGER) || ' sorties a day' AS observed,
    (SELECT count(*) = 0 FROM campaign) + (SELECT count(*) = 0 FROM flights) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM campaign UNION SELECT ref FROM flights
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'heavy-bombing'
    )) AS evidence
