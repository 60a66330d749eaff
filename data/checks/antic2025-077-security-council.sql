-- What was blocked is in the titles of the events. Fewer rows than two are no evidence that there was no more;
-- only the two named drafts can show the reading to be false.
WITH blocked AS (
    SELECT ref, event_id, date_max_day
    FROM events
    WHERE kind = 'blocked' AND actor_id = 'RUS' AND counterpart_id = 'un-security-council'
), counted AS (
    SELECT
        count(CASE WHEN date_max_day <= :as_of_day THEN 1 END) AS n_then,
        count(CASE WHEN event_id IN ('rus-2007-kosovo-draft-blocked', 'rus-2015-srebrenica-veto')
            AND date_max_day > :as_of_day THEN 1 END) AS n_named_later
    FROM blocked
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'repeated'
)
SELECT
    CASE
        WHEN n_then >= (SELECT value FROM wanted) THEN 1
        WHEN n_named_later = 2 THEN 0
    END AS holds,
    n_then AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM blocked UNION SELECT ref FROM wanted)) AS evidence
FROM counted
