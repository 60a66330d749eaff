-- Distance of the ideal points of two states in a year: the absolute difference of the estimates
-- from final passage votes (un-ideal-point), which are on one scale. The uncertainty of either
-- (un-ideal-point-q05, un-ideal-point-q95) is not carried on. The weaker status of the two holds.
SELECT a.actor_id,
       b.actor_id AS counterpart_id,
       a.period,
       abs(a.value - b.value) AS value,
       CASE WHEN a.obs_status <> 'A' THEN a.obs_status ELSE b.obs_status END AS obs_status,
       'as_then' AS territory,
       a.source_id,
       CASE WHEN a.note IS NOT NULL AND b.note IS NOT NULL AND a.note <> b.note THEN a.note || '; ' || b.note
            ELSE coalesce(a.note, b.note) END AS note
FROM statistics AS a
JOIN statistics AS b ON b.indicator_id = a.indicator_id AND b.period = a.period
WHERE a.indicator_id = 'un-ideal-point'
  AND b.actor_id IN ('CHN', 'DEU', 'RUS', 'USA')
  AND a.actor_id <> b.actor_id
ORDER BY a.actor_id, b.actor_id, a.period
