-- The states in which a line lies are in the note of the figure of its capacity; both lines must be listed.
WITH lines AS (
    SELECT ref, actor_id, note
    FROM statistics
    WHERE indicator_id = 'gas-pipeline-capacity' AND actor_id IN ('tap', 'tanap')
        AND period_max_day BETWEEN :as_of_day - 1095 AND :as_of_day AND note LIKE '%; in %'
)
SELECT
    CASE
        WHEN sum(CASE WHEN note LIKE '%Serbia%' THEN 1 ELSE 0 END) > 0 THEN 0
        WHEN count(DISTINCT actor_id) = 2 THEN 1
    END AS holds,
    max(CASE WHEN actor_id = 'tap' THEN note END) AS observed,
    max(0, 2 - count(DISTINCT actor_id)) AS n_missing,
    json_group_array(ref) AS evidence
FROM lines
