-- title: A part has the unit of its whole, or is a share of it
-- reason: Parts are added up and held against the whole, which goes wrong in two units, and in circles.
-- severity: error
-- message: {indicator_id} ({unit}) is no part of {part_of} ({whole_unit})
-- hint: a part has the unit, frequency and kind of counterpart of its whole; the unit of a share starts with %
SELECT p.ref, 'part_of' AS field, p.indicator_id, p.unit, p.part_of, w.unit AS whole_unit
FROM indicators AS p
JOIN indicators AS w ON w.indicator_id = p.part_of
WHERE p.part_of = p.indicator_id
   OR w.part_of = p.indicator_id
   OR p.frequency <> w.frequency
   OR (p.unit <> w.unit AND p.unit NOT LIKE '\%%' ESCAPE '\')
   OR (p.unit = w.unit AND p.is_bilateral <> w.is_bilateral)
