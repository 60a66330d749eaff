-- title: What is alleged is not certain
-- reason: A hedge of distance and a mark of certainty contradict each other; a condition or a limit need not.
-- severity: error
-- message: it is {hedge} and certain at once
-- hint: code the weaker mark, or no hedge
SELECT ref, 'certainty' AS field, hedge
FROM claims
WHERE certainty = 'certain' AND hedge IN ('alleged', 'reported', 'apparent')
