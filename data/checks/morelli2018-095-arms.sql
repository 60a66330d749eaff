-- Whether the limit stands on the day. One whose end is known, and past, counts against the claim.
WITH spell AS (
    SELECT ref, begins, ends, begins_day, ends_day
    FROM spells
    WHERE track = 'force-armament-limit' AND status = 'light-arms-only' AND actor_id = 'kosovo-security-force'
)
SELECT
    CASE
        WHEN max(begins_day <= :as_of_day AND ends_day > :as_of_day) = 1 THEN 1
        WHEN max(begins_day > :as_of_day OR ends IS NOT NULL) = 1 THEN 0
    END AS holds,
    'since ' || min(begins) || coalesce(', until ' || max(ends), '') AS observed,
    CASE WHEN count(*) = 0 OR (max(ends) IS NULL AND max(ends_day) <= :as_of_day) THEN 1 ELSE 0 END AS n_missing,
    json_group_array(ref) AS evidence
FROM spell
