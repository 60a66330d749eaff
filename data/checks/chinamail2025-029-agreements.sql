-- One agreement on gas and one contract on oil in one state of the Balkans are enough; the other side must be Russian.
WITH complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'russia-balkans-oil-gas-contracts'
), deals AS (
    SELECT ref, counterpart_id, date
    FROM happened
    WHERE event_id IN ('srb-2008-oil-gas-agreement', 'nis-2008-sale-contract')
)
SELECT
    CASE
        WHEN min(CASE WHEN counterpart_id IN ('RUS', 'gazprom', 'gazprom-neft') THEN 1 ELSE 0 END) = 1 THEN 1
        WHEN count(*) > 0 AND (SELECT count(*) FROM complete) > 0 THEN 0
    END AS holds,
    group_concat(date, ', ') AS observed,
    max(0, 2 - count(*)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM deals UNION SELECT ref FROM complete)) AS evidence
FROM (SELECT counterpart_id, date FROM deals ORDER BY date) AS ordered
