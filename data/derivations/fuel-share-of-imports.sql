-- Mineral fuels over all goods, of years that have all twelve months of both: the share of sums, not
-- the mean of monthly shares, so that a month weighs by its trade. The last status in the alphabet is the worst.
SELECT
    part.actor_id,
    part.counterpart_id,
    substr(part.period, 1, 4) AS period,
    100.0 * sum(part.value) / sum(whole.value) AS value,
    max(part.obs_status) AS obs_status,
    min(part.territory) AS territory,
    min(part.source_id) AS source_id,
    max(part.note) AS note
FROM statistics AS part
INNER JOIN statistics AS whole
    ON whole.indicator_id = 'goods-imports-eur'
    AND whole.actor_id = part.actor_id
    AND whole.counterpart_id = part.counterpart_id
    AND whole.period = part.period
WHERE part.indicator_id = 'fuel-imports-eur'
GROUP BY part.actor_id, part.counterpart_id, substr(part.period, 1, 4)
HAVING count(*) = 12 AND sum(whole.value) > 0
