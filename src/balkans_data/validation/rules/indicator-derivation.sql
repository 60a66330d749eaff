-- title: A computed indicator says how it is computed
-- reason: Only with inputs and method can a derived figure be judged; what is published or reported has none.
-- severity: error
-- message: {indicator_id} is {method}, but derivation is {state}
SELECT ref, 'derivation' AS field, indicator_id, method,
       CASE WHEN derivation IS NULL THEN 'empty' ELSE 'given' END AS state
FROM indicators
WHERE (method = 'derived') <> (derivation IS NOT NULL)
