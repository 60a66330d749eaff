-- title: Corroboration takes a second document
-- reason: corroborated means that two documents show the row; with one, it is documented.
-- severity: error
-- message: {problem}
-- hint: name another document, or write documented
SELECT ref, 'evidence' AS field, 'it is corroborated, but names no second source' AS problem
FROM alignments WHERE evidence = 'corroborated' AND second_source_id IS NULL
UNION ALL
SELECT ref, 'evidence', 'it is corroborated, but names no second source'
FROM events WHERE evidence = 'corroborated' AND second_source_id IS NULL
UNION ALL
SELECT ref, 'second_source_id', 'the second source is the first again'
FROM alignments WHERE second_source_id = source_id
UNION ALL
SELECT ref, 'second_source_id', 'the second source is the first again'
FROM events WHERE second_source_id = source_id
