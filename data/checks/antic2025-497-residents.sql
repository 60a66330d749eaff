-- Those who live there are a lower bound of those taken in, and all entries an upper one: between them nothing is decided.
WITH residents AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'foreign-citizens-resident' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
), entries AS (
    SELECT ref, value, value_high, qualifier, period_max
    FROM reported_figures
    WHERE indicator_id = 'foreign-citizens-entries' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
        AND period_min BETWEEN '2022-01-01' AND '2022-03-31'
)
SELECT
    CASE
        WHEN (SELECT max(value) FROM residents) > 250000 THEN 1
        WHEN (SELECT max(coalesce(value_high, value)) FROM entries) <= 250000
            AND (SELECT count(*) FROM entries WHERE period_max >= '2024-12-31' AND qualifier <> 'at_least') > 0
            THEN 0
    END AS holds,
    (SELECT CAST(max(value) AS INTEGER) FROM residents) || ' residents, '
        || (SELECT CAST(max(value) AS INTEGER) FROM entries) || ' entries' AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM residents UNION SELECT ref FROM entries)) AS evidence
