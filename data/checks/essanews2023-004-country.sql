-- Another country of publication would refute.
SELECT
    max(CASE WHEN partner_id = 'USA' THEN 1 ELSE 0 END) AS holds,
    max(partner_id) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM standing
WHERE track = 'medium-country' AND actor_id = 'foreign-affairs'
