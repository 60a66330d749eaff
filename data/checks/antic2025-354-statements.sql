-- Days with such a statement; that Russia opposes it, said in the same years, refutes.
WITH said AS (
    SELECT day, ref FROM happened
    WHERE kind = 'declaration' AND actor_id = 'RUS' AND counterpart_id = 'SRB'
      AND event_id LIKE 'rus-%-serbia-eu-accession-%'
      AND (title LIKE '%welcome%' OR title LIKE '%support%') AND title NOT LIKE '%oppose%' AND title NOT LIKE '%not support%'
      AND day >= :as_of_day - 1096
),
opposed AS (
    SELECT ref FROM happened
    WHERE kind = 'declaration' AND actor_id = 'RUS' AND counterpart_id = 'SRB'
      AND event_id LIKE 'rus-%-serbia-eu-accession-%'
      AND title LIKE '%oppose%' AND title NOT LIKE '%not oppose%' AND day >= :as_of_day - 1096
),
counted AS (
    SELECT count(DISTINCT day) AS days, (SELECT value FROM thresholds WHERE threshold_id = 'repeated') AS level FROM said
)
SELECT
    (SELECT CASE
        WHEN (SELECT count(*) FROM opposed) > 0 THEN 0
        WHEN days >= level THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'russia-serbia-statements') > 0 THEN 0
    END FROM counted) AS holds,
    (SELECT days || ' days' FROM counted) AS observed,
    (SELECT CAST(max(0, level - days) AS INTEGER) FROM counted) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM said
        UNION SELECT ref FROM opposed
        UNION SELECT ref FROM covering WHERE coverage_id = 'russia-serbia-statements'
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'repeated'
    )) AS evidence
