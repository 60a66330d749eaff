-- The events up to the day `moment.as_of`, each with one `day`: the first that its date can mean, or the last (see spells).
CREATE VIEW happened AS
SELECT e.ref, e.event_id, e.kind, e.actor_id, e.counterpart_id, e.title, e.source_id, e.evidence, e.day, e.date
FROM (
  SELECT v.ref, v.event_id, v.kind, v.actor_id, v.counterpart_id, v.title, v.source_id, v.evidence,
         CASE WHEN m.bound IN ('wide', 'early') THEN v.date_min_day ELSE v.date_max_day END AS day,
         CASE WHEN m.bound IN ('wide', 'early') THEN v.date_min ELSE v.date_max END AS date
  FROM events AS v
  CROSS JOIN moment AS m
) AS e
CROSS JOIN moment AS m
WHERE e.day <= m.as_of_day
