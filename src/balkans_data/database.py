"""The tables and their views in SQLite, in memory."""

from __future__ import annotations

import csv
import io
import sqlite3
from datetime import date
from importlib import resources
from itertools import islice
from typing import TYPE_CHECKING

from balkans_data import package
from balkans_data.collecting import paused
from balkans_data.errors import PackageError
from balkans_data.models.registry import IDENTIFYING, MODELS, TABLES, UNIONS
from balkans_data.models.sources import Source
from balkans_data.schema.sql import create_identifiers, create_table, create_union, inserts, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import TextIO

    from balkans_data.models.rows import RowModel

__all__ = [
    "add",
    "connect",
    "create",
    "create_views",
    "fill",
    "opened",
    "read_cells",
    "read_in",
    "set_moment",
    "views",
    "working",
]


def connect(as_of: str | date | None = None) -> sqlite3.Connection:
    """Return a read-only SQLite connection with every table and view.

    Each table has its CSV columns, and beside them:

    - `ref`, which names the row in the whole package (``alignments/mne-nato-membership-member``);
    - for each EDTF column `x`: `x_min` and `x_max` (ISO 8601 days; ``..`` is 9999-12-31, unknown
      is null) and `x_min_day` and `x_max_day` (day numbers, to subtract).

    The views are `observations` (all figures, with `table_name`), `lives` (from when to when each
    actor existed), `labelled_alignments` (alignments with names and labels), `codes` (codes in use
    now, a column a scheme), `compared_figures` (what texts report beside the public series of the
    same thing), `final_passages` (roll calls on a text as a whole), `inferred_absences` (members
    without a record in a complete roll call), `identifiers` (what each table's rows are cited by, of the
    tables in `identifying`), `retirements` (those no longer in use) and, as of one day, `spells`, `standing`,
    `happened` and `covering`. That day is in the table `moment`, beside `bound`, which says how uncertain dates
    are taken.

    Parameters
    ----------
    as_of : str or datetime.date, optional
        The day; by default that of the release.

    Returns
    -------
    sqlite3.Connection
        In memory, with `sqlite3.Row` rows; statements that write fail. What it is made from is
        kept in the user's cache (see `balkans_data.database_cache`).

    Raises
    ------
    PackageError
        If a table is missing or damaged.
    ValueError
        If `as_of` is no day.

    Examples
    --------
    >>> connect().execute("SELECT count(*) FROM countries WHERE actor_id = 'XKX'").fetchone()[0]
    1
    """
    connection = working()
    day = package.data_date() if as_of is None else str(as_of)
    try:
        set_moment(connection, date.fromisoformat(day))
        connection.commit()
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def working() -> sqlite3.Connection:
    """Return what `connect` does, but to be written to: a copy in memory, of which nothing is kept.

    Raises
    ------
    PackageError
        If a table is missing or damaged.
    """
    from balkans_data.database_cache import kept

    statements = [*map(create_table, MODELS), *_views()]
    connection = kept(TABLES, statements, lambda: opened(read_only=False))
    connection.row_factory = sqlite3.Row
    return connection


def opened(
    tables: Collection[str] = tuple(TABLES),
    folder: Path | None = None,
    made: Mapping[str, str] | None = None,
    *,
    read_only: bool = True,
) -> sqlite3.Connection:
    """Return what `connect` does with some tables only, and of the package in `folder` if one is given.

    Views of what is not there fail when they are used, and those as of a day are empty until
    `set_moment` says which.

    Parameters
    ----------
    tables : collection of str
        Names of the tables.
    folder : Path, optional
        The package, by default this one.
    made : mapping of str to str, optional
        Texts that tables are about to have, by their names, in place of what their files have.
    read_only : bool
        Whether statements that write fail.
    """
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    # A query that sorts much would otherwise fill files of the system, which nothing limits.
    connection.execute("PRAGMA temp_store = MEMORY")
    models = [TABLES[name] for name in tables]
    try:
        create(connection, models)
        with paused():
            for model in models:
                read_in(connection, model, folder, (made or {}).get(model.table.name))
        create_views(connection, models)
        connection.commit()
        if read_only:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def create(
    connection: sqlite3.Connection, models: Sequence[type[RowModel]] = MODELS, *, constraints: bool = True
) -> None:
    """Create the empty tables."""
    for model in models:
        connection.execute(create_table(model, constraints=constraints))


