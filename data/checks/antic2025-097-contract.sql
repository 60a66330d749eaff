-- The price and the share that was sold are of sources other than the text; the year is that in which
-- the contract on the sale was signed.
WITH price AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'asset-sale-price-eur' AND actor_id = 'SRB' AND counterpart_id = 'gazprom-neft'
        AND source_id <> 'antic2025'
), stake AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'stake-sold' AND actor_id = 'nis' AND counterpart_id = 'gazprom-neft'
), step AS (
    SELECT ref, date FROM happened WHERE event_id = 'nis-2008-sale-contract'
), half AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'main'
)
SELECT
    CASE
        WHEN (SELECT max(abs(value - 400000000)) FROM price) > 500000
            OR (SELECT min(value) FROM stake) <= (SELECT value FROM half)
            OR (SELECT date FROM step) NOT BETWEEN '2008-01-01' AND '2008-12-31' THEN 0
        WHEN EXISTS (SELECT 1 FROM price) AND EXISTS (SELECT 1 FROM stake) AND EXISTS (SELECT 1 FROM step) THEN 1
    END AS holds,
    (SELECT date FROM step) AS observed,
    3 - (SELECT count(*) FROM (SELECT 1 FROM price LIMIT 1)) - (SELECT count(*) FROM (SELECT 1 FROM stake LIMIT 1))
        - (SELECT count(*) FROM step) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM price UNION SELECT ref FROM stake UNION SELECT ref FROM step UNION SELECT ref FROM half
    )) AS evidence
