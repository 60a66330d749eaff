-- The highest figure for TurkStream against the lowest for South Stream.
WITH small AS (
    SELECT ref, value
    FROM observations
    WHERE indicator_id = 'gas-pipeline-capacity' AND actor_id = 'turkstream' AND source_id <> 'antic2025'
        AND period_max_day <= :as_of_day
), large AS (
    SELECT ref, value
    FROM observations
    WHERE indicator_id = 'gas-pipeline-capacity' AND actor_id = 'south-stream' AND source_id <> 'antic2025'
        AND period_max_day <= :as_of_day
)
SELECT
    (SELECT max(value) FROM small) < (SELECT min(value) FROM large) AS holds,
    (SELECT max(value) FROM small) AS observed,
    CASE WHEN EXISTS (SELECT 1 FROM small) THEN 0 ELSE 1 END + CASE WHEN EXISTS (SELECT 1 FROM large)
        THEN 0 ELSE 1 END AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM small UNION SELECT ref FROM large)) AS evidence
