-- title: A closed spell is not seen after its end
-- reason: last_seen is for spells whose end is open or unknown; after a known end it contradicts it.
-- severity: error
-- message: it ended {end}, but was last seen {last_seen}
-- hint: correct one of the two; a closed spell needs no last_seen
SELECT ref, 'last_seen' AS field, "end", last_seen
FROM alignments
WHERE "end" <> '..' AND last_seen_min_day >= end_max_day
