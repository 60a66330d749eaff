-- Which of the four kinds of help the centre is recorded to have sent; that it sent no more needs a complete list.
WITH sent AS (
    SELECT event_id, ref FROM happened
    WHERE kind = 'delivery' AND counterpart_id = 'SRB' AND actor_id = 'russian-serbian-humanitarian-centre'
      AND event_id LIKE '%-2014-floods-%'
),
kinds AS (
    SELECT max(event_id LIKE '%-helicopters') + max(event_id LIKE '%-fire-gear')
        + max(event_id LIKE '%-pumps') + max(event_id LIKE '%-rescuers') AS n
    FROM sent
)
SELECT
    (SELECT CASE
        WHEN n = 4 THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'russian-flood-aid-2014') > 0 THEN 0
    END FROM kinds) AS holds,
    (SELECT n || ' of 4 kinds' FROM kinds) AS observed,
    (SELECT max(0, coalesce(4 - n, 4)) FROM kinds) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM sent UNION SELECT ref FROM covering WHERE coverage_id = 'russian-flood-aid-2014'
    )) AS evidence
