-- The parts of tables that are complete on the day `moment.as_of`, for certain.
CREATE VIEW covering AS
SELECT c.ref, c.coverage_id, c.table_name, c.topic, c.actors, c.source_id
FROM coverage AS c
CROSS JOIN moment AS m
WHERE c.start_max_day <= m.as_of_day AND c.end_min_day > m.as_of_day
