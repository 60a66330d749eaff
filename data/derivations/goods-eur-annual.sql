-- Sum of the months of a year; a year of which a month is missing has no figure, as a missing month
-- may be one without trade or one without a figure. Whole euros, so the order of addition does not
-- matter. The last status in the alphabet (U, P, ..., A) is the worst of the months.
SELECT
    indicator_id || '-annual' AS indicator_id,
    actor_id,
    counterpart_id,
    substr(period, 1, 4) AS period,
    sum(value) AS value,
    max(obs_status) AS obs_status,
    min(territory) AS territory,
    min(source_id) AS source_id,
    max(note) AS note
FROM statistics
WHERE indicator_id IN ('goods-exports-eur', 'goods-imports-eur')
GROUP BY indicator_id, actor_id, counterpart_id, substr(period, 1, 4)
HAVING count(*) = 12
