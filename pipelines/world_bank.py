"""GDP, population and inflation: World Development Indicators, one file a series, as DataHub packages them.

The two files on inflation have each other's name. That of "GDP deflator" is consumer prices: it is
to the last digit what the same repository archives under ``FP.CPI.TOTL.ZG``, and the United States
have 8.0 % there for 2022. So it is mapped as that, and the other one, which ends a year before
Gapminder's deflator, is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.knowledge import read, series, statistic, who

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def rows(raw: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the figures of states and aggregates, a file of the raw folder being a series."""
    for file, measured in series("world_bank").items():
        if not measured.indicator_id:
            continue
        for row in read(raw / file):
            year = row["Year"]
            if actor := who("wb", row["Country Code"], year):
                # The last column is the figure; the files do not agree on its name.
                *_, value = row.values()
                yield "statistics", statistic(measured, actor, year, value)
