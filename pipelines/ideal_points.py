"""Ideal points of states in the General Assembly (`un-ideal-points-2025`) to `statistics`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.knowledge import read, series, statistic, who

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipelines.knowledge import Who

#: An estimate from fewer roll calls than this is marked as unreliable. It is for years in which next to
#: nothing was voted on (1951), or a state was hardly there (Hungary in 1955, Yugoslavia in 1992): a
#: dynamic model then leans on other years.
FEWEST_ROLL_CALLS = 6


def rows(raw: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield one figure for each state, year and column that is mapped and not empty."""
    columns = series("ideal_points")
    for row in read(raw / "un-ideal-points-2025" / "ideal_points.csv"):
        # By number: the file's ISO codes are empty in some rows, and YUG to the end.
        state = who("un-ideal-points", row["ccode"], row["year"])
        if state:
            for column, measured in columns.items():
                if row[column]:
                    said = _with_caution(state, _roll_calls(row, column))
                    yield "statistics", statistic(measured, said, row["year"], row[column])


def _roll_calls(row: dict[str, str], column: str) -> int:
    """Return from how many roll calls a column is estimated: all those of the year, or final passages only."""
    return int(float(row["nvotesall" if column.endswith("all") else "nvotesfp"]))


def _with_caution(state: Who, roll_calls: int) -> Who:
    if roll_calls >= FEWEST_ROLL_CALLS:
        return state
    notes = (f"Estimated from {roll_calls} roll calls", state.note)
    return replace(state, obs_status="U", note="; ".join(note for note in notes if note))
