-- title: Every actor is somewhere in the data
-- reason: An actor that nothing refers to is a slip of the pen elsewhere, or left over.
-- severity: warning
-- message: nothing refers to {actor_id}
-- hint: remove it, or name it where it belongs
-- complete: yes
SELECT a.ref, 'actor_id' AS field, a.actor_id
FROM actors AS a
WHERE a.actor_id <> '_Z' AND a.actor_id NOT IN (
  SELECT actor_id FROM alignments
  UNION SELECT partner_id FROM alignments
  UNION SELECT reading FROM alignments WHERE reading IS NOT NULL
  UNION SELECT actor_id FROM countries
  UNION SELECT actor_id FROM events
  UNION SELECT counterpart_id FROM events
  UNION SELECT actor_id FROM claim_subjects
  UNION SELECT speaker_id FROM claims
  UNION SELECT relayed_by_id FROM claims WHERE relayed_by_id IS NOT NULL
  UNION SELECT actor_id FROM names
  UNION SELECT parent_id FROM actors WHERE parent_id <> actor_id
  UNION SELECT relays_id FROM sources WHERE relays_id IS NOT NULL
  UNION SELECT actor_id FROM reported_figures
  UNION SELECT counterpart_id FROM reported_figures
  UNION SELECT originator_id FROM reported_figures WHERE originator_id IS NOT NULL
  UNION SELECT body_id FROM roll_calls
)
  -- Large tables are looked up, which their indexes make fast.
  AND NOT EXISTS (SELECT 1 FROM statistics AS f WHERE f.actor_id = a.actor_id)
  AND NOT EXISTS (SELECT 1 FROM statistics AS f WHERE f.counterpart_id = a.actor_id)
  AND NOT EXISTS (SELECT 1 FROM derived_figures AS f WHERE f.actor_id = a.actor_id)
  AND NOT EXISTS (SELECT 1 FROM derived_figures AS f WHERE f.counterpart_id = a.actor_id)
  AND NOT EXISTS (SELECT 1 FROM votes AS v WHERE v.actor_id = a.actor_id)
