-- title: Every status is held by somebody
-- reason: A status that nobody holds is a slip of the pen elsewhere, or left over.
-- severity: warning
-- message: no alignment has {status} on {track}
-- hint: remove it, or correct the alignment that meant it
-- complete: yes
SELECT s.ref, 'status' AS field, s.track, s.status
FROM statuses AS s
WHERE NOT EXISTS (SELECT 1 FROM alignments AS a WHERE a.track = s.track AND a.status = s.status)
