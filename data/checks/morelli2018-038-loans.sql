-- State loans of Russia to governments in the Balkans. A loan of the last five years decides; the claim would be
-- wrong if the first known loan came only after the day; older loans leave it open.
WITH loans AS (
    SELECT ref, date_min, date_max, date_min_day, date_max_day FROM events
    WHERE event_id IN (
        'srb-2013-russia-railway-loan',
        'srb-2013-russia-budget-loan'
    )
)
SELECT
    CASE
        WHEN min(date_min_day) > :as_of_day THEN 0
        WHEN total(date_max_day <= :as_of_day AND date_min_day > :as_of_day - 1827) > 0 THEN 1
    END AS holds,
    max(date_max) AS observed,
    CASE WHEN max(date_min_day) <= :as_of_day - 1827 THEN 1 ELSE 0 END AS n_missing,
    json_group_array(ref) AS evidence
FROM loans
