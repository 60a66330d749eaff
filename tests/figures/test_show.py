"""Figures on the command line: legible, and the same as in the files."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balkans_data import package
from balkans_data.figures.sparkline import GAP, sparkline
from tests.command import ok as command
from tests.command import run


def ok(*arguments: str) -> str:
    return command("show", *arguments)


def shipped(indicator: str, actor: str, partner: str = "_Z") -> dict[str, str]:
    with package.table_file("statistics").open(encoding="utf-8", newline="") as stream:
        return {
            row["period"]: row["value"]
            for row in csv.DictReader(stream, strict=True)
            if (row["indicator_id"], row["actor_id"], row["counterpart_id"]) == (indicator, actor, partner)
        }


GAS = ("observations", "--indicator", "gas-imports", "--country", "Serbia", "--counterpart", "Russia")


def test_a_series_in_full() -> None:
    text = ok(*GAS)
    assert "Imports of natural gas: Serbia / Russia" in text
    assert "TJ (gross calorific value)" in text
    for period, value in shipped("gas-imports", "SRB", "RUS").items():
        (line,) = (line for line in text.splitlines() if line.split()[:1] == [period] and "eurostat" in line)
        assert f"{float(value):,.3f}" in line
    assert any(block in text for block in "▁█")


def test_gaps_are_shown_and_said() -> None:
    text = ok("observations", "--indicator", "un-ideal-point", "--country", "YUG", "--limit", "3")
    assert GAP in text.splitlines()[1]
    assert "no figure: 1964" in text
    assert "the latest 3 of 46 figures" in text


def test_several_countries() -> None:
    text = ok("observations", "--indicator", "population", "--country", "Serbia", "--country", "Kosovo", "--limit", "1")
    assert "Population: Serbia" in text
    assert "Population: Kosovo" in text
    assert "Population (as texts report it): Serbia" in text


def test_without_a_country_the_latest_figure_of_each() -> None:
    text = ok("observations", "--indicator", "un-ideal-point", "--limit", "0")
    latest = max(shipped("un-ideal-point", "SRB").items())
    (line,) = (line for line in text.splitlines() if line.split()[:1] == ["Serbia"] and "Montenegro" not in line)
    assert line.split()[1] == latest[0]
    assert line.split()[2] == f"{float(latest[1]):.4f}".replace("-", "−")


def test_without_an_indicator_all_of_a_country() -> None:
    text = ok("observations", "--country", "Kosovo", "--limit", "0")
    assert "population" in text
    assert "gas-imports" in text


def test_for_machines() -> None:
    rows = json.loads(ok(*GAS, "--format", "json"))
    assert {row["period"]: row["value"] for row in rows} == {
        period: float(value) for period, value in shipped("gas-imports", "SRB", "RUS").items()
    }
    text = ok(*GAS, "--format", "csv", "--where", "period=2019")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["value"] == shipped("gas-imports", "SRB", "RUS")["2019"]
    assert row["table_name"] == "statistics"


def test_the_other_options_go_with_it() -> None:
    rows = json.loads(ok("observations", "--about", "SRB", "--on", "2019-05", "--format", "json"))
    assert rows
    assert all("SRB" in (row["actor_id"], row["counterpart_id"]) for row in rows)
    assert "2019" in {row["period"] for row in rows}
    assert not any(row["period"] in ("2018", "2020", "2019-06") for row in rows)
    text = ok(*GAS, "--columns", "period,value")
    assert text.splitlines()[1].split() == ["period", "value"]
    assert "Imports" in ok("statistics", *GAS[1:])


def test_indicators_are_legible() -> None:
    text = ok("indicators")
    assert all(word in text.splitlines()[1] for word in ("indicator_id", "title", "unit", "frequency", "method"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("observations", "--indicator", "gas-import"), "did you mean 'gas-imports'"),
        (("observations", "--indicator", "gas-imports", "--country", "USA"), "there are some for: "),
        ((*GAS[:-1], "USA"), "the counterparts are: RUS, WLD"),
        (("actors", "--indicator", "population"), "are for"),
        (("observations", "--on", "yesterday"), "`on` must be a date"),
    ],
)
def test_misuse_is_told(arguments: tuple[str, ...], said: str) -> None:
    done = run("show", *arguments)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@given(st.lists(st.none() | st.floats(-1e9, 1e9), max_size=300), st.integers(1, 80))
def test_a_sparkline_has_a_block_a_value(values: list[float | None], width: int) -> None:
    line = sparkline(values, width)
    assert len(line) <= width
    if len(values) <= width:
        assert [char == GAP for char in line] == [value is None for value in values]
        there = [value for value in values if value is not None]
        if there and max(there) > min(there):
            assert line[values.index(max(there))] == "█"
            assert line[values.index(min(there))] == "▁"
