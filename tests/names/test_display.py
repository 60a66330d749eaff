"""The names that bodies use, with their footnotes and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from balkans_data.errors import UnknownNameError
from balkans_data.names import name

if TYPE_CHECKING:
    from tests.names.conftest import Pack

Policy = Literal["own", "un", "eu"]


@pytest.mark.parametrize(
    ("actor_id", "policy", "on", "text"),
    [
        ("MKD", "own", "2010", "Macedonia"),
        ("MKD", "un", "2010", "the former Yugoslav Republic of Macedonia"),
        ("MKD", "eu", "2010-06-01", "the former Yugoslav Republic of Macedonia"),
        ("MKD", "un", "2020", "North Macedonia"),
        ("MKD", "own", None, "North Macedonia"),
        ("MKD", "own", "2019-02-11", "Macedonia"),
        ("MKD", "own", "2019-02-12", "North Macedonia"),
        ("TUR", "un", "2010", "Turkey"),
        ("TUR", "un", None, "Türkiye"),
        ("TUR", "own", "2010", "Turkey"),
        ("SCG", "own", "1995", "Yugoslavia"),
        ("SCG", "own", None, "Serbia and Montenegro"),
        ("YUG", "own", None, "Yugoslavia"),
        ("XKX", "own", "2024", "Kosovo"),
        ("SRB", "own", None, "Serbia"),
    ],
)
def test_names_by_policy_and_date(actor_id: str, policy: Policy, on: str | None, text: str) -> None:
    assert name(actor_id, policy=policy, on=on).text == text


def test_footnotes_stay_beside_the_name() -> None:
    shown = name("XKX", policy="eu")
    assert (shown.text, str(shown), shown.marked) == ("Kosovo", "Kosovo", "Kosovo*")
    assert shown.footnote is not None
    assert "UNSCR 1244" in shown.footnote
    assert shown.note is None
    bare = name("SRB", policy="eu")
    assert (bare.footnote, bare.marked) == (None, "Serbia")
    assert name("XKX").footnote is None


def test_languages_and_forms() -> None:
    assert name("SRB", language="sr-Latn").text == "Srbija"
    assert name("SRB", language="sr").text == "Србија"
    assert name("MKD", language="mk", form="official", on="2010").text == "Република Македонија"
    assert name("SRB", form="official").text == "Republic of Serbia"


def test_what_was_taken_instead_is_said() -> None:
    note = name("MKD", policy="un", on="2010").note
    assert note == "No short name by 'un' is recorded in 2010; this is the official name, scheme 'un'."
    assert name("MKD", policy="eu", on="2010").note is None
    assert "scheme 'common'" in str(name("RS-VO", policy="un").note)
    assert "not now" in str(name("YUG").note)
    assert "perhaps not in 2019" in str(name("MKD", on="2019").note)


def test_order_of_what_is_taken(pack: Pack) -> None:
    rows = [
        {"actor_id": "A", "name": f"{scheme} {form}", "scheme": scheme, "form": form}
        for scheme in ("own", "un", "common")
        for form in ("short", "official")
    ]
    for policy, form, order in (
        ("own", "short", "own short, common short, own official, common official, un short, un official"),
        ("un", "short", "un short, un official, common short, common official, own short, own official"),
        ("eu", "official", "common official, common short, own official, un official, own short, un short"),
    ):
        left = rows
        for expected in order.split(", "):
            pack(*left)
            shown = name("A", policy=policy, form=form)  # type: ignore[arg-type]
            assert shown.text == expected
            assert (shown.note is None) == (expected == f"{policy} {form}")
            left = [row for row in left if row["name"] != expected]


def test_a_name_of_another_time_comes_last_and_the_nearest_first(pack: Pack) -> None:
    old = {"actor_id": "A", "name": "Old", "scheme": "own", "start": "1950", "end": "1960-01-01"}
    new = {"actor_id": "A", "name": "New", "scheme": "own", "start": "1970", "end": "1980"}
    pack(old, new)
    assert name("A", on="1940").text == "Old"
    assert name("A", on="1961").text == "Old"
    assert name("A", on="1969").text == "New"
    assert name("A").text == "New"
    assert name("A", on="1961").note == "It was in use from 1950 until 1960-01-01, so not in 1961."
    pack(old, new, {"actor_id": "A", "name": "Usual"})
    assert name("A", on="1961").text == "Usual"


def test_of_names_in_use_the_newest_is_taken(pack: Pack) -> None:
    pack(
        {"actor_id": "A", "name": "Old", "scheme": "own"},
        {"actor_id": "A", "name": "New", "scheme": "own", "start": "1990"},
    )
    assert [name("A", on=on).text for on in ("1980", "2000", None)] == ["Old", "New", "New"]


def test_actors_without_names_have_their_display_name(pack: Pack) -> None:
    pack({"actor_id": "A", "name": "Aland"}, actors={"A": "Not this", "firm": "The Firm"})
    assert name("A").text == "Aland"
    assert (name("firm").text, name("firm").name_id) == ("The Firm", None)


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("Serbia", "it is a name or code of SRB"),
        ("srb", "it is a name or code of SRB"),
        ("Косово", "it is a name or code of XKX"),
        ("KOS", "it is a name or code of XKX"),
        ("Yugoslavia", "it is a name or code of SCG and YUG"),
        ("gazprom-nevt", "did you mean 'gazprom-neft'"),
    ],
)
def test_a_name_is_no_id(wrong: str, hint: str) -> None:
    with pytest.raises(UnknownNameError, match=f"no actor has the id '{wrong}'; {hint}"):
        name(wrong)


def test_bad_options() -> None:
    with pytest.raises(ValueError, match="no policy 'uno'; did you mean 'un'"):
        name("SRB", policy="uno")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no form 'long'"):
        name("SRB", form="long")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no language 'rs'"):
        name("SRB", language="rs")
    with pytest.raises(ValueError, match="`on` is not a date"):
        name("SRB", on="June 2010")
    with pytest.raises(UnknownNameError, match="BA-BRC has no name in 'el-Latn' "):
        name("BA-BRC", language="el-Latn")
