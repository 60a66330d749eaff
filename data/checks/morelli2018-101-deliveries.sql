-- The last known delivery of Russian arms and the last known end of deliveries: whichever is later decides.
-- Neither is older than three years.
WITH deliveries AS (
    SELECT ref, day, date
    FROM happened
    WHERE kind = 'delivery' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
),
stops AS (
    SELECT ref, day, date FROM happened WHERE event_id = 'srb-2025-russian-arms-contracts' AND day > :as_of_day - 1096
),
facts AS (
    SELECT (SELECT max(day) FROM deliveries) AS last_delivery, (SELECT max(day) FROM stops) AS last_stop
)
SELECT
    CASE
        WHEN last_stop > coalesce(last_delivery, 0) THEN 0
        WHEN last_delivery > :as_of_day - 1096 THEN 1
    END AS holds,
    CASE
        WHEN last_stop > coalesce(last_delivery, 0) THEN 'ended ' || (SELECT max(date) FROM stops)
        ELSE (SELECT max(date) FROM deliveries)
    END AS observed,
    CASE WHEN last_delivery IS NULL THEN 1 ELSE 0 END AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM deliveries UNION SELECT ref FROM stops)) AS evidence
FROM facts
