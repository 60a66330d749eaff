-- Agreements on one matter that were open when the EU last asked for it; an old call says nothing.
WITH agreed AS (
    SELECT ref
    FROM happened
    WHERE event_id IN ('xkx-2013-first-agreement', 'xkx-2015-association-principles', 'xkx-2023-ohrid-annex')
), calls AS (
    SELECT ref, day
    FROM happened
    WHERE event_id IN ('eu-2024-asm-spokesman', 'eu-2024-kosovo-conclusions', 'eu-2025-kosovo-conclusions')
)
SELECT
    CASE
        WHEN EXISTS (
            SELECT 1 FROM happened WHERE actor_id = 'association-serb-municipalities' AND kind = 'opening'
        ) THEN 0
        WHEN (SELECT max(day) FROM calls) >= :as_of_day - 366
            AND count(*) >= (SELECT value FROM thresholds WHERE threshold_id = 'several') THEN 1
    END AS holds,
    count(*) AS observed,
    (SELECT count(*) = 0 FROM calls) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM agreed
            UNION
            SELECT ref FROM calls
            UNION
            SELECT ref FROM happened WHERE actor_id = 'association-serb-municipalities' AND kind = 'opening'
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'several'
        )
    ) AS evidence
FROM agreed
