"""What is missing: which years of which indicator there are for which state."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from balkans_data.errors import PackageError
from balkans_data.models.edtf import edtf_bounds
from balkans_data.models.figures import Frequency, Method
from balkans_data.package import table_rows, tally
from balkans_data.schema.extent import states

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["gap_table"]

_CELLS = ("indicator_id", "actor_id", "period")


def gap_table(folder: Path, figures: str) -> str:
    """Return, as Markdown, the years there are of each public series for each state of the region.

    Parameters
    ----------
    folder : Path
        The package.
    figures : str
        Content of the table of derived figures, as it will be.

    Raises
    ------
    PackageError
        If a table cannot be read.
    """
    of_region = states(folder)
    years: dict[tuple[str, str], set[int]] = defaultdict(set)
    for table, text in (("statistics", None), ("derived_figures", figures)):
        for indicator, actor, period in tally(table, _CELLS, folder, text=text):
            try:
                years[indicator, actor].add(edtf_bounds(period)[0].year)
            except ValueError as error:
                raise PackageError(f"data/{table}.csv: {error}; run `balkans-data validate`") from None
    lines = ["", "| indicator | " + " | ".join(of_region) + " |", "| --- |" + " --- |" * len(of_region)]
    for row in sorted(table_rows("indicators", folder), key=lambda row: row["indicator_id"]):
        name = row["indicator_id"]
        spans = [_span(years[name, state], row["frequency"]) for state in of_region]
        if row["method"] != Method.REPORTED and any(spans):
            lines.append(f"| `{name}` | " + " | ".join(spans) + " |")
    return "\n".join([*lines, "", ""])


def _span(years: set[int], frequency: str) -> str:
    """Return first and last year, and how many between them are missing: ``2004-2024 (2)``."""
    if not years:
        return ""
    first, last = min(years), max(years)
    missing = last - first + 1 - len(years) if frequency == Frequency.ANNUAL else 0
    return (f"{first}-{last}" if last > first else f"{first}") + (f" ({missing})" if missing else "")
