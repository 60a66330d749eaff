-- One statement of each is needed. A statement made only after the text says nothing.
WITH said AS (
    SELECT ref, actor_id
    FROM events
    WHERE kind = 'declaration' AND counterpart_id = 'russian-serbian-humanitarian-centre'
        AND event_id LIKE '%-rshc-concern%' AND actor_id IN ('USA', 'nato')
        AND date_max <= '2018-01-31'
),
firsts AS (
    SELECT DISTINCT actor_id FROM said
)
SELECT
    CASE
        WHEN count(*) = 2 THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'rshc-concerns') > 0 THEN 0
    END AS holds,
    (SELECT group_concat(actor_id, ', ') FROM (SELECT actor_id FROM firsts ORDER BY actor_id)) AS observed,
    max(0, 2 - count(*)) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (SELECT ref FROM said UNION SELECT ref FROM covering WHERE coverage_id = 'rshc-concerns')
    ) AS evidence
FROM firsts
