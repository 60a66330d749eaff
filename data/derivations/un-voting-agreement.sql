-- Agreement of two states in the General Assembly, by calendar year: the agreement score of three
-- categories of Bailey, Strezhnev and Voeten, in which an abstention is half-way between yes and no
-- (theirs leaves out unanimous votes, which the states here do not show). A roll call counts 1 if both
-- cast the same vote, 0.5 if one abstains and the other votes yes or no, and 0 if one votes yes and
-- the other no; the index is the mean over the roll calls in which the vote of both is recorded.
-- Who was absent has no vote, and the roll call does not count for the pair.
-- Only final passages, as amendments and paragraphs are in the source in some years only, and only
-- roll calls of the bulk file, so that none counts twice. 2020 has one roll call there and is left
-- out, as is a pair with fewer than 10 common roll calls in the year.
-- Whole halves are summed, which is exact whatever the order of the rows.
WITH scored AS (
  SELECT v.roll_call_id, v.actor_id, substr(r.date_min, 1, 4) AS period,
         CASE v.vote WHEN 'yes' THEN 2 WHEN 'abstain' THEN 1 ELSE 0 END AS score
  FROM final_passages AS r
  JOIN votes AS v ON v.roll_call_id = r.roll_call_id
  WHERE r.source_id = 'unvotes-roll-calls-2021'
    AND r.date_min < '2020-01-01'
    AND v.vote IN ('yes', 'abstain', 'no')
),
pairs AS (
  SELECT a.actor_id, b.actor_id AS counterpart_id, a.period,
         count(*) AS roll_calls,
         sum(2 - abs(a.score - b.score)) AS halves
  FROM scored AS b
  JOIN scored AS a ON a.roll_call_id = b.roll_call_id
  WHERE b.actor_id IN ('CHN', 'DEU', 'RUS', 'USA') AND a.actor_id <> b.actor_id
  GROUP BY a.actor_id, b.actor_id, a.period
)
SELECT actor_id, counterpart_id, period,
       halves / (2.0 * roll_calls) AS value,
       'A' AS obs_status,
       'as_then' AS territory,
       'unvotes-votes-2021' AS source_id,
       NULL AS note
FROM pairs
WHERE roll_calls >= 10
ORDER BY actor_id, counterpart_id, period
