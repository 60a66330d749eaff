"""A package with a few invented figures, in place of the shipped ones."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from balkans_data import package
from balkans_data.models import TABLES

FIGURE = {"obs_status": "A", "territory": "as_then", "source_id": "made-up"}


class Figures:
    """A copy of the shipped package of which the figures are replaced, row by row."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._rows: dict[str, list[dict[str, str]]] = {
            name: [] for name in ("indicators", "statistics", "derived_figures", "reported_figures")
        }
        source = package.table_file("sources").read_text(encoding="utf-8")
        (folder / "data/sources.csv").write_text(
            source + "made-up,dataset,Made up,,Nobody,2020,,,CC0-1.0,,copy,,,,,,\n", encoding="utf-8"
        )

    def indicator(self, indicator_id: str, **cells: str) -> None:
        row = {
            "title": indicator_id.replace("-", " "), "definition": "Made up.", "unit": "%", "decimals": "1",
            "dimension": "energy", "is_bilateral": "false", "frequency": "annual", "method": "statistic",
        }  # fmt: skip
        self._rows["indicators"].append({"indicator_id": indicator_id, "source_id": "made-up", **row, **cells})

    def figure(
        self, indicator: str, actor: str, period: str, value: str, *, table: str = "statistics", **cells: str
    ) -> None:
        row = {"indicator_id": indicator, "actor_id": actor, "counterpart_id": "_Z", "period": period, "value": value}
        self._rows[table].append({**FIGURE, **row, **cells})

    def write(self) -> None:
        for table, rows in self._rows.items():
            names = list(TABLES[table].model_fields)
            with (self.folder / "data" / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
                writer = csv.DictWriter(stream, names, restval="", lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Figures:
    """Figures of a share (bilateral), heads (not), and a monthly, a reported and a daily indicator."""
    shutil.copytree(package.root() / "data", tmp_path / "data")
    shutil.copy(package.root() / package.DESCRIPTOR, tmp_path)
    figures = Figures(tmp_path)
    monkeypatch.setattr(package, "root", lambda: tmp_path)
    figures.indicator("made-share", is_bilateral="true")
    figures.indicator("made-heads", unit="persons", decimals="0")
    figures.indicator("made-monthly", frequency="monthly", unit="EUR")
    figures.indicator("made-daily", frequency="daily", unit="RSD per 1 EUR", decimals="4")
    figures.indicator("made-said", frequency="irregular", method="reported", unit="planes", decimals="0")
    for year, value in (("2010", "10"), ("2011", "20"), ("2013", "40")):
        figures.figure("made-share", "SRB", year, value, counterpart_id="RUS")
        figures.figure("made-share", "SRB", year, "100", counterpart_id="WLD")
    figures.figure("made-share", "MNE", "2012", "5.5", counterpart_id="RUS")
    for actor, period, value, cells in (
        ("YUG", "1990", "23", {}),
        ("YUG", "1992", "22", {"note": "until April"}),
        ("SCG", "1992", "10.5", {"obs_status": "B"}),
        ("SCG", "2006", "10.1", {}),
        ("SRB", "2006", "7.4", {"obs_status": "P", "note": "revised later"}),
        ("SRB", "2005", "7.5", {"territory": "backcast"}),
        ("HRV", "2006", "4.4", {}),
    ):
        figures.figure("made-heads", actor, period, value, **cells)
    for period, value in (("2020-01", "1"), ("2020-02", "2"), ("2020-05", "3")):
        figures.figure("made-monthly", "GRC", period, value)
    for period, value in (("2020-01-31", "117.5"), ("2020-02-28", "117.6")):
        figures.figure("made-daily", "SRB", period, value)
    said = {"table": "reported_figures", "qualifier": "approximate"}
    figures.figure("made-said", "SRB", "../2022", "6", figure_id="made-up-figure-1", **said)
    figures.figure("made-said", "SRB", "2022-12~", "8", figure_id="made-up-figure-2", value_high="9", **said)
    figures.figure("made-heads", "SRB", "2025-01~", "6.6", figure_id="made-up-figure-3", **said)
    figures.write()
    return figures
