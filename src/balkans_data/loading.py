"""Tables as typed DataFrames or as row models."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

from balkans_data import package
from balkans_data.errors import PackageError, UnknownTableError, did_you_mean
from balkans_data.frames import fields_of, have_spells, joined, read
from balkans_data.models.edtf import Edtf
from balkans_data.models.registry import TABLES, UNIONS
from balkans_data.models.rows import RowModel, Table, Union
from balkans_data.schema.columns import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pandas as pd

    from balkans_data.releases.tables import Release

__all__ = ["held", "load", "loader", "model_of", "parse_day", "path", "rows", "tables"]

_Row = TypeVar("_Row", bound=RowModel)


def tables(*, release: str | Path | None = None) -> pd.DataFrame:
    """Return what there is: one row a table.

    Parameters
    ----------
    release : str or Path, optional
        Of another release, as for `load`.

    Returns
    -------
    pandas.DataFrame
        Indexed by `name`, with `title`, `rows` (how many), `columns` (how many) and `description`.

    Raises
    ------
    PackageError
        If there is no such release, or it cannot be read.
    """
    import pandas as pd

    return pd.DataFrame(summaries(release)).set_index("name")


def summaries(release: str | Path | None = None) -> list[dict[str, Any]]:
    """Return name, title, numbers of rows and columns, and description of each table."""
    if release is not None:
        return _release(release).summaries()
    rows = {resource["name"]: resource["rowCount"] for resource in package.descriptor()["resources"]}
    listed: list[tuple[Table | Union, tuple[type[RowModel], ...], int]] = [
        (model.table, (model,), len(columns(model))) for model in TABLES.values()
    ]
    listed += [(union, union.parts, len(columns(union.widest)) + 1) for union in UNIONS.values()]
    return [
        {
            "name": table.name,
            "title": table.title,
            "rows": sum(rows[part.table.name] for part in parts),
            "columns": width,
            "description": table.description,
        }
        for table, parts, width in listed
    ]


def path(table: str) -> Path:
    """Return the CSV file of a table.

    Raises
    ------
    UnknownTableError
        If there is no such table.
    ValueError
        If it is several tables read as one, which have a file each.
    """
    if table in UNIONS:
        parts = ", ".join(part.table.name for part in UNIONS[table].parts)
        raise ValueError(f"{table!r} has no file of its own; its rows are in {parts}")
    return package.table_file(model_of(table).table.name)


def model_of(table: str) -> type[RowModel]:
    """Return the row model of a table, or raise UnknownTableError with the nearest name."""
    try:
        return TABLES[table]
    except KeyError:
        raise UnknownTableError(table, [*TABLES, *UNIONS]) from None


def load(
    table: str,
    *,
    on: str | date | None = None,
    possible: bool = False,
    release: str | Path | None = None,
) -> pd.DataFrame:
    """Return a table as a typed DataFrame.

    Vocabularies are categoricals; integers and booleans are nullable; a missing cell is
    `pandas.NA`, and a literal ``NA`` stays text. Beside each EDTF column `x` stand `x_min` and
    `x_max`, the first and the last day that it can mean, as ``datetime64[s]``: ``..`` is
    9999-12-31, and unknown is NaT.

    Parameters
    ----------
    table : str
        Name of the table; see `tables`. ``observations`` is all figures in one frame: those of
        `statistics`, `derived_figures` and `reported_figures`, with `table_name` in front.
    on : str or datetime.date, optional
        Keep the spells that certainly held on that day (ISO 8601 or EDTF; of a month or a year,
        all its days). Spells are half-open: on its `end` a spell no longer holds.
    possible : bool
        With `on`, keep those too that may have held, as their dates are not exact or not known.
    release : str or Path, optional
        Read another release: its wheel, or the folder where it is unpacked or installed. Columns and
        types are those of that release, which `tables` lists with the same `release`.

    Returns
    -------
    pandas.DataFrame
        Columns in the order of the file. `attrs` has `table`, `package`, `version`, `date`, `licence`
        and `citation_key`, all of the release that was read.

    Raises
    ------
    UnknownTableError
        If there is no such table.
    PackageError
        If the table, or the release, is damaged or cannot be read.
    ValueError
        If `on` is not a date, or the table has no spells.

    Examples
    --------
    >>> load("alignments", on="2018-01-01").query("actor_id == 'MNE' and track == 'nato-membership'").status.item()
    'member'
    """
    day = None if on is None else parse_day(on)
    other = None if release is None else _release(release)
    if day is not None:
        _want_spells(table, other)
    if other:
        frame = other.load(table)
    else:
        parts = UNIONS[table].parts if table in UNIONS else ()
        frame = joined({part.table.name: _frame(part) for part in parts}) if parts else _frame(model_of(table))
        frame.attrs = {"table": table}
        frame.attrs.update(package.release())
    facts = frame.attrs
    if day is not None:
        frame = frame[held(frame, day, possible=possible)].reset_index(drop=True)
    frame.attrs = facts
    return frame


def _release(path: str | Path) -> Release:
    # What reads wheels takes a while to import, and most people have one release.
    from balkans_data.releases.tables import Release

    return Release(path)


def _want_spells(table: str, other: Release | None) -> None:
    """Raise ValueError if a table has no spells, UnknownTableError if there is none."""
    known = list(other.names() if other else [*TABLES, *UNIONS])
    if table not in known:
        raise UnknownTableError(table, known)
    spells = [name for name in known if (other.has_spells(name) if other else _has_spells(name))]
    if table not in spells:
        raise ValueError(f"{table!r} has no spells, so `on` says nothing (it is for {', '.join(spells)})")


def _has_spells(table: str) -> bool:
    return table in TABLES and have_spells(fields_of(TABLES[table]))


def _frame(model: type[RowModel]) -> pd.DataFrame:
    """Return one table, with days beside its dates."""
    name = model.table.name
    return read(
        package.table_content(name), fields_of(model), package.table_file(name), hint="run `balkans-data validate`"
    )


def rows(model: type[_Row]) -> list[_Row]:
    """Return a table as row models.

    Parameters
    ----------
    model : type of RowModel
        For example `balkans_data.Alignment`.

    Returns
    -------
    list of that model
        In the order of the file. What `validate` calls a valid cell is what is read here.

    Raises
    ------
    PackageError
        If a row is not valid; the message names file, line and column.
    """
    return list(_iter_rows(model))


def _iter_rows(model: type[_Row]) -> Iterator[_Row]:
    parts = columns(model)
    construct = cast("Callable[..., _Row]", model.model_construct)
    file = package.table_file(model.table.name)
    content = package.table_content(model.table.name)
    with io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        if next(reader, None) != [part.name for part in parts]:
            raise PackageError(f"{file} has another header than expected; run `balkans-data validate`")
        known: list[dict[str, Any]] = [{} for _ in parts]
        for cells in reader:
            values: dict[str, Any] = {}
            for part, seen, cell in zip(parts, known, cells, strict=True):
                if cell not in seen:
                    try:
                        seen[cell] = part.read(cell)
                    except ValueError as error:
                        raise PackageError(f"{file}:{reader.line_num}: {error}") from None
                values[part.name] = seen[cell]
            # Every cell has been judged by the same columns that the validator uses.
            yield construct(**values)


def parse_day(on: str | date) -> Edtf:
    """Return a day, month or year that a caller gave, or raise ValueError."""
    text = on.isoformat()[:10] if isinstance(on, date) else on
    try:
        return Edtf(text)
    except ValueError as error:
        raise ValueError(f"`on` must be a date: {error}") from None


def held(frame: pd.DataFrame, day: Edtf, *, possible: bool) -> pd.Series[bool]:
    """Which spells held throughout `day` for certain, or (`possible`) on some day of it perhaps."""
    import numpy as np

    first, last = np.datetime64(day.min, "s"), np.datetime64(day.max, "s")
    begun, ended = frame["start"], frame["end"]
    if possible:
        return (
            (begun.isna() | (frame["start_min"] <= last))
            & (ended.isna() | (frame["end_max"] > first))
            & (begun.isna() | ended.isna() | (frame["start_min"] < frame["end_max"]))
        )
    held = begun.notna() & (frame["start_max"] <= first)
    lasted = ended.notna() & (frame["end_min"] > last)
    if "last_seen" in frame:
        lasted |= frame["last_seen"].notna() & (frame["last_seen_min"] >= last)
    return held & lasted


def loader(table: str) -> Callable[..., pd.DataFrame]:
    """Return the function ``load_<table>`` of one table.

    Raises
    ------
    AttributeError
        If there is no such table, as it is asked for as an attribute of the package.
    """
    known = [*TABLES, *UNIONS]
    if table not in known:
        raise AttributeError(f"module 'balkans_data' has no attribute 'load_{table}'{did_you_mean(table, known)}")

    def load_table(
        *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
    ) -> pd.DataFrame:
        return load(table, on=on, possible=possible, release=release)

    load_table.__name__ = load_table.__qualname__ = f"load_{table}"
    load_table.__doc__ = f"Return the table `{table}`; see `load`."
    return load_table
