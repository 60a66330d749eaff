-- Whether the decision on chapter 35 lies before the moment.
SELECT
    CASE
        WHEN max(date_max_day) <= :as_of_day THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'serbia-accession-clauses') > 0 THEN 0
    END AS holds,
    max(date_max) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM events WHERE event_id = 'eu-2024-chapter-35-kosovo-clause'
        UNION SELECT ref FROM covering WHERE coverage_id = 'serbia-accession-clauses'
    )) AS evidence
FROM events
WHERE event_id = 'eu-2024-chapter-35-kosovo-clause'
