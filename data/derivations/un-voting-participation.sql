-- Share of the final passages of a calendar year in which a yes, no or abstention of the state is
-- recorded, among those in which it voted, is recorded as absent or is inferred to have been absent (a member on
-- that day beyond doubt, view inferred_absences). Roll calls of the bulk file only, of which 2020
-- has one; years with fewer than 10 of them are left out. Below a quarter the figure has status U:
-- the source drops absence and lack of data alike.
WITH passages AS (
  SELECT roll_call_id, substr(date_min, 1, 4) AS period
  FROM final_passages
  WHERE source_id = 'unvotes-roll-calls-2021' AND is_complete = 1 AND date_min < '2020-01-01'
),
presence AS (
  SELECT v.actor_id, p.period, CASE WHEN v.vote = 'absent' THEN 0 ELSE 1 END AS present
  FROM passages AS p
  JOIN votes AS v ON v.roll_call_id = p.roll_call_id
  UNION ALL
  SELECT i.actor_id, p.period, 0 AS present
  FROM inferred_absences AS i
  JOIN passages AS p ON p.roll_call_id = i.roll_call_id
)
SELECT actor_id,
       '_Z' AS counterpart_id,
       period,
       100.0 * sum(present) / count(*) AS value,
       CASE WHEN 4 * sum(present) < count(*) THEN 'U' ELSE 'A' END AS obs_status,
       'as_then' AS territory,
       'unvotes-votes-2021' AS source_id,
       CASE WHEN 4 * sum(present) < count(*)
            THEN 'As in the source, which does not tell absence from lack of data' END AS note
FROM presence
GROUP BY actor_id, period
HAVING count(*) >= 10
ORDER BY actor_id, period
