-- Exercises and arms: a moratorium and ended contracts show the claim, an exercise or a delivery after 2023 refutes it.
WITH parts AS (
    SELECT
        (
            SELECT count(*)
            FROM spells
            WHERE
                actor_id = 'SRB' AND track = 'exercise-participation' AND partner_id = 'slavic-brotherhood'
                AND begins_day <= :as_of_day AND (ends IS NULL OR ends > '2024-01-01')
        ) AS exercises,
        (
            SELECT count(*)
            FROM spells
            WHERE actor_id = 'SRB' AND track = 'exercise-moratorium' AND begins BETWEEN '2022-01-01' AND '2023-12-31'
        ) AS moratorium,
        (
            SELECT count(*) FROM happened WHERE event_id = 'srb-2025-russian-arms-contracts' AND kind = 'suspension'
        ) AS contracts,
        (
            SELECT count(*)
            FROM happened
            WHERE actor_id = 'SRB' AND counterpart_id = 'RUS' AND kind = 'delivery' AND date > '2023-12-31'
        ) AS deliveries
)
SELECT
    CASE
        WHEN deliveries > 0 OR exercises > 0 THEN 0
        WHEN moratorium > 0 AND contracts > 0 THEN 1
    END AS holds,
    (
        SELECT max(begins)
        FROM spells
        WHERE actor_id = 'SRB' AND track = 'exercise-moratorium' AND begins BETWEEN '2022-01-01' AND '2023-12-31'
    ) AS observed,
    (moratorium = 0) + (contracts = 0) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref
            FROM spells
            WHERE
                actor_id = 'SRB' AND begins_day <= :as_of_day
                AND (
                    (track = 'exercise-participation' AND partner_id = 'slavic-brotherhood')
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
