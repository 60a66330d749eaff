"""Economy by country: World Development Indicators as Gapminder's Systema Globalis has them.

An exact nought is taken for a missing figure and has no row: the file has one for the investment of
each year before a country's series begins (Serbia's of 2006 is nought, that of 2007 is 10 % of GDP).
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from pipelines.knowledge import MAPPINGS, read, series, statistic, who

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEME = "gapminder"


def rows(raw: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the figures of the series that are mapped; an unknown one is an error."""
    known = series(SCHEME)
    for row in read(raw / "gapminder-systema-globalis" / "systema_globalis_long.csv"):
        measured = known[row["indicator"]]
        if measured.indicator_id and Decimal(row["value"]):
            actor = who(SCHEME, _label(row["geo"], row["indicator"]), row["time"])
            if actor:
                yield "statistics", statistic(measured, actor, row["time"], row["value"])


def _label(geo: str, indicator: str) -> str:
    """Return the label to look up: ``geo/indicator`` where a code means others in that series than elsewhere."""
    return special if (special := f"{geo}/{indicator}") in _special() else geo


@cache
def _special() -> frozenset[str]:
    return frozenset(
        row["label"] for row in read(MAPPINGS / "actors.csv") if row["scheme"] == SCHEME and "/" in row["label"]
    )
