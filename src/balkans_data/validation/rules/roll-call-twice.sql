-- title: A roll call is taken from one source
-- reason: Where two files have it, each of its votes would count twice.
-- severity: error
-- message: {roll_call_id} is the vote on {resolution} of {date} that {other} is
-- hint: keep one
WITH symbols AS (
  -- One source writes A/RES/68/262, another R/68/262.
  SELECT ref, roll_call_id, body_id, "date", source_id, resolution,
         CASE WHEN resolution LIKE 'A/RES/%' THEN 'R' || substr(resolution, 6) ELSE resolution END AS symbol
  FROM roll_calls
  WHERE resolution IS NOT NULL
), repeated AS (
  SELECT body_id, "date", symbol, min(roll_call_id) AS other
  FROM symbols
  GROUP BY body_id, "date", symbol
  HAVING min(source_id) <> max(source_id)
)
SELECT s.ref, 'resolution' AS field, s.roll_call_id, s.resolution, s."date", p.other
FROM repeated AS p
JOIN roll_calls AS o ON o.roll_call_id = p.other
JOIN symbols AS s ON s.body_id = p.body_id AND s."date" = p."date" AND s.symbol = p.symbol
WHERE s.source_id <> o.source_id
