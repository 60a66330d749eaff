"""Row models as SQLite tables, and cells as the values that go into them."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from balkans_data.models.edtf import Edtf
from balkans_data.schema.columns import Kind, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from balkans_data.models.rows import RowModel, Union

__all__ = ["DAY_SUFFIXES", "create_table", "create_union", "inserts", "quoted"]

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
    required = {column.name for column in columns(model) if column.required}
    lines = [
        f"  {quoted(name)} {kind}" + (" NOT NULL" if constraints and name in required else "")
        for name, kind in sql_columns(model)
    ]
    parts = " || '|' || ".join(map(quoted, model.table.key))
    lines[0] += f" GENERATED ALWAYS AS ('{model.table.name}/' || {parts}) VIRTUAL"
    lines.append(f"  PRIMARY KEY ({_names(model.table.key)})")
    if constraints:
        lines += [
            f"  FOREIGN KEY ({_names(key.columns)}) REFERENCES {quoted(key.table)} ({_names(key.target)})"
            for key in model.table.foreign_keys
        ]
    body = ",\n".join(lines)
    return f"CREATE TABLE {quoted(model.table.name)} (\n{body}\n) WITHOUT ROWID"


def create_union(union: Union) -> str:
    """Return the CREATE VIEW statement of tables that are also read as one; `table_name` says which a row is of."""
    names = [name for name, _ in sql_columns(union.widest)]
    parts = []
    for model in union.parts:
        present = {name for name, _ in sql_columns(model)}
        cells = ", ".join(quoted(name) if name in present else f"NULL AS {quoted(name)}" for name in names)
        parts.append(f"SELECT '{model.table.name}' AS table_name, {cells} FROM {quoted(model.table.name)}")
    return f"CREATE VIEW {quoted(union.name)} AS\n" + "\nUNION ALL\n".join(parts)


def inserts(model: type[RowModel], rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, list[Any]]]:
    """Yield the statements that insert rows of cells that are known to be valid, with their parameters.

    Many rows go into one statement, and SQLite makes NULL of empty cells and integers of digits:
    that is twice as fast as a statement a row of values made in Python. Decimals are converted in
    Python all the same, as not every SQLite rounds the last binary digit alike.

    Parameters
    ----------
    model : type of RowModel
        The row model.
    rows : sequence of sequence of str
        Cells in the order of the model's columns; empty text is a missing value.
    """
    values, width = _with_made(model, rows)
    size = max(1, _PARAMETERS // width)
    for start in range(0, len(values), size):
        some = values[start : start + size]
        yield _insert(model, len(some)), list(chain.from_iterable(some))


#: Parameters of a statement. With fewer, SQLite is called more often; with more, it compiles longer.
_PARAMETERS = 600


def _with_made(model: type[RowModel], rows: Sequence[Sequence[str]]) -> tuple[Sequence[Sequence[Any]], int]:
    """Return rows of values: numbers in their place, first and last days behind; and how many values a row has."""
    values: Sequence[Sequence[Any]] = rows
    width = len(model.model_fields)
    for at, part in enumerate(columns(model)):
        if part.kind is Kind.NUMBER:
            numbers = {cell: float(cell) if cell else None for cell in {row[at] for row in values}}
            values = [[*row[:at], numbers[row[at]], *row[at + 1 :]] for row in values]
        elif part.kind is Kind.EDTF:
            days = {cell: _bounds(cell) for cell in {row[at] for row in values}}
            values = [[*row, *days[row[at]]] for row in values]
            width += len(DAY_SUFFIXES)
    return values, width


@cache
def _insert(model: type[RowModel], rows: int) -> str:
    parts = columns(model)
    names = [part.name for part in parts]
    names += [part.name + suffix for part in parts if part.kind is Kind.EDTF for suffix in DAY_SUFFIXES]
    marks = [_MARKS.get(part.kind, "?" if part.required else "nullif(?, '')") for part in parts]
    values = "(" + ", ".join(marks + ["?"] * (len(names) - len(marks))) + ")"
    return f"INSERT INTO {quoted(model.table.name)} ({_names(names)}) VALUES {', '.join([values] * rows)}"


#: How a cell becomes a value in SQL, where it is not plain text.
_MARKS = {
    Kind.INTEGER: "nullif(?, '')",
    Kind.NUMBER: "?",
    Kind.BOOLEAN: "CASE ? WHEN 'true' THEN 1 WHEN 'false' THEN 0 END",
}


def _bounds(cell: str) -> tuple[str | None, str | None, int | None, int | None]:
    """First and last day of an EDTF cell, as ISO 8601 text and as day numbers."""
    if not cell:
        return None, None, None, None
    value = Edtf(cell)
    return value.min.isoformat(), value.max.isoformat(), value.min.toordinal(), value.max.toordinal()


def _names(names: Iterable[str]) -> str:
    return ", ".join(quoted(name) for name in names)
