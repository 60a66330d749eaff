-- title: Shares of one whole do not add up to more than 100
-- reason: What is more than the whole is counted twice, or a share of something else.
-- severity: error
-- message: {what} add up to {total:.12g} %, those of {shared} among them
-- hint: check the shares of {actor_id} in {period}
WITH shares AS (
  SELECT i.indicator_id, i.part_of, i.is_bilateral, f.ref, f.actor_id, f.counterpart_id, f.period, f.value,
         0.50001 / CAST('1' || substr('000000', 1, i.decimals) AS INTEGER) AS slack
  FROM indicators AS i CROSS JOIN statistics AS f
  WHERE i.unit LIKE '\%%' ESCAPE '\' AND i.part_of IS NOT NULL AND i.minimum >= 0 AND f.indicator_id = i.indicator_id
  UNION ALL
  SELECT i.indicator_id, i.part_of, i.is_bilateral, f.ref, f.actor_id, f.counterpart_id, f.period, f.value,
         0.50001 / CAST('1' || substr('000000', 1, i.decimals) AS INTEGER)
  FROM indicators AS i CROSS JOIN derived_figures AS f
  WHERE i.unit LIKE '\%%' ESCAPE '\' AND i.part_of IS NOT NULL AND i.minimum >= 0 AND f.indicator_id = i.indicator_id
), totals AS (
  SELECT min(ref) AS ref, actor_id, period, min(indicator_id) AS shared, 'shares of ' || part_of AS what,
         sum(value) AS total, sum(slack) AS slack
  FROM shares
  GROUP BY part_of, actor_id, counterpart_id, period
  -- One share alone above 100 is a matter of figure-bounds.
  HAVING min(ref) <> max(ref)
  UNION ALL
  -- Of counterparts only states: a union and its members would count twice.
  SELECT min(s.ref), s.actor_id, s.period, min(s.counterpart_id), 'shares of counterparts', sum(s.value), sum(s.slack)
  FROM shares AS s JOIN actors AS a ON a.actor_id = s.counterpart_id AND a.kind IN ('country', 'former_country')
  WHERE s.is_bilateral = 1
  GROUP BY s.indicator_id, s.actor_id, s.period
  HAVING min(s.ref) <> max(s.ref)
)
SELECT ref, 'value' AS field, actor_id, period, shared, what, total
FROM totals
WHERE total > 100 + slack
