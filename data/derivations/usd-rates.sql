-- Units of a currency that one US dollar costs, from two reference rates of the same day: units per
-- euro over dollars per euro. Rates of one day are compatible with each other, so the cross rate is
-- what the market would have given within the spread.
SELECT
    'usd-rate-' || substr(rate.indicator_id, 10) AS indicator_id,
    rate.actor_id,
    rate.counterpart_id,
    rate.period,
    rate.value / dollar.value AS value,
    rate.obs_status,
    rate.territory,
    rate.source_id,
    rate.note
FROM statistics AS rate
INNER JOIN statistics AS dollar
    ON dollar.indicator_id = 'eur-rate-usd'
    AND dollar.period = rate.period
WHERE rate.indicator_id IN (
    'eur-rate-bgn', 'eur-rate-hrk', 'eur-rate-huf', 'eur-rate-ron', 'eur-rate-rub', 'eur-rate-try'
)
UNION ALL
SELECT
    'usd-rate-eur',
    'euro-area',
    dollar.counterpart_id,
    dollar.period,
    1.0 / dollar.value,
    dollar.obs_status,
    dollar.territory,
    dollar.source_id,
    dollar.note
FROM statistics AS dollar
WHERE dollar.indicator_id = 'eur-rate-usd'
