-- One statement of each is needed. A statement that was made only after the text counts against the claim.
WITH said AS (
    SELECT ref, actor_id, date_min, date_max
    FROM events
    WHERE kind = 'declaration' AND counterpart_id = 'russian-serbian-humanitarian-centre'
        AND event_id LIKE '%-rshc-concern%' AND actor_id IN ('USA', 'nato')
),
firsts AS (
    SELECT actor_id, min(date_max) AS by_day, min(date_min) AS from_day FROM said GROUP BY actor_id
)
SELECT
    CASE
        WHEN max(from_day) > '2018-01-31' THEN 0
        WHEN count(*) = 2 AND max(by_day) <= '2018-01-31' THEN 1
    END AS holds,
    (SELECT group_concat(actor_id, ', ') FROM (SELECT actor_id FROM firsts ORDER BY actor_id)) AS observed,
    max(0, 2 - count(*)) AS n_missing,
    (SELECT json_group_array(ref) FROM said) AS evidence
FROM firsts
