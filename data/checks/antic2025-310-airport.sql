-- Whether the centre lies next to the airport. That it lies next to something else too would say nothing.
SELECT
    max(CASE WHEN ends_day <= :as_of_day THEN 0 WHEN begins_day <= :as_of_day THEN 1 END) AS holds,
    max(partner_id) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'facility-site' AND status = 'next-to' AND actor_id = 'russian-serbian-humanitarian-centre'
  AND partner_id = 'nis-airport'
