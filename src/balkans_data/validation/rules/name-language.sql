-- title: Names have a language, codes have none
-- reason: The language decides which name is shown; a code belongs to its scheme.
-- severity: error
-- message: {problem}
SELECT ref, 'language' AS field, 'a code has no language' AS problem
FROM names WHERE form = 'code' AND language IS NOT NULL
UNION ALL
SELECT ref, 'language', 'a name needs its language'
FROM names WHERE form <> 'code' AND language IS NULL
UNION ALL
SELECT ref, 'scheme', 'a code belongs to a code list, not to ' || scheme
FROM names WHERE form = 'code' AND scheme IN ('own', 'un', 'eu', 'common')
