-- Exercises and arms: a moratorium and an end of the supply of arms by the end of 2023 show the claim, an exercise or a
-- delivery after 2023 refutes it (738886 is the number of the day 2024-01-01). That contracts had ended by 2025 does not show that the end was abrupt.
WITH parts AS (
    SELECT
        (
            SELECT count(*)
            FROM spells
            WHERE
                actor_id = 'SRB' AND track = 'exercise-participation' AND partner_id = 'slavic-brotherhood'
                AND begins_day <= :as_of_day
                AND (begins >= '2024-01-01' OR ends > '2024-01-01' OR last_seen_max_day >= 738886)
        ) AS exercises,
        (
            SELECT count(*)
            FROM spells
            WHERE actor_id = 'SRB' AND track = 'exercise-moratorium' AND begins BETWEEN '2022-01-01' AND '2023-12-31'
        ) AS moratorium,
        (
            SELECT count(*)
            FROM spells
            WHERE
                actor_id = 'SRB' AND partner_id = 'RUS' AND track = 'arms-supply' AND status = 'stopped'
                AND begins BETWEEN '2022-01-01' AND '2023-12-31'
        ) AS stopped,
        (
            SELECT count(*)
            FROM happened
            WHERE actor_id = 'SRB' AND counterpart_id = 'RUS' AND kind = 'delivery' AND date > '2023-12-31'
        ) AS deliveries
)
SELECT
    CASE
        WHEN deliveries > 0 OR exercises > 0 THEN 0
        WHEN moratorium > 0 AND stopped > 0 THEN 1
    END AS holds,
    (
        SELECT max(begins)
        FROM spells
        WHERE actor_id = 'SRB' AND track = 'exercise-moratorium' AND begins BETWEEN '2022-01-01' AND '2023-12-31'
    ) AS observed,
    (moratorium = 0) + (stopped = 0) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref
            FROM spells
            WHERE
                actor_id = 'SRB' AND begins_day <= :as_of_day
                AND (
                    (track = 'exercise-participation' AND partner_id = 'slavic-brotherhood')
                    OR (partner_id = 'RUS' AND track = 'arms-supply' AND status = 'stopped')
                    OR (track = 'exercise-moratorium' AND begins BETWEEN '2022-01-01' AND '2023-12-31')
                )
            UNION
            SELECT ref
            FROM happened
            WHERE
                event_id = 'srb-2025-russian-arms-contracts'
                OR (actor_id = 'SRB' AND counterpart_id = 'RUS' AND kind = 'delivery' AND date > '2023-12-31')
        )
    ) AS evidence
FROM parts
