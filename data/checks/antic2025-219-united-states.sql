-- The first time on record that a state that imposes sanctions showed that it had noticed.
WITH noticed AS (
    SELECT ref, date_max, date_max_day
    FROM events
    WHERE event_id IN ('srb-2023-us-designates-mci-trading', 'srb-2023-us-inquiry-circumvention')
)
SELECT
    min(date_max_day) <= :as_of_day AS holds,
    min(date_max) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM noticed
