-- Agreements on one matter that were open when the EU last asked for it; an old call says nothing.
-- With the association founded they are open no more, but only a list of all agreements would show that none else is.
WITH agreed AS (
    SELECT ref
    FROM happened
    WHERE event_id IN ('xkx-2013-first-agreement', 'xkx-2015-association-principles', 'xkx-2023-ohrid-annex')
), founded AS (
    SELECT ref FROM happened WHERE actor_id = 'association-serb-municipalities' AND kind = 'opening'
), complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'kosovo-serbia-agreements-kept'
), calls AS (
    SELECT ref, day
    FROM happened
    WHERE event_id IN ('eu-2024-asm-spokesman', 'eu-2024-kosovo-conclusions', 'eu-2025-kosovo-conclusions')
)
SELECT
    CASE
        WHEN EXISTS (SELECT 1 FROM founded) THEN CASE WHEN EXISTS (SELECT 1 FROM complete) THEN 0 END
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
            SELECT ref FROM founded
            UNION
            SELECT ref FROM complete
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'several'
        )
    ) AS evidence
FROM agreed