def fill(connection: sqlite3.Connection, model: type[RowModel], cells: Sequence[Sequence[str]]) -> None:
    """Insert rows of valid cells, given by column in the order of the model."""
    for statement, values in inserts(model, cells):
        connection.execute(statement, values)


def read_in(
    connection: sqlite3.Connection, model: type[RowModel], folder: Path | None = None, text: str | None = None
) -> None:
    """Insert the rows of a table's file, or of the text that it is about to have."""
    read = (
        read_cells(model, folder)
        if text is None
        else _by_column(io.StringIO(text, newline=""), model, model.table.name)
    )
    for cells in read:
        fill(connection, model, cells)


def create_views(connection: sqlite3.Connection, models: Sequence[type[RowModel]] = MODELS) -> None:
    """Create the views, one a file in ``views/``, and an index for each key that rows are joined by.

    Called when the tables are full, which is faster than to keep indexes while filling them.
    """
    for model in models:
        _index(connection, model)
    connection.execute("CREATE TABLE moment (as_of TEXT, as_of_day INTEGER, bound TEXT)")
    for statement in _views():
        connection.execute(statement)


def add(connection: sqlite3.Connection, model: type[RowModel], text: str) -> None:
    """Add a table that is made from those that are there, with the text that its file is about to have."""
    create(connection, [model])
    with paused():
        read_in(connection, model, text=text)
    _index(connection, model)
    connection.commit()


def _index(connection: sqlite3.Connection, model: type[RowModel]) -> None:
    table = model.table
    # The key needs none. Nothing is looked up by source, and a large table has few of them.
    joined = {key.columns for key in table.foreign_keys if key.table != Source.table.name}
    for names in sorted(names for names in joined if table.key[: len(names)] != names):
        label = quoted(f"{table.name}_{'_'.join(names)}")
        listed = ", ".join(map(quoted, names))
        connection.execute(f"CREATE INDEX {label} ON {quoted(table.name)} ({listed})")


def set_moment(connection: sqlite3.Connection, as_of: date, bound: str = "narrow") -> None:
    """Say as of which day, and by which end of uncertain dates, `spells` and the views on it answer."""
    connection.execute("DELETE FROM moment")
    connection.execute("INSERT INTO moment VALUES (?, ?, ?)", (as_of.isoformat(), as_of.toordinal(), bound))


def _views() -> list[str]:
    """Return the statements that make all views: those that follow from the models, and those of files."""
    return [*map(create_union, UNIONS.values()), *create_identifiers(IDENTIFYING), *views().values()]


def views() -> dict[str, str]:
    """Return the SQL of each view by its name."""
    folder = resources.files("balkans_data") / "views"
    return {
        file.name.removesuffix(".sql"): file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda item: item.name)
        if file.name.endswith(".sql")
    }


#: Rows to hold at a time: with a table as a whole, it takes twice as long.
_ROWS = 500


def read_cells(model: type[RowModel], folder: Path | None = None) -> Iterator[list[tuple[str, ...]]]:
    """Yield the cells of a table's file by column, some rows at a time.

    Raises
    ------
    PackageError
        If the file is missing, has another header, or is no CSV.
    """
    content = package.table_content(model.table.name, folder)
    file = package.table_file(model.table.name, folder)
    try:
        with io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="") as stream:
            yield from _by_column(stream, model, file)
    except (UnicodeDecodeError, csv.Error) as error:
        raise PackageError(f"{file} is damaged ({error}); run `balkans-data validate`") from error


def _by_column(stream: TextIO, model: type[RowModel], name: object) -> Iterator[list[tuple[str, ...]]]:
    reader = csv.reader(stream, strict=True)
    if next(reader, None) != list(model.model_fields):
        raise PackageError(f"{name} has another header than expected")
    while rows := list(islice(reader, _ROWS)):
        if set(map(len, rows)) != {len(model.model_fields)}:
            raise PackageError(f"{name} is damaged (rows of another length); run `balkans-data validate`")
        yield list(zip(*rows, strict=True))
