-- Both types are needed; the later day decides.
SELECT
    max(date) < '2022-01-01' AS holds,
    max(date) AS observed,
    max(0, 2 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id IN ('srb-2016-mi-17-delivery', 'srb-2019-mi-35-delivery') AND kind = 'delivery' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
