-- Whether the spell in which Serbia hosts the centre includes the moment.
SELECT
    max(begins_day <= :as_of_day AND ends_day > :as_of_day) AS holds,
    CASE WHEN max(ends_day) > :as_of_day THEN 'hosted' ELSE 'ended on ' || max(ends) END AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM spells
        WHERE track = 'facility-host' AND partner_id = 'russian-serbian-humanitarian-centre'
        UNION SELECT ref FROM happened WHERE event_id = 'eu-2023-rshc-information'
    )) AS evidence
FROM spells
WHERE track = 'facility-host' AND partner_id = 'russian-serbian-humanitarian-centre'
