"""Every row of the real table: each name leads to its actor, and no name to another."""

from __future__ import annotations

import csv
import random
import time
import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balkans_data import package
from balkans_data.errors import AmbiguousNameError, UnknownNameError
from balkans_data.models.edtf import Edtf
from balkans_data.names import name as display_name
from balkans_data.names import resolve, table

with package.table_file("names").open(encoding="utf-8", newline="") as _stream:
    ROWS = list(csv.DictReader(_stream))
with package.table_file("actors").open(encoding="utf-8", newline="") as _stream:
    ACTORS = {row["actor_id"]: row["name"] for row in csv.DictReader(_stream)}


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())


BY_TEXT = defaultdict(list)
for _row in ROWS:
    BY_TEXT[_plain(_row["name"])].append(_row)
POLICIES: tuple[Literal["own", "un", "eu"], ...] = ("own", "un", "eu")
KOSOVO = sorted({row["name"] for row in ROWS if row["actor_id"] == "XKX" and row["language"]})
IDS = sorted({row["actor_id"] for row in ROWS} | ACTORS.keys())


def _span(row: dict[str, str]) -> tuple[date, date]:
    """First and last day on which the name was in use for certain, as far as known."""
    first = Edtf(row["start"]).max if row["start"] else date.min
    last = date(2030, 1, 1) if row["end"] in ("", "..") else Edtf(row["end"]).min - timedelta(days=1)
    return first, last


def _days(row: dict[str, str]) -> list[str]:
    """Days to ask for: the ends of the span, and days around changes of other names in between."""
    first, last = _span(row)
    wanted = [first, last, date(1985, 1, 1), date(1995, 1, 1), date(2004, 1, 1), date(2010, 1, 1), date(2024, 1, 1)]
    return [day.isoformat() for day in wanted if first <= day <= last] or [first.isoformat()]


def _same_text(row: dict[str, str], scheme: str | None, day: str) -> set[str]:
    """Actors of rows with the same text (by an independent, simpler folding) that may hold on `day`."""
    return {
        other["actor_id"]
        for other in BY_TEXT[_plain(row["name"])]
        if scheme in (None, other["scheme"])
        and (not other["start"] or Edtf(other["start"]).min.isoformat() <= day)
        and (other["end"] in ("", "..") or Edtf(other["end"]).max.isoformat() > day)
    }


def test_every_name_resolves_to_its_actor_in_its_span() -> None:
    failures = []
    for row in ROWS:
        scheme = row["scheme"] if row["is_ambiguous"] == "true" else None
        for day in _days(row):
            readings = _same_text(row, scheme, day)
            try:
                found = resolve(row["name"], day, scheme=scheme).actor_id
            except AmbiguousNameError:
                if len(readings) == 1:
                    failures.append(f"{row['name_id']}: {row['name']!r} on {day} is called ambiguous")
            except UnknownNameError:
                failures.append(f"{row['name_id']}: {row['name']!r} is called unknown")
            else:
                if found != row["actor_id"]:
                    failures.append(f"{row['name_id']}: {row['name']!r} on {day} resolves to {found}")
    assert not failures, "\n".join(failures)


def test_unmarked_names_resolve_without_more_unless_others_share_the_text() -> None:
    failures = []
    for row in ROWS:
        actors = {other["actor_id"] for other in BY_TEXT[_plain(row["name"])]}
        if row["is_ambiguous"] == "false" and len(actors) == 1:
            found = resolve(row["name"])
            if found.actor_id != row["actor_id"] or found.on is not None or found.name_then is not None:
                failures.append(f"{row['name_id']}: {found}")
    assert not failures, "\n".join(failures)


def test_marked_codes_need_their_scheme_whatever_the_date() -> None:
    only_marked = [
        rows
        for rows in BY_TEXT.values()
        if all(row["is_ambiguous"] == "true" and row["form"] in ("code", "abbreviation") for row in rows)
    ]
    assert len(only_marked) > 50
    for rows in only_marked:
        for on in (None, "1985-01-01", "2010-01-01"):
            with pytest.raises(AmbiguousNameError) as caught:
                resolve(rows[0]["name"], on)
            assert all(row["note"] in str(caught.value) for row in rows if row["actor_id"] in str(caught.value))


