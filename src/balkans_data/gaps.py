"""What is missing: which years of which indicator there are for which state."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from contextlib import closing
from typing import TYPE_CHECKING

from balkans_data import database
from balkans_data.models.edtf import Edtf
from balkans_data.models.figures import Frequency

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

__all__ = ["gap_table"]

_TABLES = ("alignments", "indicators", "statistics")

#: Whoever any definition of the Balkans counts in, wholly or in part.
_STATES = """
SELECT DISTINCT s.actor_id
FROM alignments AS s
WHERE s.track = 'region' AND s.partner_id = 'balkans'
ORDER BY s.actor_id
"""

_YEARS = """
SELECT DISTINCT f.indicator_id, f.actor_id, substr(f.period_min, 1, 4) AS year
FROM statistics AS f
"""


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
    with closing(database.opened(_TABLES, folder)) as connection:
        states = [row["actor_id"] for row in connection.execute(_STATES)]
        years: dict[tuple[str, str], set[int]] = defaultdict(set)
        for row in connection.execute(_YEARS):
            years[row["indicator_id"], row["actor_id"]].add(int(row["year"]))
        for figure in csv.DictReader(io.StringIO(figures, newline="")):
            years[figure["indicator_id"], figure["actor_id"]].add(Edtf(figure["period"]).min.year)
        lines = ["", "| indicator | " + " | ".join(states) + " |", "| --- |" + " --- |" * len(states)]
        for indicator in _indicators(connection):
            name = indicator["indicator_id"]
            spans = [_span(years[name, state], indicator["frequency"]) for state in states]
            if any(spans):
                lines.append(f"| `{name}` | " + " | ".join(spans) + " |")
    return "\n".join([*lines, "", ""])


def _indicators(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    return connection.execute(
        "SELECT indicator_id, frequency FROM indicators WHERE method <> 'reported' ORDER BY indicator_id"
    ).fetchall()


def _span(years: set[int], frequency: str) -> str:
    """Return first and last year, and how many between them are missing: ``2004-2024 (2)``."""
    if not years:
        return ""
    first, last = min(years), max(years)
    missing = last - first + 1 - len(years) if frequency == Frequency.ANNUAL else 0
    return (f"{first}-{last}" if last > first else f"{first}") + (f" ({missing})" if missing else "")
