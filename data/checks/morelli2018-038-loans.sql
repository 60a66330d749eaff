-- State loans of Russia to governments in the Balkans. A loan of the last five years decides; older or later ones leave
-- it open, unless a source says that the loans on record are all.
WITH loans AS (
    SELECT ref, date_min, date_max, date_min_day, date_max_day FROM events
    WHERE event_id IN (
        'srb-2013-russia-railway-loan',
        'srb-2013-russia-budget-loan'
    )
), complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'russia-loans-balkans'
)
SELECT
    CASE
        WHEN total(date_max_day <= :as_of_day AND date_min_day > :as_of_day - 1827) > 0 THEN 1
        WHEN (SELECT count(*) FROM complete) > 0 THEN 0
    END AS holds,
    max(date_max) AS observed,
    CASE WHEN max(date_min_day) <= :as_of_day - 1827 THEN 1 ELSE 0 END AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM loans UNION SELECT ref FROM complete)) AS evidence
FROM loans
