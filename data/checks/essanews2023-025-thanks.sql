-- Two statements on record, by two officials; that it was Serbia and its president that thanked Russia is tested.
WITH thanks AS (
    SELECT ref, event_id, actor_id, counterpart_id, date
    FROM happened
    WHERE event_id IN ('srb-2020-dacic-thanks-russia', 'vucic-2021-thanks-russia')
)
SELECT
    min(CASE WHEN actor_id IN ('SRB', 'vucic-aleksandar') AND counterpart_id = 'RUS' THEN 1 ELSE 0 END) AS holds,
    max(date) AS observed,
    max(0, 2 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM thanks
