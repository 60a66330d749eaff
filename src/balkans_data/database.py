"""The tables and their views in SQLite, in memory."""

from __future__ import annotations

import csv
import sqlite3
from importlib import resources
from typing import TYPE_CHECKING

from balkans_data import package
from balkans_data.errors import PackageError
from balkans_data.models.registry import MODELS
from balkans_data.schema.sql import create_table, insert_statement, quoted, sql_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from balkans_data.models.rows import RowModel

__all__ = ["connect", "create", "create_views", "fill", "views"]


def connect() -> sqlite3.Connection:
    """Return a read-only SQLite connection with every table and view.

    Each table has its CSV columns, and beside them:

    - `ref`, which names the row in the whole package (``alignments/mne-nato-membership-member``);
    - for each EDTF column `x`: `x_min` and `x_max` (ISO 8601 days; ``..`` is 9999-12-31, unknown
      is null) and `x_min_day` and `x_max_day` (day numbers, to subtract).

    The views are `lives` (from when to when each actor existed), `labelled_alignments`
    (alignments with names and labels) and `codes` (codes in use now, a column a scheme).

    Returns
    -------
    sqlite3.Connection
        In memory, with `sqlite3.Row` rows; statements that write fail.

    Raises
    ------
    PackageError
        If a table is missing or damaged.

    Examples
    --------
    >>> connect().execute("SELECT count(*) FROM countries WHERE actor_id = 'XKX'").fetchone()[0]
    1
    """
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    create(connection)
    for model in MODELS:
        fill(connection, model, _read(model))
    create_views(connection)
    connection.commit()
    connection.execute("PRAGMA query_only = ON")
    return connection


def create(connection: sqlite3.Connection, *, constraints: bool = True) -> None:
    """Create the empty tables."""
    for model in MODELS:
        connection.execute(create_table(model, constraints=constraints))


def fill(connection: sqlite3.Connection, model: type[RowModel], rows: Sequence[Sequence[str]]) -> None:
    """Insert rows of valid cells, in the order of the model's columns."""
    connection.executemany(insert_statement(model), sql_rows(model, rows))


def create_views(connection: sqlite3.Connection) -> None:
    """Create the views, one a file in ``views/``, and an index for each key that rows are joined by.

    Called when the tables are full, which is faster than to keep indexes while filling them.
    """
    for model in MODELS:
        for names in {model.table.key, *(key.columns for key in model.table.foreign_keys)}:
            label = quoted(f"{model.table.name}_{'_'.join(names)}")
            listed = ", ".join(map(quoted, names))
            connection.execute(f"CREATE INDEX {label} ON {quoted(model.table.name)} ({listed})")
    for statement in views().values():
        connection.execute(statement)


def views() -> dict[str, str]:
    """Return the SQL of each view by its name."""
    folder = resources.files("balkans_data") / "views"
    return {
        file.name.removesuffix(".sql"): file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda item: item.name)
        if file.name.endswith(".sql")
    }


def _read(model: type[RowModel]) -> list[list[str]]:
    file = package.table_file(model.table.name)
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            if next(reader, None) != list(model.model_fields):
                raise PackageError(f"{file} has another header than expected")
            return list(reader)
    except FileNotFoundError:
        raise PackageError(f"{file} is missing; reinstall balkans-data") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise PackageError(f"{file} is damaged ({error}); run `balkans-data validate`") from error
