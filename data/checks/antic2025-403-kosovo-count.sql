-- Who does not recognise Kosovo as a share of the members of the UN, by one of the two counts that are disputed.
-- Of several counts the newest is taken.
WITH figures AS (
    SELECT ref, indicator_id, value, rank() OVER (PARTITION BY indicator_id ORDER BY period_max_day DESC) AS place
    FROM reported_figures
    WHERE
        (
            (indicator_id = 'states-recognising-kosovo' AND originator_id = 'government-of-kosovo')
            OR (indicator_id = 'members-of-organisation' AND actor_id = 'un')
        )
        AND period_max_day BETWEEN :as_of_day - 1096 AND :as_of_day
), counted AS (
    SELECT
        max(CASE WHEN indicator_id = 'members-of-organisation' THEN value END) AS members,
        max(CASE WHEN indicator_id = 'states-recognising-kosovo' THEN value END) AS counted
    FROM figures
    WHERE place = 1
), shares AS (
    SELECT 100.0 * (members - counted) / members AS share FROM counted
)
SELECT
    share > 50
    AND 100.0 * (share - 50) / 50 < (SELECT value FROM thresholds WHERE threshold_id = 'slight-change') AS holds,
    share AS observed,
    share IS NULL AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM figures WHERE place = 1
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'slight-change'
        )
    ) AS evidence
FROM shares
