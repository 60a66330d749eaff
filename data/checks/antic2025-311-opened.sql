-- The day on which ministers of both states opened the building.
SELECT
    max(date) BETWEEN '2012-01-01' AND '2012-12-31' AS holds,
    max(date) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'srb-2011-humanitarian-centre-building'
