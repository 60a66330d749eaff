-- Days with a statement on territorial integrity, and whether one of support without conditions is known: that of the
-- Kremlin in May 2023, which is of Kosovo and does not count among the others.
WITH said AS (
    SELECT event_id, day, ref FROM happened
    WHERE kind = 'declaration' AND actor_id = 'RUS' AND counterpart_id = 'SRB'
      AND event_id LIKE 'rus-%-serbia-integrity-%'
),
counted AS (
    SELECT count(DISTINCT CASE WHEN event_id <> 'rus-2023-serbia-integrity-peskov' THEN day END) AS days,
           coalesce(sum(event_id = 'rus-2023-serbia-integrity-peskov'), 0) AS plain,
           (SELECT value FROM thresholds WHERE threshold_id = 'repeated') AS level
    FROM said
)
SELECT
    (SELECT CASE
        WHEN days >= level AND plain > 0 THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'russia-serbia-statements') > 0 THEN 0
    END FROM counted) AS holds,
    (SELECT days || ' days, ' || plain || ' without conditions' FROM counted) AS observed,
    (SELECT CAST(max(0, level - days) + (plain = 0) AS INTEGER) FROM counted) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM said
        UNION SELECT ref FROM covering WHERE coverage_id = 'russia-serbia-statements'
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'repeated'
    )) AS evidence
