"""What labels mean at which time, and how values become rows; with mappings of their own."""

from __future__ import annotations

import csv
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import knowledge
from pipelines.knowledge import MAPPINGS, Series, Who, owned, read, series, statistic, who

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def mappings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    content = {
        "actors.csv": (
            "scheme,label,actor_id,start,end,territory,obs_status,note\n"
            "s,Yugoslavia,YUG,,1992-04-27,as_then,,\n"
            "s,Yugoslavia,SCG,1992-04-27,2006-06-05,as_then,,\n"
            "s,Yugoslavia,SRB,2006-06-05,,as_then,D,Kosovo is counted within Serbia.\n"
            "s,Rest,,,,,,an aggregate of nobody\n"
        ),
        "caveats.csv": (
            "indicator_id,actor_id,counterpart_id,start,end,obs_status,note\n"
            "i,SRB,,2010,2011,B,New method.\n"
            "i,SRB,RUS,2011,,U,Of purchase.\n"
        ),
        "indicators.csv": "indicator_id,decimals\ni,1\n",
    }
    for name, text in content.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(knowledge, "MAPPINGS", tmp_path)
    monkeypatch.setattr(knowledge, "DATA", tmp_path)
    cached = [knowledge.who, knowledge._actors, knowledge._caveats, knowledge._decimals]
    for function in cached:
        function.cache_clear()
    yield
    for function in cached:
        function.cache_clear()


@pytest.mark.parametrize(
    ("period", "actor_id"),
    [
        ("1991", "YUG"),
        ("1992-04-26", "YUG"),
        ("1992-04-27", "SCG"),
        ("1992", "SCG"),
        ("2005", "SCG"),
        ("2006-06-04", "SCG"),
        ("2006-06-05", "SRB"),
        ("2006", "SRB"),
        ("2024-01", "SRB"),
    ],
)
def test_a_label_means_who_held_it_on_the_last_day_of_the_period(mappings: None, period: str, actor_id: str) -> None:
    found = who("s", "Yugoslavia", period)
    assert found is not None
    assert found.actor_id == actor_id


def test_what_is_left_out_on_purpose_is_none_and_what_is_not_mapped_is_an_error(mappings: None) -> None:
    assert who("s", "Rest", "2000") is None
    with pytest.raises(LookupError, match="no s 'Jugoslavija' for 2000"):
        who("s", "Jugoslavija", "2000")
    with pytest.raises(LookupError, match="no other 'Yugoslavia' for 2000"):
        who("other", "Yugoslavia", "2000")


def _row(value: str, period: str = "2009", counterpart: str = "_Z", scale: str = "1") -> dict[str, str]:
    found = who("s", "Yugoslavia", period)
    assert found is not None
    return statistic(Series("i", counterpart, "source", Decimal(scale)), found, period, value)


def test_caveats_of_who_and_of_when_come_together(mappings: None) -> None:
    assert (_row("1")["obs_status"], _row("1")["note"]) == ("D", "Kosovo is counted within Serbia.")
    row = _row("1", "2010")
    assert (row["obs_status"], row["note"]) == ("B", "Kosovo is counted within Serbia.; New method.")
    row = _row("1", "2011", "RUS")
    assert (row["obs_status"], row["note"]) == ("U", "Kosovo is counted within Serbia.; New method.; Of purchase.")
    assert _row("1", "2012", "USA")["note"] == "Kosovo is counted within Serbia."
    assert _row("1", "2000") == _row("1", "2001") | {"period": "2000"}


@pytest.mark.parametrize(
    ("value", "scale", "rounded"),
    [
        ("0.25", "1", "0.2"),
        ("0.35", "1", "0.4"),
        ("-0.04", "1", "0.0"),
        ("1e3", "1", "1000.0"),
        ("1.5", "1000", "1500.0"),
    ],
)
def test_values_are_rounded_half_to_even(mappings: None, value: str, scale: str, rounded: str) -> None:
    assert _row(value, scale=scale)["value"] == rounded


@pytest.mark.parametrize("value", ["", ":", "nan", "inf", "1,5"])
def test_what_is_no_number_is_an_error(mappings: None, value: str) -> None:
    with pytest.raises(ValueError, match="is no finite number"):
        _row(value)


@given(value=st.decimals(-(10**9), 10**9, places=4))
def test_rounding_moves_a_value_by_at_most_half_a_unit(value: Decimal) -> None:
    measured = Series(next(iter(knowledge._decimals())), "_Z", "source", Decimal(1))
    decimals = knowledge._decimals()[measured.indicator_id]
    rounded = Decimal(statistic(measured, Who("ALB", "as_then", "", ""), "2000", value)["value"])
    assert abs(rounded - value) <= Decimal(5).scaleb(-decimals - 1)
    assert -rounded.as_tuple().exponent == decimals  # type: ignore[operator]


# The mappings that are used.

SPELLS = list(read(MAPPINGS / "actors.csv"))


def test_spells_of_a_label_do_not_overlap_or_leave_a_gap_unseen() -> None:
    by_label: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in SPELLS:
        by_label.setdefault((row["scheme"], row["label"]), []).append(row)
    for label, rows in by_label.items():
        rows.sort(key=lambda row: row["start"])
        for earlier, later in pairwise(rows):
            assert earlier["end"], label
            assert earlier["end"] <= later["start"], label


def test_mapped_actors_are_in_the_dataset_and_those_left_out_say_why() -> None:
    actors = {row["actor_id"] for row in read(knowledge.DATA / "actors.csv")}
    for row in SPELLS:
        assert row["actor_id"] in actors if row["actor_id"] else row["note"], row


@pytest.mark.parametrize(
    ("day", "actor_id"), [("1980-06-01", "YUG"), ("2001-06-01", "SCG"), ("2006-06-04", "SCG"), ("2006-07-01", "SRB")]
)
def test_yugoslavia_of_the_voting_data_is_three_states(day: str, actor_id: str) -> None:
    found = who("unvotes", "Yugoslavia", day)
    assert found is not None
    assert found.actor_id == actor_id


def test_every_series_has_an_indicator_a_source_and_a_pipeline() -> None:
    methods = {row["indicator_id"]: row["method"] for row in read(knowledge.DATA / "indicators.csv")}
    used = set()
    for pipeline, sources in owned().items():
        for item in series(pipeline).values():
            if not item.indicator_id:  # left out on purpose
                continue
            assert methods[item.indicator_id] == "statistic", item
            assert item.source_id in sources, item
            used.add(item.indicator_id)
    assert used == {name for name, method in methods.items() if method == "statistic"}


def test_caveats_are_of_figures_that_there_are() -> None:
    with (knowledge.DATA / "statistics.csv").open(encoding="utf-8", newline="") as stream:
        there = {(row["indicator_id"], row["actor_id"]) for row in csv.DictReader(stream)}
    for row in read(MAPPINGS / "caveats.csv"):
        assert (row["indicator_id"], row["actor_id"]) in there, row
        assert row["note"], row
