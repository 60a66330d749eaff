"""One line of figures: the values of the files, and all that a reader must know of them."""

from __future__ import annotations

import csv
import json
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import balkans_data as bd
from balkans_data import package
from balkans_data.figures.lines import line
from balkans_data.figures.reading import Figures


def shipped(table: str) -> list[dict[str, str]]:
    with package.table_file(table).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


FIGURES: dict[tuple[str, str, str], dict[str, float]] = {}
for _table in ("statistics", "derived_figures"):
    for _row in shipped(_table):
        _key = (_row["indicator_id"], _row["actor_id"], _row["counterpart_id"])
        FIGURES.setdefault(_key, {})[_row["period"]] = float(_row["value"])


@pytest.fixture(scope="module")
def read() -> Figures:
    return Figures()


@pytest.mark.parametrize("indicator", sorted({key[0] for key in FIGURES}))
def test_all_are_what_the_files_say(indicator: str, read: Figures) -> None:
    for key in (key for key in FIGURES if key[0] == indicator):
        _, actor, partner = key
        found = line(read, indicator, actor, None if partner == "_Z" else partner)
        assert found.name == indicator
        assert found.dtype == "float64"
        assert found.index.is_unique
        assert found.index.is_monotonic_increasing
        assert (found.attrs["actor_id"], found.attrs["counterpart_id"]) == (actor, partner)
        if found.index.name == "year":
            assert found.to_dict() == {int(period): value for period, value in FIGURES[key].items()}
        else:
            begun = {f"{period}-01-01"[:10]: value for period, value in FIGURES[key].items()}
            assert {f"{day:%Y-%m-%d}": value for day, value in found.items()} == begun
        json.dumps(found.attrs)


@given(st.sampled_from(sorted(FIGURES)))
@settings(max_examples=5)
def test_the_public_face_reads_afresh(key: tuple[str, str, str]) -> None:
    indicator, actor, partner = key
    assert sorted(bd.series(indicator, actor, None if partner == "_Z" else partner)) == sorted(FIGURES[key].values())


