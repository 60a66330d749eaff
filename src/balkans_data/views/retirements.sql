-- Retired identifiers, with their release as one number (1.12.3 is 1000012000003), by which releases compare.
CREATE VIEW retirements AS
WITH places (n) AS (
  VALUES (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15), (16), (17), (18), (19), (20)
),
dotted AS (
  SELECT r.table_name, r.retired_id, min(p.n) AS first_dot, max(p.n) AS last_dot
  FROM retired_ids AS r
  JOIN places AS p ON substr(r.retired_in, p.n, 1) = '.'
  GROUP BY r.table_name, r.retired_id
)
SELECT r.ref, r.table_name, r.retired_id, r.replaced_by, r.retired_in,
       CAST(substr(r.retired_in, 1, d.first_dot - 1) AS INTEGER) * 1000000000000
       + CAST(substr(r.retired_in, d.first_dot + 1, d.last_dot - d.first_dot - 1) AS INTEGER) * 1000000
       + CAST(substr(r.retired_in, d.last_dot + 1) AS INTEGER) AS retired_in_number
FROM retired_ids AS r
JOIN dotted AS d ON d.table_name = r.table_name AND d.retired_id = r.retired_id
