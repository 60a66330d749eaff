-- title: Statuses have ranks on ordered tracks, and only there
-- reason: Without a rank the order of a ladder cannot be judged; with one elsewhere it would suggest an order.
-- severity: error
-- message: {track} is {what}, so {status} must {need}
SELECT s.ref, 'rank' AS field, s.track, s.status,
       CASE t.is_ordered WHEN 1 THEN 'ordered' ELSE 'not ordered' END AS what,
       CASE t.is_ordered WHEN 1 THEN 'have a rank' ELSE 'have none' END AS need
FROM statuses AS s
JOIN tracks AS t ON t.track = s.track
WHERE (t.is_ordered = 1) <> (s.rank IS NOT NULL)
