"""Which states and which time the tables are about, read off their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from balkans_data.errors import PackageError
from balkans_data.models.alignments import Alignment, Event
from balkans_data.models.edtf import edtf_bounds
from balkans_data.models.figures import DerivedFigure, ReportedFigure, Statistic
from balkans_data.models.votes import RollCall
from balkans_data.package import table_path, table_rows, tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from balkans_data.models.rows import RowModel

__all__ = ["REGION", "names_of", "span", "states"]

#: The region, as an actor: definitions of it are on track `region`.
REGION = "balkans"

#: Columns that say when something was so, happened, or was measured.
_DATED: dict[type[RowModel], tuple[str, ...]] = {
    Alignment: ("start", "end", "last_seen"),
    Event: ("date",),
    Statistic: ("period",),
    DerivedFigure: ("period",),
    ReportedFigure: ("period",),
    RollCall: ("date",),
}


def states(folder: Path) -> list[str]:
    """Return whoever any definition of the Balkans counts in, wholly or in part, by identifier.

    Raises
    ------
    PackageError
        If `alignments` is missing or unreadable.
    """
    rows = tally("alignments", ("track", "partner_id", "actor_id"), folder)
    return sorted({actor for track, partner, actor in rows if (track, partner) == ("region", REGION)})


def span(folder: Path, until: date, made: Mapping[str, str] | None = None) -> tuple[date, date]:
    """Return the earliest and the latest day on which a spell, an event or a figure of the tables begins.

    Parameters
    ----------
    folder : Path
        The package.
    until : datetime.date
        The day of the release: what is planned or forecast for later is not counted.
    made : mapping of str to str, optional
        Content that tables are about to have, by their paths.

    Raises
    ------
    PackageError
        If a table is missing or unreadable, or there is no date before `until`.
    """
    days = {day for day in _days(folder, made or {}) if day.year > 1 and day <= until}
    if not days:
        raise PackageError(f"no row of {', '.join(model.table.name for model in _DATED)} has a date before {until}")
    return min(days), max(days)


def _days(folder: Path, made: Mapping[str, str]) -> Iterator[date]:
    """Yield the first day that each distinct date can mean; an open start is day 1, and no day of the data."""
    for model, names in _DATED.items():
        name = model.table.name
        for column in names:
            for (cell,) in tally(name, (column,), folder, text=made.get(table_path(name))):
                if cell:
                    try:
                        yield edtf_bounds(cell)[0]
                    except ValueError as error:
                        raise PackageError(f"{table_path(name)}: {error}; run `balkans-data validate`") from None


def names_of(folder: Path) -> dict[str, str]:
    """Return the display name of each actor."""
    return {row["actor_id"]: row["name"] for row in table_rows("actors", folder)}
