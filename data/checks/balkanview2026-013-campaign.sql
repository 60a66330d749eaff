-- The spell of the campaign gives the year in which it began.
SELECT
    max(begins) BETWEEN '1999-01-01' AND '1999-12-31' AS holds,
    max(begins) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'military-campaign' AND actor_id = 'SCG' AND partner_id = 'nato'
