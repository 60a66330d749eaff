-- The first known request; one before 2017 means that the effort did not begin then.
SELECT
    CASE
        WHEN min(date) < '2017-01-01' THEN 0
        WHEN min(date) <= '2017-12-31' AND (SELECT count(*) FROM covering WHERE coverage_id = 'rshc-requests') > 0 THEN 1
    END AS holds,
    min(date) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM happened
        WHERE kind = 'negotiation' AND actor_id = 'RUS' AND counterpart_id = 'russian-serbian-humanitarian-centre'
        UNION SELECT ref FROM covering WHERE coverage_id = 'rshc-requests'
    )) AS evidence
FROM happened
WHERE kind = 'negotiation' AND actor_id = 'RUS' AND counterpart_id = 'russian-serbian-humanitarian-centre'
