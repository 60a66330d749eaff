-- How long the invasion has lasted by the day asked about. Nearly four years is less than four, by a tenth at most.
WITH war AS (
    SELECT
        ref,
        (CASE WHEN ends_day < :as_of_day THEN ends_day ELSE :as_of_day END - begins_day) / 365.25 AS years
    FROM spells
    WHERE track = 'military-campaign' AND actor_id = 'UKR' AND partner_id = 'RUS' AND begins_day <= :as_of_day
)
SELECT
    max(years) < 4
    AND max(years) >= 4 * (1 - (SELECT value FROM thresholds WHERE threshold_id = 'close-to') / 100.0) AS holds,
    round(max(years), 2) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (SELECT ref FROM war UNION SELECT ref FROM thresholds WHERE threshold_id = 'close-to')
    ) AS evidence
FROM war
