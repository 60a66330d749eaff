-- Both halves of the claim: more packages, and a closer watch on them.
WITH steps AS (
    SELECT
        ref,
        event_id = 'rus-2023-eu-anti-circumvention-tool' AS is_watch,
        date BETWEEN '2023-01-01' AND '2023-12-31' AS is_in_year
    FROM happened
    WHERE event_id LIKE 'rus-2023-eu-sanctions-package-%' OR event_id = 'rus-2023-eu-anti-circumvention-tool'
)
SELECT
    CASE WHEN total(NOT is_watch) >= 2 AND total(is_watch) >= 1
        THEN total(is_in_year AND NOT is_watch) >= 2 AND total(is_in_year AND is_watch) >= 1 END AS holds,
    count(CASE WHEN is_in_year AND NOT is_watch THEN ref END) || ' packages' AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM steps
