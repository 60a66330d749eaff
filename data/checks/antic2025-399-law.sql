-- Under whose law the association is to stand by the agreements on it.
SELECT
    max(partner_id = 'XKX') AS holds,
    max(partner_id) AS observed,
    count(*) = 0 AS n_missing,
    json_group_array(ref) AS evidence
FROM standing
WHERE track = 'agreed-legal-order' AND actor_id = 'association-serb-municipalities'
