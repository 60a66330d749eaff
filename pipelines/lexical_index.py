"""Lexical Index of Electoral Democracy: a rung a country and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.knowledge import read, series, statistic, who

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def rows(raw: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield both indices; of the columns of the file only these are kept."""
    for row in read(raw / "lied-lexical-index" / "lied.csv"):
        if actor := who("lied", row["lied_country"], row["year"]):
            for column, measured in series("lexical_index").items():
                yield "statistics", statistic(measured, actor, row["year"], row[column])
