-- Whether the state without that status has held from the founding to the moment, or to the end of the centre.
WITH lacking AS (
    SELECT begins_day, ends_day, ref FROM spells
    WHERE track = 'facility-staff-status' AND status = 'no-diplomatic-status'
      AND partner_id = 'russian-serbian-humanitarian-centre' AND actor_id = 'SRB'
),
founded AS (
    SELECT begins_day, ends_day, ref FROM spells
    WHERE track = 'facility-host' AND partner_id = 'russian-serbian-humanitarian-centre' AND actor_id = 'SRB'
)
SELECT
    (SELECT CASE
        WHEN max(ends_day) <= :as_of_day AND max(ends_day) < (SELECT max(ends_day) FROM founded) THEN 0
        WHEN min(begins_day) <= (SELECT min(begins_day) FROM founded) THEN 1
    END FROM lacking) AS holds,
    (SELECT CASE
        WHEN max(ends_day) <= :as_of_day AND max(ends_day) < (SELECT max(ends_day) FROM founded) THEN 'ended'
        ELSE 'not given'
    END FROM lacking) AS observed,
    (SELECT count(*) = 0 FROM lacking) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM lacking UNION SELECT ref FROM founded)) AS evidence
