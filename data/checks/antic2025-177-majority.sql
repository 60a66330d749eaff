-- A state that lasts: as of the moment. An ended spell says that it is no longer so. As a sale has been agreed,
-- an open spell that no document of the last half-year shows does not decide.
WITH owned AS (
    SELECT ref, begins_day <= :as_of_day AND ends_day > :as_of_day AS is_so, last_seen_max_day < :as_of_day - 183 AS is_old
    FROM spells
    WHERE actor_id = 'nis' AND track = 'ownership' AND status = 'majority-owned'
      AND partner_id IN ('gazprom', 'gazprom-neft')
)
SELECT
    CASE WHEN max(is_so) = 0 THEN 0 WHEN max(is_so AND NOT coalesce(is_old, 0)) = 1 THEN 1 END AS holds,
    (SELECT 'last seen ' || max(last_seen) FROM alignments WHERE actor_id = 'nis' AND track = 'ownership' AND status = 'majority-owned') AS observed,
    coalesce(max(is_so) = 1 AND max(is_so AND NOT coalesce(is_old, 0)) = 0, 0) AS n_missing,
    json_group_array(ref) AS evidence
FROM owned
