"""SQLite: one file with every table, its keys, the views, and what all of it means."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from balkans_data.database import create_views, opened, set_moment
from balkans_data.errors import PackageError
from balkans_data.schema.columns import Kind, columns
from balkans_data.schema.sql import create_plain_table, quoted, sql_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from balkans_data.exporting.selection import Selection
    from balkans_data.models.rows import RowModel

__all__ = ["APPLICATION_ID", "ENDINGS", "user_version", "write"]

ENDINGS = (".sqlite", ".sqlite3", ".db")

APPLICATION_ID = 0x62616C6B
"""The bytes "balk", by which tools such as ``file`` can tell these files from other SQLite files."""

_ROWS = 5_000

_METADATA = """
CREATE TABLE metadata (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE metadata_tables (
  table_name TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL, rows INTEGER NOT NULL
);
CREATE TABLE metadata_columns (
  table_name TEXT NOT NULL REFERENCES metadata_tables (table_name), column_name TEXT NOT NULL,
  position INTEGER NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL, kind TEXT NOT NULL,
  required INTEGER NOT NULL, example TEXT NOT NULL, PRIMARY KEY (table_name, column_name)
);
CREATE TABLE metadata_values (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, value TEXT NOT NULL, meaning TEXT NOT NULL,
  PRIMARY KEY (table_name, column_name, value),
  FOREIGN KEY (table_name, column_name) REFERENCES metadata_columns (table_name, column_name)
);
-- So that `UPDATE moment SET as_of = '2018-01-01'` is all that the views as of a day need.
CREATE TRIGGER moment_day AFTER UPDATE OF as_of ON moment BEGIN
  UPDATE moment SET as_of_day = CAST(julianday(as_of) - 1721424.5 AS INTEGER);
END;
"""

_VIEWS_TOLD = (
    "Views: {views}. Those that depend on a day (spells, standing, happened, covering) take it from the table "
    "`moment`: UPDATE moment SET as_of = '2018-01-01'. Beside each date x stand x_min and x_max (first and last day, "
    "ISO 8601; 9999-12-31 is 'still so') and x_min_day and x_max_day (day numbers, to subtract). `ref` names a row in "
    "the whole package. Foreign keys are checked on writing only after PRAGMA foreign_keys = ON."
)


def user_version(version: str) -> int:
    """Return a release as one number that grows with it: 1.2.3 is 1002003."""
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    major, minor, patch = map(int, found.groups()) if found else (0, 0, 0)
    return major * 1_000_000 + minor * 1_000 + patch


def write(selection: Selection, target: Path, advance: Callable[[str, int], None]) -> None:
    """Write the file.

    Raises
    ------
    PackageError
        If the tables contradict their keys.
    OSError
        If it cannot be written.
    """
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as made:
            # The file is thrown away if anything fails, so nothing need be undone or forced to the disk.
            made.execute("PRAGMA journal_mode = OFF")
            made.execute("PRAGMA synchronous = OFF")
            made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            made.execute(f"PRAGMA user_version = {user_version(selection.version)}")
            made.execute("BEGIN")
            for model in selection.models:
                _fill(made, model, selection, advance)
            create_views(made, selection.models)
            set_moment(made, date.fromisoformat(selection.date))
            _drop_broken_views(made)
            for statement in _statements(_METADATA):
                made.execute(statement)
            _tell(made, selection)
            made.execute("COMMIT")
            if broken := made.execute("PRAGMA foreign_key_check").fetchone():
                raise PackageError(
                    f"table {broken[0]!r} refers to rows of {broken[2]!r} that are not there; "
                    "run `balkans-data validate`"
                )
    except sqlite3.IntegrityError as error:
        raise PackageError(f"the tables contradict their keys ({error}); run `balkans-data validate`") from None
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def _fill(
    made: sqlite3.Connection, model: type[RowModel], selection: Selection, advance: Callable[[str, int], None]
) -> None:
    name = model.table.name
    made.execute(create_plain_table(model, selection.tables))
    marks = ", ".join("?" * len(sql_columns(model)))
    listed = ", ".join(quoted(part) for part, _ in sql_columns(model))
    # In memory are the same rows with the same values, already in the order of their key.
    with closing(opened([name], selection.folder)) as filled:
        rows = filled.execute(f"SELECT {listed} FROM {quoted(name)}")
        while batch := list(islice(rows, _ROWS)):
            made.executemany(f"INSERT INTO {quoted(name)} VALUES ({marks})", map(tuple, batch))
            advance(name, len(batch))


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; ``executescript`` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""


def _drop_broken_views(made: sqlite3.Connection) -> None:
    """Drop the views of tables that are not in the file; some view stands on another."""
    broken = []
    for (name,) in made.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall():
        try:
            made.execute(f"SELECT * FROM {quoted(name)} LIMIT 0")
        except sqlite3.OperationalError:
            broken.append(name)
    for name in broken:
        made.execute(f"DROP VIEW {quoted(name)}")


def _tell(made: sqlite3.Connection, selection: Selection) -> None:
    views = [
        name for (name,) in made.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name").fetchall()
    ]
    about = {**selection.about(), "how_to": _VIEWS_TOLD.format(views=", ".join(views) or "none")}
    made.executemany("INSERT INTO metadata VALUES (?, ?)", about.items())
    for model in selection.models:
        table = model.table
        told = (table.name, table.title, table.description, selection.rows(model))
        made.execute("INSERT INTO metadata_tables VALUES (?, ?, ?, ?)", told)
        for position, part in enumerate(columns(model), 1):
            row = (
                table.name,
                part.name,
                position,
                part.title,
                part.description,
                part.kind,
                part.required,
                part.example,
            )
            made.execute("INSERT INTO metadata_columns VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            if part.kind is Kind.ENUM and part.vocabulary:
                made.executemany(
                    "INSERT INTO metadata_values VALUES (?, ?, ?, ?)",
                    [(table.name, part.name, member.value, member.meaning) for member in part.vocabulary],
                )
