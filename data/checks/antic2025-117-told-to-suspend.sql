-- Pressure is shown by a demand that came before the stop.
WITH demand AS (
    SELECT ref, day, date FROM happened WHERE event_id = 'eu-2014-south-stream-infringement'
), stop AS (
    SELECT ref, day, date FROM happened WHERE event_id = 'bgr-2014-south-stream-halted'
)
SELECT
    (SELECT day FROM demand) <= (SELECT day FROM stop) AS holds,
    (SELECT date FROM demand) AS observed,
    max(0, 2 - (SELECT count(*) FROM demand) - (SELECT count(*) FROM stop)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM demand UNION SELECT ref FROM stop)) AS evidence
