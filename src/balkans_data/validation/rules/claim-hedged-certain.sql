-- title: What is alleged is not certain
-- reason: A hedge of distance and a mark of certainty contradict each other.
-- severity: error
-- message: it is {hedge} and certain at once
SELECT ref, 'certainty' AS field, hedge
FROM claims
WHERE certainty = 'certain' AND hedge IN ('alleged', 'reported', 'apparent', 'conditional')
