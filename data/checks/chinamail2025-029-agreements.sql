-- One agreement on gas and one contract on oil in one state of the Balkans are enough; the other side must be Russian.
SELECT
    min(CASE WHEN counterpart_id IN ('RUS', 'gazprom', 'gazprom-neft') THEN 1 ELSE 0 END) AS holds,
    group_concat(date, ', ') AS observed,
    max(0, 2 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM (
    SELECT ref, counterpart_id, date
    FROM happened
    WHERE event_id IN ('srb-2008-oil-gas-agreement', 'nis-2008-sale-contract')
    ORDER BY date
) AS deals
