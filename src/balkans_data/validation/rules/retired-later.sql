-- title: Nothing is retired in a release to come
-- reason: An identifier that is in no table now was retired by this release or by an earlier one.
-- severity: error
-- message: {retired_id} is retired in {retired_in}, which is after this release
-- hint: name the first release without it; CITATION.cff says which one this is
SELECT ref, 'retired_in' AS field, retired_id, retired_in
FROM retirements
WHERE retired_in_number > :version
