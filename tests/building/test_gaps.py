"""The table of what there is, held against the figures themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

import balkans_data as bd

PAGE = Path(__file__).parents[2] / "docs" / "gaps.md"


def table() -> pd.DataFrame:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    head = next(at for at, line in enumerate(lines) if line.startswith("| indicator |"))
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[head:]]
    names, body = cells[0], [row for row in cells[2:] if row[0].startswith("`")]
    frame = pd.DataFrame(body, columns=names)
    return frame.assign(indicator=frame["indicator"].str.strip("`")).set_index("indicator")


def test_every_cell_is_what_there_is() -> None:
    shown = table()
    assert list(shown.columns) == ["ALB", "BGR", "BIH", "GRC", "HRV", "MKD", "MNE", "ROU", "SRB", "SVN", "TUR", "XKX"]
    figures = bd.load("observations").query("table_name != 'reported_figures'")
    years = figures["period_min"].dt.year.groupby([figures["indicator_id"], figures["actor_id"]]).agg(set)
    annual = set(bd.load("indicators").query("frequency == 'annual'")["indicator_id"])
    for indicator, row in shown.iterrows():
        for state, cell in row.items():
            there = years.get((indicator, state), set())
            if not there:
                assert cell == ""
                continue
            first, last, missing = re.fullmatch(r"(\d{4})(?:-(\d{4}))?(?: \((\d+)\))?", cell).groups()  # type: ignore[union-attr]
            assert (int(first), int(last or first)) == (min(there), max(there))
            gaps = set(range(min(there), max(there) + 1)) - there
            assert int(missing or 0) == (len(gaps) if indicator in annual else 0)


def test_every_public_series_of_the_region_is_listed() -> None:
    shown = table()
    figures = bd.load("observations").query("table_name != 'reported_figures'")
    of_region = figures[figures["actor_id"].isin(shown.columns)]
    assert set(shown.index) == set(of_region["indicator_id"])