@pytest.mark.usefixtures("made")
class TestMade:
    def test_years_and_values(self) -> None:
        found = bd.series("made-share", country="Serbia", counterpart="Russia")
        assert found.to_dict() == {2010: 10.0, 2011: 20.0, 2013: 40.0}
        assert found.index.dtype == "int64"

    def test_months_and_days(self) -> None:
        found = bd.series("made-monthly", "Greece")
        assert [f"{day:%Y-%m-%d}" for day in found.index] == ["2020-01-01", "2020-02-01", "2020-05-01"]
        assert isinstance(found.index, pd.DatetimeIndex)
        assert [f"{day:%Y-%m-%d}" for day in bd.series("made-daily", "SRB").index] == ["2020-01-31", "2020-02-28"]

    def test_attrs(self) -> None:
        attrs = bd.series("made-heads", "SRB").attrs
        assert attrs["title"] == "made heads"
        assert attrs["unit"] == "persons"
        assert attrs["definition"] == "Made up."
        assert attrs["obs_status"] == {2006: "P"}
        assert attrs["notes"] == {2006: "revised later"}
        assert attrs["backcast"] == [2005]
        assert attrs["counterpart_id"] == "_Z"
        assert attrs["parts"] == [
            {"actor_id": "SRB", "counterpart_id": "_Z", "first": 2005, "last": 2006, "reading": None}
        ]
        assert attrs["sources"] == [
            {
                "source_id": "made-up", "title": "Made up", "publisher": "Nobody", "published": "2020",
                "licence": "CC0-1.0", "url": None,
            }
        ]  # fmt: skip
        assert attrs["version"] == bd.version
        assert attrs["citation_key"] == f"balkans-data-{bd.version}"

    def test_attrs_survive_a_slice(self) -> None:
        assert bd.series("made-heads", "SRB").loc[2006:].attrs["unit"] == "persons"

    def test_predecessors_are_joined_and_the_later_state_wins(self) -> None:
        assert bd.series("made-heads", "SRB").to_dict() == {2005: 7.5, 2006: 7.4}
        found = bd.series("made-heads", "SRB", predecessors=True)
        assert found.to_dict() == {1990: 23.0, 1992: 10.5, 2005: 7.5, 2006: 7.4}
        assert [(part["actor_id"], part["first"], part["last"]) for part in found.attrs["parts"]] == [
            ("YUG", 1990, 1990),
            ("SCG", 1992, 1992),
            ("SRB", 2005, 2006),
        ]
        # Continuity with the SFRY is the FRY's own view; that of Serbia with the state union, nobody disputes.
        assert [part["reading"] for part in found.attrs["parts"]] == ["SCG", None, None]
        assert found.attrs["obs_status"] == {1992: "B", 2006: "P"}
        assert found.attrs["notes"] == {2006: "revised later"}

    def test_successors_that_do_not_continue_are_not_joined(self) -> None:
        assert bd.series("made-heads", "HRV", predecessors=True).to_dict() == {2006: 4.4}

    def test_an_id_is_taken_where_it_is_also_a_code_of_others(self) -> None:
        assert bd.series("made-heads", "YUG").to_dict() == {1990: 23.0, 1992: 22.0}

    def test_reported_figures_stand_beside(self) -> None:
        assert 2025 not in bd.series("made-heads", "SRB").index
        found = bd.series("made-heads", "SRB", reported=True)
        assert found.to_dict() == {2025: 6.6}
        (said,) = found.attrs["figures"][2025]
        assert said["figure_id"] == "made-up-figure-3"
        assert said["period"] == "2025-01~"
        assert said["qualifier"] == "approximate"
        assert said["value_high"] is None

    def test_what_only_texts_report_needs_no_asking(self) -> None:
        found = bd.series("made-said", "SRB")
        assert [f"{day:%Y-%m-%d}" for day in found.index] == ["2022-12-01", "2022-12-31"]
        assert list(found) == [8.0, 6.0]
        assert found.attrs["figures"]["2022-12-01"][0]["value_high"] == 9.0
        assert found.attrs["method"] == "reported"

    @pytest.mark.parametrize(
        ("arguments", "options", "error", "said"),
        [
            (("made-shar", "SRB"), {}, bd.UnknownIndicatorError, "did you mean 'made-share'"),
            (("share", "SRB"), {}, bd.UnknownIndicatorError, "made-share"),
            (("made-share", "SRB"), {}, ValueError, "RUS, WLD"),
            (("made-share", "SRB", "USA"), {}, ValueError, "RUS, WLD"),
            (("made-heads", "SRB", "RUS"), {}, ValueError, "not bilateral"),
            (("made-heads", "Greece"), {}, ValueError, "HRV, SCG, SRB, YUG"),
            (("made-monthly", "SRB"), {}, ValueError, "GRC"),
            (("made-daily", "GRC"), {}, ValueError, "SRB"),
            (("made-heads", "HRV"), {"reported": True}, ValueError, "no reported figures"),
            (("made-heads", "Atlantis"), {}, bd.UnknownNameError, "Atlantis"),
            (("made-heads", "Yugoslavia"), {}, bd.AmbiguousNameError, "SCG"),
        ],
    )
    def test_errors_help(
        self, arguments: tuple[str, ...], options: dict[str, Any], error: type[Exception], said: str
    ) -> None:
        with pytest.raises(error, match=said):
            bd.series(*arguments, **options)

    def test_predecessors_are_pointed_to(self, made: Any) -> None:
        made.indicator("made-old")
        made.figure("made-old", "SCG", "1999", "1")
        made.write()
        with pytest.raises(ValueError, match=r"predecessors=True joins those of SCG"):
            bd.series("made-old", "SRB")

    def test_one_counterpart_of_all_is_taken(self, made: Any) -> None:
        made.indicator("made-world", is_bilateral="true")
        made.figure("made-world", "SRB", "2000", "1", counterpart_id="WLD")
        made.write()
        assert bd.series("made-world", "SRB").attrs["counterpart_id"] == "WLD"


def test_facilities_have_figures_too() -> None:
    found = bd.series("gas-pipeline-capacity", "TurkStream", reported=True)
    assert found.to_list() == [
        float(row["value"])
        for row in shipped("reported_figures")
        if (row["indicator_id"], row["actor_id"]) == ("gas-pipeline-capacity", "turkstream")
    ]


def test_serbia_before_serbia() -> None:
    found = bd.series("un-ideal-point", "Serbia", predecessors=True)
    expected: dict[int, float] = {}
    for state in ("YUG", "SCG", "SRB"):
        expected |= {int(year): value for year, value in FIGURES["un-ideal-point", state, "_Z"].items()}
    assert found.to_dict() == expected
