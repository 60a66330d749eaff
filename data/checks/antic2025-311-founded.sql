-- The day from which Serbia hosts the centre.
SELECT
    min(begins) BETWEEN '2012-01-01' AND '2012-12-31' AS holds,
    min(begins) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'facility-host' AND status = 'hosts' AND partner_id = 'russian-serbian-humanitarian-centre'
