-- Continuing takes talks within the month and talks before it: those in Alaska, and those in Riyadh half a year before.
WITH talks AS (
    SELECT ref, event_id, date
    FROM happened
    WHERE event_id IN ('usa-2025-riyadh-talks', 'usa-2025-alaska-summit') AND kind = 'negotiation'
)
SELECT
    min(
        CASE event_id
            WHEN 'usa-2025-alaska-summit' THEN date BETWEEN '2025-08-01' AND '2025-08-31'
            ELSE date < '2025-08-01'
        END
    ) AS holds,
    (SELECT group_concat(date, ', ') FROM (SELECT date FROM talks ORDER BY date) AS days) AS observed,
    max(0, 2 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM talks
