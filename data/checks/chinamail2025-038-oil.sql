-- The only refiner of Serbia is the measure for oil: since when, and whether still, it is owned from Russia.
WITH owner AS (
    SELECT ref, begins, begins_day, ends_day
    FROM spells
    WHERE track = 'ownership' AND actor_id = 'nis' AND partner_id IN ('gazprom', 'gazprom-neft')
        AND status = 'majority-owned' AND begins_day <= :as_of_day
)
SELECT
    max(ends_day) > :as_of_day
    AND (:as_of_day - min(begins_day)) / 365.25 >= (SELECT value FROM thresholds WHERE threshold_id = 'long') AS holds,
    min(begins) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (SELECT ref FROM owner UNION SELECT ref FROM thresholds WHERE threshold_id = 'long')
    ) AS evidence
FROM owner
