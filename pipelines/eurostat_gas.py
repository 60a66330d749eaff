"""Imports and balance of natural gas (`eurostat-gas`) to `statistics`.

Balance items that ``mappings/series.csv`` does not name are left out, and so is what Eurostat marks
as not available.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.knowledge import read, series, statistic, who

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipelines.knowledge import Series

FOLDER = "eurostat-gas"
#: The file, and the columns that say together what a figure of it measures.
IMPORTS = (
    "nrg_ti_gas_imports_by_partner.csv",
    (
        "Standard international energy product classification (SIEC)",
        "Geopolitical entity (partner)",
        "Unit of measure",
    ),
)
BALANCE = (
    "nrg_cb_gas_balance.csv",
    ("Standard international energy product classification (SIEC)", "Energy balance", "Unit of measure"),
)
NOT_AVAILABLE = ":"


def rows(raw: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the figures of the two files.

    Raises
    ------
    LookupError
        If the imports are of a product, partner or unit that is not mapped.
    """
    known = series("eurostat_gas")
    for row, name in _named(raw, *IMPORTS):
        yield from _figure(row, known[name])
    for row, name in _named(raw, *BALANCE):
        if name in known:
            yield from _figure(row, known[name])


def _named(raw: Path, file: str, columns: tuple[str, ...]) -> Iterator[tuple[dict[str, str], str]]:
    for row in read(raw / FOLDER / file):
        yield row, "|".join(row[column] for column in columns)


def _figure(row: dict[str, str], measured: Series) -> Iterator[tuple[str, dict[str, str]]]:
    actor = who("eurostat", row["GEO (Labels)"], row["TIME"])
    if actor and row["value"] != NOT_AVAILABLE:
        yield "statistics", statistic(measured, actor, row["TIME"], row["value"])
