-- Whether the event lies before or after the moment.
SELECT
    max(date_max_day) <= :as_of_day AS holds,
    max(date_max) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM events
WHERE event_id = 'syr-2024-assad-overthrown'
