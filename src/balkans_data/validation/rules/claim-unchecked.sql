-- title: What is coded as computable is checked
-- reason: Without a check, "computable" is a promise; readers filter by it and find no verdict.
-- severity: warning
-- message: {claim_id} is coded computable, and no check is about it
-- hint: write a check (CONTRIBUTING.md says how), or code it needs_data
-- complete: yes
SELECT c.ref, 'checkability' AS field, c.claim_id
FROM claims AS c
WHERE c.checkability = 'computable'
  AND NOT EXISTS (SELECT 1 FROM checks AS k WHERE k.claim_id = c.claim_id)
