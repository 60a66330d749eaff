-- title: Nothing is dated after the release
-- reason: The dataset records what documents show; what is still to come cannot have been seen, only forecast.
-- severity: error
-- message: {field} is {value}, after the release of {released}
-- hint: check the year; if the release is older than the row, raise date-released in CITATION.cff
SELECT ref, 'start' AS field, "start" AS value, :released AS released FROM alignments WHERE start_min > :released
UNION ALL
SELECT ref, 'end', "end", :released FROM alignments WHERE "end" <> '..' AND end_min > :released
UNION ALL
SELECT ref, 'last_seen', last_seen, :released FROM alignments WHERE last_seen_min > :released
UNION ALL
SELECT ref, 'start', "start", :released FROM actors WHERE start_min > :released
UNION ALL
SELECT ref, 'end', "end", :released FROM actors WHERE "end" <> '..' AND end_min > :released
UNION ALL
SELECT ref, 'start', "start", :released FROM names WHERE start_min > :released
UNION ALL
SELECT ref, 'end', "end", :released FROM names WHERE "end" <> '..' AND end_min > :released
UNION ALL
SELECT ref, 'date', "date", :released FROM events WHERE date_min > :released
UNION ALL
SELECT ref, 'published', published, :released FROM sources WHERE published_min > :released
UNION ALL
SELECT ref, 'accessed_on', accessed_on, :released FROM sources WHERE accessed_on > :released
UNION ALL
SELECT ref, 'date', "date", :released FROM roll_calls WHERE date_min > :released
UNION ALL
SELECT ref, 'period', period, :released FROM statistics WHERE period_min > :released AND obs_status <> 'F'
UNION ALL
SELECT ref, 'period', period, :released FROM reported_figures WHERE period_min > :released AND obs_status <> 'F'
UNION ALL
SELECT ref, 'period', period, :released FROM derived_figures WHERE period_min > :released AND obs_status <> 'F'
