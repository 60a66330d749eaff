-- If the gas cannot be replaced in full, neither can all the energy; even the raised supply is set against it.
WITH planned AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'gas-demand-coverage' AND actor_id = 'SRB' AND counterpart_id = 'AZE'
      AND period_min_day <= :as_of_day
),
russian AS (
    SELECT ref, value, row_number() OVER (ORDER BY period DESC) AS place
    FROM derived_figures
    WHERE indicator_id = 'gas-import-share' AND actor_id = 'SRB' AND counterpart_id = 'RUS' AND period < '2022'
)
SELECT
    (SELECT max(value) FROM planned) < (SELECT value FROM russian WHERE place = 1) AS holds,
    (SELECT max(value) FROM planned) AS observed,
    (SELECT count(*) = 0 FROM planned) + (SELECT count(*) = 0 FROM russian) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM planned
        UNION SELECT ref FROM russian WHERE place = 1
    )) AS evidence
