-- Whoever stands before Russia in one of the two markets refutes; both are needed to support, and what
-- no row gives to a supplier must be too little for another one to stand before Russia.
WITH markets (market) AS (
    VALUES ('eu'), ('balkans')
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
        max(CASE WHEN s.counterpart_id = 'RUS' THEN s.value END) AS russia,
        max(CASE WHEN s.counterpart_id <> 'RUS' THEN s.value END) AS other,
        100 - total(s.value) AS unknown
    FROM markets AS m
    LEFT JOIN shares AS s ON s.market = m.market
    GROUP BY m.market
)
SELECT
    CASE WHEN sum(other > russia) > 0 THEN 0 WHEN sum(other <= russia AND unknown <= russia) = count(*) THEN 1 END AS holds,
    max(other - russia) AS observed,
    sum(russia IS NULL OR other IS NULL) AS n_missing,
    (SELECT json_group_array(ref) FROM shares) AS evidence
FROM compared
