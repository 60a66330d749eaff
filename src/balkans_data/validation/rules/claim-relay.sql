-- title: Nobody relays itself
-- reason: A relay stands between the speaker and the source.
-- severity: error
-- message: {speaker_id} is both speaker and relay
-- hint: leave relayed_by_id empty
SELECT ref, 'relayed_by_id' AS field, speaker_id
FROM claims
WHERE relayed_by_id = speaker_id
