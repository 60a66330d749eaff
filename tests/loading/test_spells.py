"""`on=` equals the definition of half-open spells."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import balkans_data as bd
from balkans_data import package
from balkans_data.models import Alignment
from balkans_data.testing import edtf

if TYPE_CHECKING:
    from pathlib import Path

FIRST, LAST = date(1989, 12, 1), date(1992, 2, 1)
DATES = st.sampled_from(
    [
        "1990",
        "1990~",
        "1990-06",
        "1990-06~",
        "1990-06-15",
        "1990-12-31",
        "1991",
        "1991-01-01",
        "1990-05/1990-07",
        "199X",
        "1990-06-14~",
        "../1990-06",
        "1991?",
        "1990-XX",
    ]
)
SPELLS = st.lists(
    st.tuples(st.none() | DATES, st.none() | st.just("..") | DATES, st.none() | DATES), min_size=1, max_size=8
)
DAYS = st.dates(FIRST, LAST)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spells")
    (folder / "data").mkdir()
    (folder / package.DESCRIPTOR).write_bytes((package.root() / package.DESCRIPTOR).read_bytes())
    return folder


def write(folder: Path, spells: list[tuple[str | None, str | None, str | None]]) -> None:
    names = list(Alignment.model_fields)
    with (folder / "data/alignments.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, restval="", lineterminator="\n")
        writer.writeheader()
        for number, (start, end, seen) in enumerate(spells):
            writer.writerow(
                {
                    "alignment_id": f"a-{number}",
                    "actor_id": "SRB",
                    "partner_id": "nato",
                    "track": "t",
                    "status": "s",
                    "start": start or "",
                    "end": end or "",
                    "last_seen": seen or "",
                    "source_id": "s",
                    "evidence": "documented",
                }
            )


def days_of(text: str) -> tuple[date, date]:
    value = bd.Edtf(text)
    return value.min, value.max


def certainly(spell: tuple[str | None, str | None, str | None], day: date) -> bool:
    """Whatever days the dates stand for, the spell holds on `day`."""
    start, end, seen = spell
    if start is None or days_of(start)[1] > day:
        return False
    return (end is not None and day < days_of(end)[0]) or (seen is not None and day <= days_of(seen)[0])


def possibly(spell: tuple[str | None, str | None, str | None], day: date) -> bool:
    """For some days that the dates can stand for, the spell holds on `day`."""
    start, end, _ = spell
    return (start is None or days_of(start)[0] <= day) and (end is None or day < days_of(end)[1])


@given(spells=SPELLS, day=DAYS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_on_is_the_definition(folder: Path, spells: list[tuple[str | None, str | None, str | None]], day: date) -> None:
    write(folder, spells)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package, "root", lambda: folder)
        sure = set(bd.load("alignments", on=day).alignment_id)
        maybe = set(bd.load("alignments", on=day.isoformat(), possible=True).alignment_id)
    assert sure == {f"a-{n}" for n, spell in enumerate(spells) if certainly(spell, day)}
    assert maybe == {f"a-{n}" for n, spell in enumerate(spells) if possibly(spell, day)}


@given(spells=SPELLS, month=st.sampled_from(["1990-02", "1990-06", "1990", "1991", "1990-12~"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_on_a_month_means_each_of_its_days(
    folder: Path, spells: list[tuple[str | None, str | None, str | None]], month: str
) -> None:
    write(folder, spells)
    low, high = days_of(month)
    days = [low + timedelta(n) for n in range((high - low).days + 1)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package, "root", lambda: folder)
        sure = set(bd.load("alignments", on=month).alignment_id)
        maybe = set(bd.load("alignments", on=month, possible=True).alignment_id)
    assert sure == {f"a-{n}" for n, spell in enumerate(spells) if all(certainly(spell, day) for day in days)}
    assert maybe == {f"a-{n}" for n, spell in enumerate(spells) if any(possibly(spell, day) for day in days)}


@given(text=edtf(open_end=True))
def test_what_the_tables_can_hold_can_be_asked_for(text: str) -> None:
    assert bd.Edtf(text).min <= bd.Edtf(text).max


def test_on_real_rows_across_a_handover() -> None:
    day = date(2006, 6, 5)
    before, after = bd.load("alignments", on=day - timedelta(1)), bd.load("alignments", on=day)
    for frame, actor, other in ((before, "SCG", "SRB"), (after, "SRB", "SCG")):
        held = frame[frame.track.isin(["osce-participation", "coe-membership"])]
        assert actor in set(held.actor_id)
        assert other not in set(held.actor_id)
