"""Figures and statuses side by side: the same as one by one."""

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


READ = Figures()
BALKANS = sorted(
    {row["actor_id"] for row in shipped("alignments") if (row["track"], row["partner_id"]) == ("region", "balkans")}
)
ANNUAL = {
    row["indicator_id"] for row in shipped("indicators") if (row["frequency"], row["method"]) == ("annual", "statistic")
}
COLUMNS = sorted(
    {
        (row["indicator_id"], row["counterpart_id"])
        for row in shipped("statistics") + shipped("derived_figures")
        if row["indicator_id"] in ANNUAL and row["actor_id"] in BALKANS
    }
)


@given(st.lists(st.sampled_from(COLUMNS), min_size=1, max_size=3, unique=True), st.booleans())
@settings(max_examples=10)
def test_panel_and_series_agree(columns: list[tuple[str, str]], predecessors: bool) -> None:
    asked = [(key, partner) if partner != "_Z" else key for key, partner in columns]
    frame = bd.panel(asked, predecessors=predecessors)
    assert list(frame.columns) == [key if partner == "_Z" else f"{key}:{partner}" for key, partner in columns]
    assert list(frame.index.get_level_values("actor_id").unique()) == BALKANS
    for (key, partner), name in zip(columns, frame.columns, strict=True):
        for actor in BALKANS:
            there = frame.loc[actor, name].dropna()
            try:
                own = line(READ, key, actor, None if partner == "_Z" else partner, predecessors=predecessors)
            except ValueError:
                assert there.empty
            else:
                pd.testing.assert_series_equal(there, own, check_names=False, check_index_type=False)
    json.dumps(frame.attrs)


@pytest.mark.usefixtures("made")
class TestMade:
    def test_values_units_and_what_is_missing(self) -> None:
        frame = bd.panel(["made-share:RUS", "made-heads"], ["Serbia", "MNE"])
        assert frame.index.names == ["actor_id", "year"]
        assert list(frame.loc["SRB"].index) == list(range(2005, 2014))
        assert frame.loc[("SRB", 2013), "made-share:RUS"] == 40.0
        assert frame.loc[("MNE", 2012), "made-share:RUS"] == 5.5
        assert frame["made-share:RUS"].notna().sum() == 4
        assert frame["made-heads"].notna().sum() == 2
        assert frame.attrs["units"] == {"made-share:RUS": "%", "made-heads": "persons"}
        assert frame.attrs["titles"]["made-heads"] == "made heads"
        assert [source["source_id"] for source in frame.attrs["sources"]["made-heads"]] == ["made-up"]
        assert frame.attrs["version"] == bd.version

    def test_pairs_and_names_come_to_one_column(self) -> None:
        frame = bd.panel([("made-share", "Russia"), "made-share:RUS"], "SRB", [2010])
        assert list(frame.columns) == ["made-share:RUS"]
        assert frame.to_numpy().tolist() == [[10.0]]

    def test_years_are_those_asked_for(self) -> None:
        frame = bd.panel("made-heads", ["SRB"], range(2003, 2007))
        assert frame["made-heads"].isna().tolist() == [True, True, False, False]

    def test_predecessors(self) -> None:
        frame = bd.panel("made-heads", ["SRB", "HRV"], [1990, 1992, 2006], predecessors=True)
        assert frame.loc["SRB", "made-heads"].tolist() == [23.0, 10.5, 7.4]
        assert frame.loc["HRV", "made-heads"].isna().tolist() == [True, True, False]
        assert frame.attrs["predecessors"] == {"SRB": ["SCG", "YUG"]}

    @pytest.mark.parametrize(
        ("indicators", "error", "said"),
        [
            ("made-monthly", ValueError, r"monthly.*series\('made-monthly'"),
            ("made-daily", ValueError, "daily"),
            ("made-said", ValueError, "only reported by texts"),
            ("made-share", ValueError, "RUS, WLD"),
            ("made-shar", bd.UnknownIndicatorError, "did you mean 'made-share'"),
            ("eu-acession", bd.UnknownIndicatorError, "did you mean 'eu-accession'"),
            ("recognition:USA", ValueError, "XKX"),
            ("region:balkans", ValueError, "reading"),
            ("gas-route:nobody", bd.UnknownNameError, "nobody"),
            ([], ValueError, "at least one"),
        ],
    )
    def test_errors_help(self, indicators: Any, error: type[Exception], said: str) -> None:
        with pytest.raises(error, match=said):
            bd.panel(indicators)

    def test_a_track_of_several_partners_needs_one(self) -> None:
        with pytest.raises(ValueError, match=r"as in 'free-trade-agreement:"):
            bd.panel("free-trade-agreement")


def test_a_region_stands_for_its_countries() -> None:
    frame = bd.panel("population", "western-balkans", [2020])
    assert list(frame.index.get_level_values(0)) == ["ALB", "BIH", "MKD", "MNE", "SRB", "XKX"]


def test_the_default_is_the_twelve_states() -> None:
    assert len(BALKANS) == 12
    assert list(bd.panel("population", years=[2020]).index.get_level_values(0)) == BALKANS


@pytest.mark.parametrize("track", ["eu-accession", "nato-membership", "nato-partnership", "russia-sanctions-2022"])
def test_statuses_are_those_that_load_gives(track: str) -> None:
    years = [1995, 2007, 2013, 2022]
    frame = bd.panel(track, years=years)
    for year in years:
        held = bd.load("alignments", on=f"{year}-12-31").query("track == @track and reading.isna()")
        for actor in BALKANS:
            expected = set(held.loc[held["actor_id"] == actor, "status"])
            value = frame.loc[(actor, year), track]
            assert (set() if pd.isna(value) else set(str(value).split(" + "))) == expected


def test_a_ladder_is_ordered() -> None:
    column = bd.panel("eu-accession", "Croatia")["eu-accession"]
    assert column.cat.ordered
    assert column.dropna().is_monotonic_increasing
    assert column.loc["HRV", 2013] == "member"


def test_statuses_do_not_reach_beyond_the_data() -> None:
    last = int(bd.data_date[:4])
    frame = bd.panel("nato-membership", "GRC", range(last - 2, last + 20))
    assert frame["nato-membership"].notna().sum() == 2


def test_predecessors_have_statuses() -> None:
    frame = bd.panel("osce-participation", "SRB", [2003, 2010], predecessors=True)
    assert frame["osce-participation"].tolist() == ["participating-state"] * 2
    assert bd.panel("osce-participation", "SRB", [2003, 2010])["osce-participation"].isna().tolist() == [True, False]
