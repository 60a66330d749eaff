-- What cannot be carried cannot be replaced: the capacity of the line is counted at 45 megajoules a cubic metre, richer
-- than natural gas is. A line that carries enough does not show that there is enough; only who does supply as much can.
WITH line AS (
    SELECT ref, value, row_number() OVER (ORDER BY period_max_day DESC, ref) AS place
    FROM statistics
    WHERE indicator_id = 'gas-pipeline-capacity' AND actor_id = 'bulgaria-serbia-interconnector' AND obs_status = 'A'
        AND period_max_day BETWEEN :as_of_day - 1096 AND :as_of_day
), connected AS (
    SELECT ref
    FROM standing
    WHERE track = 'gas-interconnection' AND status = 'connected' AND actor_id = 'SRB'
        AND partner_id = 'bulgaria-serbia-interconnector'
), russian AS (
    SELECT ref, value, "period", row_number() OVER (ORDER BY "period" DESC) AS place
    FROM statistics
    WHERE indicator_id = 'gas-imports' AND actor_id = 'SRB' AND counterpart_id = 'RUS' AND "period" < '2022'
        AND coalesce(note NOT LIKE '%lower bound%', 1)
), russian_share AS (
    SELECT d.ref, d.value
    FROM derived_figures AS d
    JOIN russian AS r ON r."period" = d."period" AND r.place = 1
    WHERE d.indicator_id = 'gas-import-share' AND d.actor_id = 'SRB' AND d.counterpart_id = 'RUS'
), azerbaijani_share AS (
    SELECT ref, value
    FROM observations
    WHERE indicator_id = 'gas-import-share' AND actor_id = 'SRB' AND counterpart_id = 'AZE'
        AND obs_status <> 'F' AND period_max_day BETWEEN :as_of_day - 1096 AND :as_of_day
)
SELECT
    CASE
        WHEN (SELECT max(value) FROM azerbaijani_share) >= (SELECT value FROM russian_share) THEN 0
        WHEN (SELECT value FROM line WHERE place = 1) * 45000 < (SELECT value FROM russian WHERE place = 1) THEN 1
    END AS holds,
    (SELECT value FROM line WHERE place = 1) AS observed,
    (SELECT count(*) = 0 FROM line) + (SELECT count(*) = 0 FROM connected) + (SELECT count(*) = 0 FROM russian)
        AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM line WHERE place = 1
        UNION SELECT ref FROM connected
        UNION SELECT ref FROM russian WHERE place = 1
        UNION SELECT ref FROM azerbaijani_share
        UNION SELECT ref FROM russian_share WHERE (SELECT count(*) FROM azerbaijani_share) > 0
    )) AS evidence
