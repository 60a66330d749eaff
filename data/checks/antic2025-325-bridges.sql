-- Bridges built with aid of the EU.
WITH bridges AS (
    SELECT ref, value FROM reported_figures
    WHERE indicator_id = 'bridges-built-with-aid' AND actor_id = 'SRB' AND counterpart_id = 'eu'
      AND period_min LIKE '2014-%' AND period_max_day <= :as_of_day
)
SELECT
    CASE WHEN max(value) > 0 THEN 1 WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'eu-flood-rebuilding') > 0 THEN 0 END AS holds,
    max(value) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM bridges
        UNION SELECT ref FROM covering WHERE coverage_id = 'eu-flood-rebuilding')) AS evidence
FROM bridges
