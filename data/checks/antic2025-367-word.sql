-- How many of the drafts on Srebrenica use the word, by their titles or texts.
WITH drafts AS (
    SELECT ref, title FROM happened
    WHERE kind = 'declaration' AND event_id LIKE '%-srebrenica-draft'
      AND counterpart_id IN ('un-security-council', 'un-general-assembly')
)
SELECT
    CASE
        WHEN count(*) >= 2 AND sum(title LIKE '%genocide%') = count(*) THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'srebrenica-draft-wording') > 0 THEN 0
    END AS holds,
    sum(title LIKE '%genocide%') || ' of ' || count(*) AS observed,
    max(0, 2 - count(*)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM drafts
        UNION SELECT ref FROM covering WHERE coverage_id = 'srebrenica-draft-wording')) AS evidence
FROM drafts
