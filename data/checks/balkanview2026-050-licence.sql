-- One relaxation after the summit is enough for "some"; an earlier one refutes only if the list of them is complete.
WITH summit AS (
    SELECT ref, day FROM happened WHERE event_id = 'usa-2025-alaska-summit'
), eased AS (
    SELECT ref, day, date FROM happened WHERE event_id = 'usa-2025-paks-licence' AND kind = 'suspension'
), complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'usa-russia-sanctions-relief'
)
SELECT
    CASE
        WHEN max(day) > (SELECT max(day) FROM summit) THEN 1
        WHEN max(day) <= (SELECT max(day) FROM summit) AND (SELECT count(*) FROM complete) > 0 THEN 0
    END AS holds,
    max(date) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (SELECT ref FROM summit UNION SELECT ref FROM eased UNION SELECT ref FROM complete)
    ) AS evidence
FROM eased
