-- title: A partner is of a kind that the track allows
-- reason: A track says what its partners are; another kind is a slip of the pen in partner or track.
-- severity: error
-- message: {partner_id} is a {kind}; partners on {track} are {allowed}
SELECT s.ref, 'partner_id' AS field, s.partner_id, a.kind, s.track, t.partner_kind AS allowed
FROM alignments AS s
JOIN tracks AS t ON t.track = s.track
JOIN actors AS a ON a.actor_id = s.partner_id
WHERE ' ' || t.partner_kind || ' ' NOT LIKE '% ' || a.kind || ' %'
