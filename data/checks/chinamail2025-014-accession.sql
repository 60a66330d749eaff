-- The stage on the way to membership.
SELECT
    max(CASE WHEN status IN ('applicant', 'candidate', 'negotiating', 'acceding') THEN 1 ELSE 0 END) AS holds,
    max(status) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM standing
WHERE track = 'eu-accession' AND actor_id = 'SRB' AND partner_id = 'eu'
