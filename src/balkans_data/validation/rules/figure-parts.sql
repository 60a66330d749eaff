-- title: Parts do not add up to more than their whole
-- reason: What is more than the whole is counted twice, in another unit, or no part of it.
-- severity: error
-- message: parts of {whole_id} ({least} to {greatest}) add up to {parts:.12g}, more than {value:.12g}
-- hint: check both; parts of one whole exclude each other
WITH sums AS (
  SELECT w.indicator_id AS whole_id, f.actor_id, f.counterpart_id, f.period, sum(f.value) AS parts,
         min(p.indicator_id) AS least, max(p.indicator_id) AS greatest,
         -- What rounding may add: half a unit of the last decimal for each part, and for the whole.
         (sum(1) + 1) * 0.50001 / CAST('1' || substr('000000', 1, min(w.decimals, p.decimals)) AS INTEGER) AS slack
  FROM indicators AS p
  JOIN indicators AS w ON w.indicator_id = p.part_of AND w.unit = p.unit AND w.indicator_id <> p.indicator_id
  CROSS JOIN statistics AS f
  WHERE f.indicator_id = p.indicator_id AND p.minimum >= 0
  GROUP BY w.indicator_id, f.actor_id, f.counterpart_id, f.period
)
SELECT f.ref, 'value' AS field, s.whole_id, s.parts, s.least, s.greatest, f.value
FROM sums AS s CROSS JOIN statistics AS f
WHERE f.indicator_id = s.whole_id AND f.actor_id = s.actor_id AND f.counterpart_id = s.counterpart_id
  AND f.period = s.period AND s.parts > f.value + s.slack
