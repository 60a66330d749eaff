-- The agreement of that name: if it was not signed in 2016, there is none of which the claim could hold; if it
-- was, the row must also say what it gives.
SELECT
    CASE
        WHEN max(date_max) < '2016-01-01' OR min(date_min) > '2016-12-31' THEN 0
        WHEN min(date_min) >= '2016-01-01' AND max(date_max) <= '2016-12-31' AND max(title) LIKE '%immunity%' THEN 1
    END AS holds,
    max(date) AS observed,
    max(0, 1 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM events
WHERE event_id = 'srb-2014-pfp-sofa-signed'
