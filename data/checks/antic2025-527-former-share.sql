-- The share that Russia had in the last year before the war is set against those of all others now. Who reaches it in
-- one of the two markets refutes; to support, what no row gives to a supplier must be too little to reach it.
WITH markets (market) AS (
    VALUES ('eu'), ('balkans')
), former AS (
    SELECT ref, actor_id AS market, value
    FROM reported_figures
    WHERE indicator_id = 'gas-import-share' AND counterpart_id = 'RUS' AND actor_id IN ('eu', 'balkans') AND period = '2021'
), newest AS (
    SELECT actor_id AS market, max(period_max_day) AS day
    FROM reported_figures
    WHERE
        indicator_id = 'gas-import-share-bruegel' AND counterpart_id = 'RUS'
        AND period_max_day BETWEEN :as_of_day - 1096 AND :as_of_day
    GROUP BY actor_id
), shares AS (
    SELECT m.market, f.ref, f.counterpart_id, f.value
    FROM markets AS m
    JOIN newest AS n ON n.market = m.market
    JOIN reported_figures AS f
        ON
            f.indicator_id = 'gas-import-share-bruegel' AND f.actor_id = m.market AND f.period_max_day = n.day
), compared AS (
    SELECT
        m.market,
        (SELECT max(value) FROM former AS f WHERE f.market = m.market) AS russia_then,
        max(CASE WHEN s.counterpart_id <> 'RUS' THEN s.value END) AS other,
        100 - total(s.value) AS unknown
    FROM markets AS m
    LEFT JOIN shares AS s ON s.market = m.market
    GROUP BY m.market
)
SELECT
    CASE
        WHEN sum(other >= russia_then) > 0 THEN 0
        WHEN sum(other < russia_then AND unknown < russia_then) = count(*) THEN 1
    END AS holds,
    max(other) AS observed,
    sum(russia_then IS NULL OR other IS NULL OR unknown >= russia_then) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM shares UNION SELECT ref FROM former)) AS evidence
FROM compared
