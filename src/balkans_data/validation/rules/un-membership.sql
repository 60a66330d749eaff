-- title: Countries and alignments agree on who is in the United Nations
-- reason: The flag in countries is a convenience; since when is a row on track state-list with partner un.
-- severity: error
-- message: is_un_member is {flag}, but alignments have {what} open UN membership
-- complete: yes
SELECT c.ref, 'is_un_member' AS field, CASE c.is_un_member WHEN 1 THEN 'true' ELSE 'false' END AS flag,
       CASE c.is_un_member WHEN 1 THEN 'no' ELSE 'an' END AS what
FROM countries AS c
WHERE (c.is_un_member = 1) <> EXISTS (
  SELECT 1 FROM alignments AS s
  WHERE s.actor_id = c.actor_id AND s.track = 'state-list' AND s.partner_id = 'un'
    AND s.status = 'member' AND s."end" = '..'
)
