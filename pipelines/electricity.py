"""Generation, demand and net imports of electricity (`owid-electricity-energy`) to `statistics`.

Only what is Ember's enters. The file joins Ember and BP figure by figure, Ember first; those of the
columns that ``mappings/series.csv`` names are all Ember's, as BP's (which have a third decimal) do
not come up in them. A figure with more decimals than Ember gives is therefore an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.knowledge import read, series, statistic, who

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "owid-electricity-energy/electricity_mix.csv"
EMBER_DECIMALS = 2


def rows(raw: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the figures of the mapped columns.

    Raises
    ------
    ValueError
        If a figure cannot be Ember's.
    """
    for row in read(raw / FILE):
        state = who("owid-electricity", row["Country"], row["Year"])
        if state is None:
            continue
        for column, measured in series("electricity").items():
            if value := row[column]:
                if len(value.partition(".")[2]) > EMBER_DECIMALS:
                    raise ValueError(f"{row['Country']} {row['Year']} {column}: {value} is not Ember's")
                yield "statistics", statistic(measured, state, row["Year"], value)
