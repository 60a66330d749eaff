"""How far from Moscow does Belgrade vote? The figures that the README gives, from the file of the source."""

from __future__ import annotations

import csv

import pytest

import balkans_data as bd
from balkans_data import package

STATES = ("YUG", "SCG", "SRB")


def ideal_points() -> dict[tuple[str, int], float]:
    with package.table_file("statistics").open(encoding="utf-8", newline="") as stream:
        return {
            (row["actor_id"], int(row["period"])): float(row["value"])
            for row in csv.DictReader(stream, strict=True)
            if row["indicator_id"] == "un-ideal-point"
        }


def test_every_year_is_the_difference_of_the_ideal_points() -> None:
    points = ideal_points()
    found = bd.series("un-ideal-point-distance", country="Serbia", counterpart="Russia", predecessors=True)
    belgrade = {year: value for state in STATES for (actor, year), value in points.items() if actor == state}
    expected = {year: abs(value - points["RUS", year]) for year, value in belgrade.items() if ("RUS", year) in points}
    assert found.to_dict() == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("year", "distance"), [(1947, 0.02), (1952, 2.75), (1989, 0.02), (2006, 0.97), (2016, 0.29), (2022, 1.17)]
)
def test_what_the_readme_says(year: int, distance: float) -> None:
    found = bd.series("un-ideal-point-distance", country="Serbia", counterpart="Russia", predecessors=True)
    assert round(found[year], 2) == distance


def test_who_moved() -> None:
    points = ideal_points()
    assert [round(points["RUS", year], 2) for year in (2021, 2022)] == [-0.03, -0.81]
    assert [round(points["SRB", year], 2) for year in (2021, 2022)] == [0.36, 0.36]


def test_there_is_nothing_from_1993_to_1999() -> None:
    found = bd.series("un-ideal-point-distance", country="Serbia", counterpart="Russia", predecessors=True)
    assert set(range(1993, 2000)).isdisjoint(found.index)
    assert {1992, 2000} <= set(found.index)
