-- The number and the handover: by documents other than the text, each of which must have that number.
WITH counted AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'combat-aircraft-acquired' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
      AND period_max < '2022-01-01' AND source_id <> 'antic2025'
),
handed AS (
    SELECT ref FROM happened WHERE event_id = 'srb-2017-mig-29-handover' AND date < '2022-01-01'
)
SELECT
    CASE WHEN count(*) > 0 THEN min(value) = 6 AND max(value) = 6 END AS holds,
    max(value) AS observed,
    (SELECT count(*) = 0 FROM handed) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM counted UNION SELECT ref FROM handed)) AS evidence
FROM counted
