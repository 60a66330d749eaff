-- What a text reports beside the public series of the same indicator, actor and counterpart: the
-- figures that overlap its period or, where none does, those nearest to it, with the days between.
CREATE VIEW compared_figures AS
SELECT figure_id, claim_id, indicator_id, actor_id, counterpart_id, originator_id, qualifier,
       reported_period, reported_value, reported_value_high, reported_ref,
       "period", value, obs_status, table_name, source_id, ref, note, gap_days
FROM (
  SELECT r.figure_id, r.claim_id, r.indicator_id, r.actor_id, r.counterpart_id, r.originator_id, r.qualifier,
         r."period" AS reported_period, r.value AS reported_value, r.value_high AS reported_value_high,
         r.ref AS reported_ref,
         s."period", s.value, s.obs_status, s.table_name, s.source_id, s.ref, s.note,
         max(0, s.period_min_day - r.period_max_day, r.period_min_day - s.period_max_day) AS gap_days,
         min(max(0, s.period_min_day - r.period_max_day, r.period_min_day - s.period_max_day))
           OVER (PARTITION BY r.figure_id) AS least
  FROM reported_figures AS r
  JOIN observations AS s
    ON s.indicator_id = r.indicator_id AND s.actor_id = r.actor_id AND s.counterpart_id = r.counterpart_id
   AND s.table_name <> 'reported_figures'
) AS pairs
WHERE gap_days = least
