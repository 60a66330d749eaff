-- That the barricades were about an arrest, and what was asked for, is in the titles of the events; here it
-- is the dates that are tested, and that the demand was made while the barricades stood.
WITH barricades AS (
    SELECT ref, day, date FROM happened WHERE event_id = 'xkx-2022-barricades-erected'
), demand AS (
    SELECT ref, day, date FROM happened WHERE event_id = 'xkx-2022-release-demanded'
)
SELECT
    CASE
        WHEN (SELECT date FROM barricades) NOT BETWEEN '2022-10-01' AND '2022-12-31' THEN 0
        WHEN (SELECT day FROM demand) >= (SELECT day FROM barricades) AND (SELECT date FROM demand) <= '2022-12-31' THEN 1
    END AS holds,
    (SELECT date FROM barricades) AS observed,
    max(0, 2 - (SELECT count(*) FROM barricades) - (SELECT count(*) FROM demand)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM barricades UNION SELECT ref FROM demand)) AS evidence
