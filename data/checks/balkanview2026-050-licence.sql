-- One relaxation and one visit after the summit are enough for "some": the licence of November 2025, by its date.
WITH summit AS (
    SELECT ref, day FROM happened WHERE event_id = 'usa-2025-alaska-summit'
), eased AS (
    SELECT ref, day, date FROM happened WHERE event_id = 'usa-2025-paks-licence' AND kind = 'suspension'
), talks AS (
    SELECT h.ref
    FROM happened AS h CROSS JOIN summit AS s
    WHERE h.kind = 'negotiation' AND h.actor_id = 'USA' AND h.counterpart_id = 'RUS' AND h.day > s.day
)
SELECT
    max(day) > (SELECT max(day) FROM summit) AS holds,
    max(date) AS observed,
    CASE WHEN (SELECT count(*) FROM talks) = 0 THEN 1 ELSE 0 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (SELECT ref FROM summit UNION SELECT ref FROM eased UNION SELECT ref FROM talks)
    ) AS evidence
FROM eased
