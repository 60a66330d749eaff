-- The last of them; to be given counts as acquired.
WITH known AS (
    SELECT ref, date FROM happened
    WHERE event_id = 'srb-2021-t-72-delivery-completed' AND kind = 'delivery' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
)
SELECT
    CASE
        WHEN max(date) < '2022-01-01' THEN 1
        WHEN count(*) > 0 AND (SELECT count(*) FROM covering WHERE coverage_id = 'serbia-tank-deliveries') > 0 THEN 0
    END AS holds,
    max(date) AS observed,
    max(0, 1 - count(*)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM known
        UNION SELECT ref FROM covering WHERE coverage_id = 'serbia-tank-deliveries')) AS evidence
FROM known
