-- Whether a judgment of the tribunal that names genocide came before the first draft.
WITH judgments AS (
    SELECT day, date, ref FROM happened
    WHERE actor_id = 'icty' AND kind = 'decision' AND event_id LIKE 'icty-%-srebrenica-%' AND title LIKE '%genocide%'
),
drafts AS (
    SELECT day, ref FROM happened
    WHERE kind = 'declaration' AND event_id LIKE '%-srebrenica-draft'
      AND counterpart_id IN ('un-security-council', 'un-general-assembly')
)
SELECT
    CASE
        WHEN (SELECT min(day) FROM judgments) < (SELECT min(day) FROM drafts) THEN 0
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'icty-srebrenica-judgments') > 0 THEN 1
    END AS holds,
    (SELECT min(date) FROM judgments) AS observed,
    (SELECT count(*) = 0 FROM judgments) + (SELECT count(*) = 0 FROM drafts) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM judgments UNION SELECT ref FROM drafts
        UNION SELECT ref FROM covering WHERE coverage_id = 'icty-srebrenica-judgments')) AS evidence
