-- Word and deed: a declaration of support, and recognition of Kosovo withheld to this day.
WITH stance AS (
    SELECT ref, status FROM standing WHERE track = 'recognition' AND actor_id = 'RUS' AND partner_id = 'XKX'
), words AS (
    SELECT ref, date FROM happened WHERE event_id = 'rus-2020-support-serbia'
)
SELECT
    CASE
        WHEN max(status) = 'recognises' THEN 0
        WHEN max(status) = 'does-not-recognise' THEN 1
    END AS holds,
    max(status) AS observed,
    CASE WHEN (SELECT count(*) FROM words) = 0 THEN 1 ELSE 0 END AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM stance UNION SELECT ref FROM words)) AS evidence
FROM stance
