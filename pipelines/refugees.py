"""Refugees, asylum-seekers, applications and the internally displaced (`unhcr-refugees`) to `statistics`.

Noughts are left out: the files have them for "none" and for "none reported" alike.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pipelines.knowledge import Who, read, series, statistic, who

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "unhcr-refugees"
#: Columns of the end-year stocks that are between two countries.
STOCKS = ("refugees", "asylum_seekers")
#: What is kept of the applications: new ones, by persons, in the first instance (FI) or where
#: first instance and appeal are not told apart (FA). No two such rows fall on one key.
NEW, PERSONS, LEVELS = "N", "P", {"FI": "", "FA": "Level of decision in the source: FA, not FI"}


def rows(raw: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the figures of the three files."""
    for row in read(raw / FOLDER / "population.csv"):
        for column in STOCKS:
            yield from _between(row, column, row[column])
        if row["coo_iso"] == row["coa_iso"]:
            yield from _within(row, "idps", row["idps"])
    for row in read(raw / FOLDER / "asylum_applications.csv"):
        if row["app_type"] == NEW and row["app_pc"] == PERSONS and row["dec_level"] in LEVELS:
            yield from _between(row, "applied", row["applied"], LEVELS[row["dec_level"]])
    for row in read(raw / FOLDER / "idmc.csv"):
        yield from _within(row, "total", row["total"])


def _between(row: dict[str, str], column: str, value: str, note: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the figure of a country of asylum and a country of origin, if they are two."""
    asylum, origin = who("unhcr", row["coa_iso"], row["year"]), who("unhcr", row["coo_iso"], row["year"])
    if asylum and origin and asylum.actor_id != origin.actor_id and Decimal(value) > 0:
        measured = replace(series("refugees")[column], counterpart_id=origin.actor_id)
        yield "statistics", statistic(measured, _joined(asylum, origin, note), row["year"], value)


def _within(row: dict[str, str], column: str, value: str) -> Iterator[tuple[str, dict[str, str]]]:
    state = who("unhcr", row["coa_iso"], row["year"])
    if state and Decimal(value) > 0:
        yield "statistics", statistic(series("refugees")[column], state, row["year"], value)


def _joined(asylum: Who, origin: Who, note: str) -> Who:
    """Return the country of asylum with what has to be said of either country, or of the row."""
    notes = dict.fromkeys(part for part in (asylum.note, origin.note, note) if part)
    return Who(
        asylum.actor_id,
        "backcast" if "backcast" in (asylum.territory, origin.territory) else asylum.territory,
        asylum.obs_status or origin.obs_status or ("D" if note else ""),
        "; ".join(notes),
    )
