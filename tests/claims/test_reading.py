"""Claims as people read them."""

from __future__ import annotations

import pytest

import balkans_data as bd


def test_without_conditions_all_claims_come() -> None:
    frame = bd.claims()
    assert list(frame.claim_id) == list(bd.load("claims").claim_id)
    assert frame.speaker.notna().all()
    assert (frame.subjects != "").all()


def test_conditions_narrow() -> None:
    subjects = bd.load("claim_subjects")
    about = set(subjects[subjects.actor_id == "SRB"].claim_id)
    energy = bd.claims(about="Serbia", dimension="energy")
    assert set(energy.claim_id) == about & set(bd.claims(dimension="energy").claim_id)
    assert 0 < len(energy) < len(about)
    both = bd.claims(about=["SRB", "Russia"])
    assert set(both.claim_id) == about & set(subjects[subjects.actor_id == "RUS"].claim_id)


def test_a_speaker_is_named_by_id_or_name() -> None:
    by_id = bd.claims(speaker="antic-stefan")
    assert set(by_id.speaker_id) == {"antic-stefan"}
    assert list(bd.claims(speaker="Stefan Ant").claim_id) == list(by_id.claim_id)


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ({"dimension": "enregy"}, "did you mean 'energy'"),
        ({"speaker": "nobody at all"}, "makes a claim"),
        ({"source": "morelli"}, "did you mean 'morelli2018'"),
        ({"on": "soon"}, "must be a date"),
    ],
)
def test_what_is_no_value_is_an_error(conditions: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        bd.claims(**conditions)
    with pytest.raises(bd.UnknownNameError):
        bd.claims(about="Atlantis")


def test_on_keeps_claims_about_that_time() -> None:
    rows = {row.claim_id: row for row in bd.rows(bd.Claim)}
    day = bd.Edtf("2016-06-01")
    found = set(bd.claims(on="2016-06-01").claim_id)
    for claim_id, row in rows.items():
        start, end = row.about_start, row.about_end or row.about_start
        if start is None and end is None:
            assert claim_id not in found
        else:
            begun = start is None or start.min <= day.max
            lasts = end is None or end.max >= day.min
            assert (claim_id in found) == (begun and lasts), claim_id


def test_a_claim_is_explained() -> None:
    claim = bd.rows(bd.Claim)[0]
    found = bd.explain(claim.claim_id)
    assert found.statement == claim.statement
    assert found.locator == claim.locator
    text = str(found)
    assert claim.statement in text
    assert f"line {claim.line}, {claim.locator}" in text
    assert found.as_dict()["subjects"]


def test_a_quotation_is_explained_with_its_date_and_the_source_with_its_address() -> None:
    quoted = next(row for row in bd.rows(bd.Claim) if row.made_on)
    text = str(bd.explain(quoted.claim_id))
    assert f" on {quoted.made_on}" in text
    (source,) = (row for row in bd.rows(bd.Source) if row.source_id == quoted.source_id)
    assert str(source.url) in text


def test_relations_are_read_from_both_sides() -> None:
    for row in bd.rows(bd.ClaimRelation):
        if row.relation == "qualifies":
            break
    else:
        pytest.fail("no claim qualifies another")
    assert ("qualifies", row.other_id) in {(r.relation, r.claim_id) for r in bd.explain(row.claim_id).related}
    assert ("is qualified by", row.claim_id) in {(r.relation, r.claim_id) for r in bd.explain(row.other_id).related}


def test_an_unknown_claim_names_the_nearest() -> None:
    with pytest.raises(bd.BalkansDataError, match="did you mean 'antic2025-"):
        bd.explain("antic2025-01")
