"""Row models as SQLite tables, and cells as the values that go into them."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from balkans_data.models.edtf import Edtf
from balkans_data.schema.columns import Column, Kind, columns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from balkans_data.models.rows import ForeignKey, RowModel, Union

__all__ = [
    "DAY_SUFFIXES",
    "create_identifiers",
    "create_plain_table",
    "create_table",
    "create_union",
    "inserts",
    "quoted",
    "sql_columns",
]

_TYPES = {
    Kind.INTEGER: "INTEGER",
    Kind.NUMBER: "REAL",
    Kind.BOOLEAN: "INTEGER",
}

#: What stands beside an EDTF column `x`: its first and last day as text, and as day numbers
#: (days since 0000-12-31, as Python's `date.toordinal`), which SQL can subtract.
DAY_SUFFIXES = ("_min", "_max", "_min_day", "_max_day")


def quoted(name: str) -> str:
    """Return an identifier in quotes, as `end` and others are SQL words."""
    return f'"{name}"'


def sql_columns(model: type[RowModel]) -> list[tuple[str, str]]:
    """Return name and SQLite type of each column, the derived ones and `ref` included."""
    result = [("ref", "TEXT")]
    for column in columns(model):
        result.append((column.name, _TYPES.get(column.kind, "TEXT")))
        if column.kind is Kind.EDTF:
            result += [
                (column.name + suffix, "INTEGER" if suffix.endswith("_day") else "TEXT") for suffix in DAY_SUFFIXES
            ]
    return result


def create_table(model: type[RowModel], *, constraints: bool = True) -> str:
    """Return the CREATE TABLE statement of a table.

    Parameters
    ----------
    model : type of RowModel
        The row model.
    constraints : bool
        Whether to declare NOT NULL and foreign keys. The validator leaves them out: it loads
        rows that may break them, having reported those itself.

    Notes
    -----
    The rows lie in the order of their key (`WITHOUT ROWID`), so that it needs no index beside
    them, and `ref` is put together when it is read: both halve the time of filling a large table.
    """
    lines = _column_lines(model, constraints=constraints)
    parts = " || '|' || ".join(map(quoted, model.table.key))
    lines[0] += f" GENERATED ALWAYS AS ('{model.table.name}/' || {parts}) VIRTUAL"
    lines.append(f"  PRIMARY KEY ({_names(model.table.key)})")
    if constraints:
        lines += map(_foreign_key_line, model.table.foreign_keys)
    return f"{_create(model, lines)} WITHOUT ROWID"


def create_plain_table(model: type[RowModel], tables: Collection[str]) -> str:
    """Return the CREATE TABLE statement of a table in a file that other tools read.

    Parameters
    ----------
    model : type of RowModel
        The row model.
    tables : collection of str
        The tables that are in the file; keys that refer to others are not declared.

    Notes
    -----
    `ref` is stored and rows have numbers: SQLite before 3.31 opens no file with a generated column,
    ``PRAGMA table_info``, which most tools ask, hides such columns, and some tools need a rowid.
    """
    lines = _column_lines(model, constraints=True)
    lines[0] += " NOT NULL"
    lines.append(f"  PRIMARY KEY ({_names(model.table.key)})")
    lines += [f"  UNIQUE ({_names(names)})" for names in model.table.unique]
    lines += [_foreign_key_line(key) for key in model.table.foreign_keys if key.table in tables]
    return _create(model, lines)


def _column_lines(model: type[RowModel], *, constraints: bool) -> list[str]:
    required = {column.name for column in columns(model) if column.required}
    return [
        f"  {quoted(name)} {kind}" + (" NOT NULL" if constraints and name in required else "")
        for name, kind in sql_columns(model)
    ]


def _foreign_key_line(key: ForeignKey) -> str:
    return f"  FOREIGN KEY ({_names(key.columns)}) REFERENCES {quoted(key.table)} ({_names(key.target)})"


def _create(model: type[RowModel], lines: Iterable[str]) -> str:
    body = ",\n".join(lines)
    return f"CREATE TABLE {quoted(model.table.name)} (\n{body}\n)"


def create_union(union: Union) -> str:
    """Return the CREATE VIEW statement of tables that are also read as one; `table_name` says which a row is of."""
    names = [name for name, _ in sql_columns(union.widest)]
    parts = []
    for model in union.parts:
        present = {name for name, _ in sql_columns(model)}
        cells = ", ".join(quoted(name) if name in present else f"NULL AS {quoted(name)}" for name in names)
        parts.append(f"SELECT '{model.table.name}' AS table_name, {cells} FROM {quoted(model.table.name)}")
    return f"CREATE VIEW {quoted(union.name)} AS\n" + "\nUNION ALL\n".join(parts)


def create_identifiers(models: Mapping[str, type[RowModel]]) -> list[str]:
    """Return the CREATE VIEW statements of `identifying` (tables with identifiers) and `identifiers` (all of these).

    Parameters
    ----------
    models : mapping of str to type of RowModel
        The row models of those tables by name; parts of a key of several columns are joined by ``|``.
    """
    keys = {name: " || '|' || ".join(map(quoted, model.table.key)) for name, model in models.items()}
    parts = [f"SELECT '{name}' AS table_name, {key} AS identifier FROM {quoted(name)}" for name, key in keys.items()]
    listed = ", ".join(f"('{name}')" for name in models)
    return [
        f"CREATE VIEW identifying AS\nWITH listed (table_name) AS (VALUES {listed})\nSELECT table_name FROM listed",
        "CREATE VIEW identifiers AS\n" + "\nUNION ALL\n".join(parts),
    ]


def inserts(model: type[RowModel], cells: Sequence[Sequence[str]]) -> Iterator[tuple[str, list[Any]]]:
    """Yield the statements that insert rows of cells that are known to be valid, with their parameters.

    Many rows go into one statement, which is twice as fast as a statement a row. Values are made of
    cells by column, and a column that is empty is not handed over at all: half of the time goes into
    handing values over. Decimals are converted in Python, as not every SQLite rounds the last binary
    digit alike; integers SQLite makes itself.

    Parameters
    ----------
    model : type of RowModel
        The row model.
    cells : sequence of sequence of str
        The cells by column, in the order of the model; empty text is a missing value.
    """
    if not cells:
        return
    rows = len(cells[0])
    names: list[str] = []
    values: list[Sequence[Any]] = []
    for part, column in zip(columns(model), cells, strict=True):
        if part.required or any(column):
            for name, made in _values(part, column):
                names.append(name)
                values.append(made)
    flat = list(chain.from_iterable(zip(*values, strict=True)))
    width = len(values)
    size, start = max(1, _PARAMETERS // width), 0
    while start < rows:
        # What is left goes by halves, so that the statements are few and SQLite compiles each but once.
        while size > rows - start:
            size = (size + 1) // 2
        yield _insert(model, tuple(names), size), flat[start * width : (start + size) * width]
        start += size


#: Parameters of a statement. With fewer, SQLite is called more often; with more, it compiles longer.
_PARAMETERS = 600

_BOOLEANS = {"true": 1, "false": 0, "": None}


def _values(part: Column, cells: Sequence[str]) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield name and values of the columns that a column of cells becomes."""
    if part.kind is Kind.NUMBER:
        yield part.name, [float(cell) if cell else None for cell in cells]
    elif part.kind is Kind.BOOLEAN:
        yield part.name, [_BOOLEANS[cell] for cell in cells]
    elif part.required:
        yield part.name, cells
    else:
        yield part.name, [cell or None for cell in cells]
    if part.kind is Kind.EDTF:
        yield from zip(
            [part.name + suffix for suffix in DAY_SUFFIXES], zip(*map(_bounds, cells), strict=True), strict=True
        )


@cache
def _insert(model: type[RowModel], names: tuple[str, ...], rows: int) -> str:
    marks = f"({', '.join('?' * len(names))})"
    return f"INSERT INTO {quoted(model.table.name)} ({_names(names)}) VALUES {', '.join([marks] * rows)}"


@lru_cache(maxsize=65_536)
def _bounds(cell: str) -> tuple[str | None, str | None, int | None, int | None]:
    """First and last day of an EDTF cell, as ISO 8601 text and as day numbers."""
    if not cell:
        return None, None, None, None
    value = Edtf(cell)
    return value.min.isoformat(), value.max.isoformat(), value.min.toordinal(), value.max.toordinal()


def _names(names: Iterable[str]) -> str:
    return ", ".join(quoted(name) for name in names)
