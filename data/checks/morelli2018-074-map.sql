-- Who is in the plan for aspirants is trying to join; who has joined is not.
WITH now AS (
    SELECT ref, status, begins FROM standing
    WHERE actor_id = 'MKD'
      AND ((track = 'nato-partnership' AND status = 'map') OR (track = 'nato-membership' AND status = 'member'))
)
SELECT
    CASE WHEN total(status = 'member') > 0 THEN 0 WHEN total(status = 'map') > 0 THEN 1 END AS holds,
    max(status) || ' since ' || max(begins) AS observed,
    CASE WHEN count(*) = 0 THEN 1 ELSE 0 END AS n_missing,
    json_group_array(ref) AS evidence
FROM now