@pytest.mark.parametrize("actor_id", IDS)
def test_ids_resolve_to_themselves(actor_id: str) -> None:
    assert resolve(actor_id, scheme="id").actor_id == actor_id
    others = {row["actor_id"] for row in ROWS if row["name"] == actor_id and row["is_ambiguous"] == "false"}
    if others <= {actor_id}:
        once = resolve(actor_id).actor_id
        assert once == actor_id == resolve(once).actor_id
    else:
        with pytest.raises(AmbiguousNameError, match="scheme='id'"):
            resolve(actor_id)


def test_only_the_code_of_yugoslavia_is_an_id_that_must_be_called_one() -> None:
    unclear = []
    for actor_id in IDS:
        try:
            resolve(actor_id)
        except AmbiguousNameError:
            unclear.append(actor_id)
    assert unclear == ["YUG"]


@pytest.mark.parametrize("actor_id", IDS)
def test_every_actor_has_a_name_to_show_on_any_date(actor_id: str) -> None:
    for on in (None, "1900", "1985", "2010-06-01", "2024"):
        for policy in POLICIES:
            shown = display_name(actor_id, policy=policy, on=on)
            assert shown.text
            assert shown.note or resolve(shown.text, on, scheme=policy).actor_id == actor_id


@pytest.mark.parametrize("text", KOSOVO)
@pytest.mark.parametrize("on", [None, "1985", "1999-06-10", "2007", "2024-01-01"])
def test_no_name_of_kosovo_is_serbia(text: str, on: str | None) -> None:
    assert resolve(text, on).actor_id == "XKX"


@given(st.sampled_from([text for text in KOSOVO if len(text) > 4]), st.data())
def test_no_misspelling_of_kosovo_leads_to_serbia(text: str, data: st.DataObject) -> None:
    letters = list(text)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(letters) - 1))
        letters[place : place + data.draw(st.integers(0, 1))] = data.draw(
            st.sampled_from(["", "a", "s", "о", "с", " "])
        )
        letters = letters or ["k"]
    _never_serbia("".join(letters))


@pytest.mark.parametrize("text", [*KOSOVO, "Kosva", "Косва", "Cosovo", "KiM"])
@pytest.mark.parametrize("around", ["{}, Serbia", "Serbia ({})", "Republic of {} (Serbia)", "{} - Србија", "Rep. {}"])
def test_kosovo_beside_serbia_is_not_serbia(text: str, around: str) -> None:
    _never_serbia(around.format(text))


def _never_serbia(text: str) -> None:
    outcome = _outcome(text)
    assert outcome == ("XKX",) or not any("SRB" in suggested for suggested in outcome)


# An identifier stands for its actor alone; how it is spelled tells it from a name of several ("icc" from "ICC").
NO_IDS = [row for row in ROWS if row["name"].casefold() not in {actor_id.casefold() for actor_id in IDS}]


@given(st.sampled_from(NO_IDS), st.randoms(use_true_random=False))
def test_spelling_does_not_change_the_answer(row: dict[str, str], chance: random.Random) -> None:
    name = row["name"]
    spellings = [
        "".join(chance.choice((c.upper(), c.lower())) if len(c.upper()) == 1 else c for c in name),
        "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)),
        unicodedata.normalize("NFD", name),
        f"  {name.replace(' ', chance.choice(('  ', chr(0xA0), chr(9), ' ' + chr(0x200B))))}\n",
        f"The {name.removeprefix('the ')}",
        f"{name}*",
        name.replace("'", "’").replace("-", "–").replace(",", " ,"),
    ]
    for spelling in spellings:
        assert _outcome(spelling) == _outcome(name), spelling


def _outcome(text: str) -> tuple[str, ...]:
    """The actor, or the readings, or the suggestions: nothing else is raised."""
    try:
        return (resolve(text).actor_id,)
    except AmbiguousNameError as error:
        return error.readings
    except UnknownNameError as error:
        return error.suggestions


@given(st.text(max_size=30))
def test_any_text_resolves_or_raises_an_error_that_says_so(text: str) -> None:
    if not _outcome(text):
        with pytest.raises(UnknownNameError) as caught:
            resolve(text)
        assert str(caught.value) == f"no actor is called {text!r}"


def test_the_index_is_built_fast() -> None:
    spent = []
    for _ in range(5):
        table._index.cache_clear()
        began = time.process_time()
        table._index(package.root())
        spent.append(time.process_time() - began)
    assert min(spent) < 0.05
