-- The same share of the worth as was sold, against its price.
-- Where valuations differ, both ends must say the same.
WITH price AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'asset-sale-price-eur' AND actor_id = 'SRB' AND counterpart_id = 'gazprom-neft'
        AND source_id <> 'antic2025' AND obs_status = 'A'
), worth AS (
    SELECT ref, value, source_id
    FROM reported_figures
    WHERE indicator_id = 'company-worth-eur' AND actor_id = 'nis' AND period = '2008'
), stake AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'stake-sold' AND actor_id = 'nis' AND counterpart_id = 'gazprom-neft'
), close AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'close-to'
), ratio AS (
    SELECT
        1.0 * (SELECT max(value) FROM worth) * (SELECT max(value) FROM stake) / 100.0
        / (SELECT max(value) FROM price) AS times,
        1.0 * (SELECT min(value) FROM worth) * (SELECT max(value) FROM stake) / 100.0
        / (SELECT max(value) FROM price) AS least
)
SELECT
    CASE
        WHEN abs(times - 3) <= 3 * (SELECT value FROM close) / 100.0
            AND abs(least - 3) <= 3 * (SELECT value FROM close) / 100.0 THEN 1
        WHEN abs(times - 3) > 3 * (SELECT value FROM close) / 100.0
            AND abs(least - 3) > 3 * (SELECT value FROM close) / 100.0 THEN 0
    END AS holds,
    times AS observed,
    CASE WHEN times IS NULL THEN 1 ELSE 0 END AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM price UNION SELECT ref FROM worth UNION SELECT ref FROM stake UNION SELECT ref FROM close
    )) AS evidence
FROM ratio
