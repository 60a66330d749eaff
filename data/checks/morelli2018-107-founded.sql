-- The founding of the centre by the two governments.
SELECT
    CASE
        WHEN min(date_min) >= '2012-01-01' AND max(date_max) <= '2012-12-31' THEN 1
        WHEN max(date_max) < '2012-01-01' OR min(date_min) > '2012-12-31' THEN 0
    END AS holds,
    max(date) AS observed,
    max(0, 1 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM events
WHERE event_id = 'srb-2012-humanitarian-centre-founded'
