-- title: Readings of one claim say in what they differ
-- reason: Where readings disagree the verdict names over what; a reading that stands alone differs from none.
-- severity: error
-- message: {claim_id} has {readings} checks, and this one {problem}
-- hint: {hint}
-- complete: yes
SELECT ref, 'variant' AS field, claim_id, readings,
       CASE WHEN readings = 1 THEN 'says in what it differs from others'
            ELSE 'does not say in what it differs' END AS problem,
       CASE WHEN readings = 1 THEN 'leave variant empty'
            ELSE 'fill variant: what sets this reading apart' END AS hint
FROM (SELECT ref, claim_id, variant, count(*) OVER (PARTITION BY claim_id) AS readings FROM checks)
WHERE (readings = 1) <> (variant IS NULL)
