-- title: A figure and the claim that asserts it are of one source
-- reason: A figure from elsewhere would be evidence that the claim does not give.
-- severity: error
-- message: {claim_id} is a claim of {other}, but the figure is from {source_id}
SELECT f.ref, 'claim_id' AS field, f.claim_id, c.source_id AS other, f.source_id
FROM reported_figures AS f
JOIN claims AS c ON c.claim_id = f.claim_id
WHERE c.source_id <> f.source_id
