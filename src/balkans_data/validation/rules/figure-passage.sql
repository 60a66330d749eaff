-- title: A figure from a text with claims has its passage, whole
-- reason: Only with line, place, length and hash can anybody hold the figure against a copy of the text.
-- severity: error
-- message: {missing} of its passage in {source_id} is not given
-- hint: `balkans-data locate --text FILE --passage "..."` gives the cells
WITH passages AS (
  SELECT ref, source_id, line, locator, passage_words, passage_sha256
  FROM reported_figures
  WHERE line IS NOT NULL OR locator IS NOT NULL OR passage_words IS NOT NULL OR passage_sha256 IS NOT NULL
     OR source_id IN (SELECT source_id FROM claims)
), gaps AS (
  SELECT ref, source_id, 'line' AS field, 'the line' AS missing FROM passages WHERE line IS NULL
  UNION ALL
  SELECT ref, source_id, 'locator', 'the place' FROM passages WHERE locator IS NULL
  UNION ALL
  SELECT ref, source_id, 'passage_words', 'the number of words' FROM passages WHERE passage_words IS NULL
  UNION ALL
  SELECT ref, source_id, 'passage_sha256', 'the hash' FROM passages WHERE passage_sha256 IS NULL
)
SELECT ref, field, source_id, missing
FROM gaps
