-- From partner to member, and not back.
WITH path AS (
    SELECT ref, track, begins_day, ends_day, begins
    FROM spells
    WHERE actor_id = 'MNE' AND partner_id = 'nato' AND begins_day <= :as_of_day
        AND ((track = 'nato-membership' AND status = 'member') OR (track = 'nato-partnership' AND status = 'pfp'))
)
SELECT
    max(CASE WHEN track = 'nato-membership' THEN ends_day END) > :as_of_day
    AND max(CASE WHEN track = 'nato-membership' THEN begins_day END)
    > min(CASE WHEN track = 'nato-partnership' THEN begins_day END) AS holds,
    max(CASE WHEN track = 'nato-membership' THEN begins END) AS observed,
    max(0, 2 - count(DISTINCT track)) AS n_missing,
    json_group_array(ref) AS evidence
FROM path
