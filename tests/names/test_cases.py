"""The names that other resolvers get wrong, each with its date or its list."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from balkans_data.errors import AmbiguousNameError, UnknownNameError
from balkans_data.names import resolve


@pytest.mark.parametrize(
    ("text", "on", "actor_id"),
    [
        ("Македонија", "2010-06-01", "MKD"),
        ("Macedonia", "2010", "MKD"),
        ("Macedonia", "2020", "MKD"),
        ("North Macedonia", "2010", "MKD"),
        ("FYROM", None, "MKD"),
        ("F.Y.R.O.M.", "2005", "MKD"),
        ("the former Yugoslav Republic of Macedonia", None, "MKD"),
        ("Türkiye", "2010", "TUR"),
        ("TÜRKİYE", None, "TUR"),
        ("türkıye", None, "TUR"),
        ("Turkey", "2024", "TUR"),
        ("Srbija", None, "SRB"),
        ("SRBIJA", "2024", "SRB"),
        ("Србија", "1995", "SRB"),
        ("Serbia", None, "SRB"),
        ("Kosova", None, "XKX"),
        ("KOSOVO*", None, "XKX"),
        ("Kosovo and Metohija", None, "XKX"),
        ("Косово и Метохија", "1995", "XKX"),
        ("KOS", None, "XKX"),
        ("XK", None, "XKX"),
        ("xkx", None, "XKX"),
        ("RKS", "2015", "XKX"),
        ("Republika Srpska", None, "BA-SRP"),
        ("Република Српска", "2010", "BA-SRP"),
        ("Republika Srbija", None, "SRB"),
        ("Bosnia and Herzegovina", None, "BIH"),
        ("BOSNIA & HERZEGOVINA", None, "BIH"),
        ("Yugoslavia", "1985-05-04", "YUG"),
        ("Yugoslavia", "1992-04-26", "YUG"),
        ("Yugoslavia", "1992-04-27", "SCG"),
        ("Jugoslavija", "2002-12", "SCG"),
        ("YUG", "1985", "YUG"),
        ("YUG", "1995", "SCG"),
        ("YU", "2000", "SCG"),
        ("Serbia and Montenegro", "2004", "SCG"),
        ("RUS", None, "RUS"),
        ("RUS", "2010", "RUS"),
        ("Hellas", None, "GRC"),
        ("ΕΛΛΑΣ", None, "GRC"),
        ("Ελλάς", None, "GRC"),
    ],
)
def test_resolves(text: str, on: str | None, actor_id: str) -> None:
    assert resolve(text, on).actor_id == actor_id


@pytest.mark.parametrize(
    ("text", "scheme", "on", "actor_id"),
    [
        ("340", "gw", "2010", "SRB"),
        ("345", "gw", "2005-01-01", "SCG"),
        ("345", "gw", "1985", "YUG"),
        ("345", "cow", "2010", "SRB"),
        ("YUG", "id", "2010", "YUG"),
        ("MNG", "cow-abbrev", None, "MNE"),
        ("SLV", "gw-abbrev", None, "SVN"),
        ("RS", "iso-alpha2", None, "SRB"),
        ("RS", "fips", None, "RUS"),
        ("RS", "own", None, "BA-SRP"),
        ("RUS", "cow-abbrev", "1985", "SUN"),
        ("RUS", "cow-abbrev", "1995", "RUS"),
        ("807", "iso-numeric", None, "MKD"),
        ("688", "m49", None, "SRB"),
        ("343", "cow", None, "MKD"),
        ("347", "gw", None, "XKX"),
        ("43", "vdem", None, "XKX"),
        ("EL", "eurostat", None, "GRC"),
        ("BUL", "ioc", None, "BGR"),
        ("967", "imf", None, "XKX"),
        ("CRO", "cow-abbrev", None, "HRV"),
        ("XKX", "world-bank", None, "XKX"),
        ("KV", "fips", None, "XKX"),
        ("BA-SRP", "iso-3166-2", None, "BA-SRP"),
        ("MCD", "unhcr", None, "MKD"),
        ("RKS", "travel-document", None, "XKX"),
        ("SRB", "vehicle", None, "SRB"),
        ("1A", "other-code", None, "XKX"),
    ],
)
def test_resolves_in_a_scheme(text: str, scheme: str, on: str | None, actor_id: str) -> None:
    found = resolve(text, on, scheme=scheme)
    assert (found.actor_id, found.scheme) == (actor_id, scheme)


@pytest.mark.parametrize(
    ("text", "on", "scheme", "actors"),
    [
        ("Yugoslavia", None, None, {"SCG", "YUG"}),
        ("Yugoslavia", "1992", None, {"SCG", "YUG"}),
        ("Југославија", None, None, {"SCG", "YUG"}),
        ("YUG", None, None, {"SCG", "SRB", "YUG"}),
        ("YUG", "2010", None, {"SCG", "SRB", "YUG"}),
        ("RUS", "1985", None, {"RUS", "SUN"}),
        ("RS", None, None, {"BA-SRP", "RUS", "SRB"}),
        ("RS", "2020-01-01", None, {"BA-SRP", "RUS", "SRB"}),
        ("345", None, "gw", {"SCG", "YUG"}),
        ("345", "2010", "gw", {"SCG", "YUG"}),
        ("MNG", "2010", None, {"MNE"}),
        ("SLV", None, None, {"SVN"}),
        ("340", "2010", None, {"SRB"}),
        ("Serb Republic", "2010", None, {"BA-SRP"}),
        ("Serbian Republic", None, None, {"BA-SRP"}),
        ("Macedonia", None, None, {"MKD"}),
        ("WTO", None, None, {"wto"}),
    ],
)
def test_is_ambiguous(text: str, on: str | None, scheme: str | None, actors: set[str]) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        resolve(text, on, scheme=scheme)
    assert {reading.split(" ")[0] for reading in caught.value.readings} == actors


def test_the_date_decides_and_why_says_how() -> None:
    then = resolve("Македонија", "2010-06-01")
    assert (then.name_then, then.name_now) == ("Macedonia", "North Macedonia")
    assert (then.on, then.scheme, then.language, then.form) == ("2010-06-01", "own", "mk", "short")
    assert "from 1991 until 2019-02-12, so also on 2010-06-01" in then.why
    assert "applied outside its span in 2010" in resolve("North Macedonia", "2010").why
    assert "applied outside its span on 2020-05-01" in resolve("Македонија", "2020-05-01").why
    assert "The date rules out YUG." in resolve("Yugoslavia", "1995").why
    assert "former" in resolve("FYROM").why
    assert "former" not in resolve("Srbija").why
    assert "perhaps also in 2019" in resolve("FYROM", "2019").why
    assert "without dates" in resolve("Srbija", "2010").why
    assert str(then).startswith(
        "'Македонија' on 2010-06-01 is MKD (then Macedonia, now North Macedonia). 'Македонија' is its short name"
    )


@pytest.mark.parametrize(
    "on", ["1995-03-01", "1995-03", "1995", "1995~", "1994/1996", date(1995, 3, 1), datetime(1995, 3, 1, tzinfo=UTC)]
)
def test_dates_in_every_form(on: str | date) -> None:
    assert resolve("Yugoslavia", on).actor_id == "SCG"


@pytest.mark.parametrize("on", ["1.6.2010", "yesterday", "", "..", "2010-13"])
def test_bad_dates(on: str) -> None:
    with pytest.raises(ValueError, match="`on` is not a date"):
        resolve("Serbia", on)


def test_a_date_that_can_be_mended_is() -> None:
    with pytest.raises(ValueError, match="did you mean '2010-06-13'"):
        resolve("Serbia", "13.06.2010")


def test_errors_help() -> None:
    with pytest.raises(
        UnknownNameError, match=r"no actor is called 'Kosvo'; did you mean 'Kosovo' \(XKX\)\?"
    ) as unknown:
        resolve("Kosvo")
    assert unknown.value.suggestions == ("'Kosovo' (XKX)",)
    with pytest.raises(UnknownNameError) as nothing:
        resolve("Atlantis")
    assert str(nothing.value) == "no actor is called 'Atlantis'"
    assert nothing.value.suggestions == ()
    with pytest.raises(UnknownNameError, match=r"no actor is called 'Serbia' in scheme 'gw' \(but in common, "):
        resolve("Serbia", scheme="gw")
    with pytest.raises(ValueError, match="no scheme 'iso-alpha'; did you mean 'iso-alpha"):
        resolve("Serbia", scheme="iso-alpha")
    with pytest.raises(AmbiguousNameError, match="also ISO Mongolia"):
        resolve("MNG")
    with pytest.raises(AmbiguousNameError, match=r"(?s)an exact date.*SCG \(Serbia and Montenegro\).*until 1992-04-27"):
        resolve("Yugoslavia")
    with pytest.raises(TypeError, match="a name is text, not int"):
        resolve(807)  # type: ignore[arg-type]


def test_suggestions_are_few_best_first_and_one_an_actor() -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve("Slovennia")
    actors = [near.rsplit("(", 1)[1] for near in caught.value.suggestions]
    assert caught.value.suggestions[0] == "'Slovenia' (SVN)"
    assert len(actors) == len(set(actors)) <= 5


def test_codes_are_not_suggested() -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve("SRBB")
    assert caught.value.suggestions == ()
