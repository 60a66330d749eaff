-- title: A text with claims is known by its hash
-- reason: A locator means nothing without the file that it belongs to.
-- severity: error
-- message: {source_id} has claims, but its {missing} is not given
SELECT s.ref, 'sha256' AS field, s.source_id, 'sha256' AS missing
FROM sources AS s
WHERE s.sha256 IS NULL AND s.source_id IN (SELECT c.source_id FROM claims AS c)
UNION ALL
SELECT s.ref, 'characters', s.source_id, 'number of characters'
FROM sources AS s
WHERE s.characters IS NULL AND s.source_id IN (SELECT c.source_id FROM claims AS c)
