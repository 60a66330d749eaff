"""Row models as SQLite tables, and cells as the values that go into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from balkans_data.models.edtf import Edtf
from balkans_data.schema.columns import Column, Kind, columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from balkans_data.models.rows import RowModel

__all__ = ["DAY_SUFFIXES", "create_table", "insert_statement", "quoted", "sql_rows"]

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
        Whether to declare NOT NULL and keys. The validator leaves them out: it loads rows
        that may break them, having reported those itself.
    """
    required = {column.name for column in columns(model) if column.required} | {"ref"}
    lines = [
        f"  {quoted(name)} {kind}" + (" NOT NULL" if constraints and name in required else "")
        for name, kind in sql_columns(model)
    ]
    if constraints:
        lines.append(f"  PRIMARY KEY ({_names(model.table.key)})")
        lines += [
            f"  FOREIGN KEY ({_names(key.columns)}) REFERENCES {quoted(key.table)} ({_names(key.target)})"
            for key in model.table.foreign_keys
        ]
    body = ",\n".join(lines)
    return f"CREATE TABLE {quoted(model.table.name)} (\n{body}\n)"


def insert_statement(model: type[RowModel]) -> str:
    """Return the INSERT statement that takes what `sql_rows` yields."""
    marks = ", ".join("?" * len(sql_columns(model)))
    return f"INSERT INTO {quoted(model.table.name)} VALUES ({marks})"


def sql_rows(model: type[RowModel], rows: Sequence[Sequence[str]]) -> Iterable[tuple[Any, ...]]:
    """Yield the SQL values of rows of cells that are known to be valid.

    Parameters
    ----------
    model : type of RowModel
        The row model.
    rows : sequence of sequence of str
        Cells in the order of the model's columns; empty text is a missing value.
    """
    parts = columns(model)
    transposed = list(zip(*rows, strict=True)) if rows else [()] * len(parts)
    by_name = dict(zip((part.name for part in parts), transposed, strict=True))
    key = [by_name[name] for name in model.table.key]
    prefix = model.table.name + "/"
    values: list[Iterable[Any]] = [[prefix + "|".join(item) for item in zip(*key, strict=True)]]
    for part, cells in zip(parts, transposed, strict=True):
        values += _sql_values(part, cells)
    return zip(*values, strict=True)


def _sql_values(column: Column, cells: Sequence[str]) -> list[list[Any]]:
    """One list of values for a plain column, five for an EDTF column."""
    if column.kind is Kind.EDTF:
        bounds = {cell: _edtf_values(cell) for cell in set(cells)}
        return [list(part) for part in zip(*(bounds[cell] for cell in cells), strict=True)] or [[]] * 5
    convert = _CONVERT.get(column.kind, str)
    return [[convert(cell) if cell else None for cell in cells]]


_CONVERT: dict[Kind, Callable[[str], Any]] = {
    # SQLite holds 64 bits; a number beyond them is a slip that must not stop the validator.
    Kind.INTEGER: lambda cell: int(cell) if len(cell) < 19 else float(cell),
    Kind.NUMBER: float,
    Kind.BOOLEAN: lambda cell: int(cell == "true"),
}


def _edtf_values(cell: str) -> tuple[str | None, str | None, str | None, int | None, int | None]:
    if not cell:
        return None, None, None, None, None
    value = Edtf(cell)
    return (
        cell,
        value.min.isoformat(),
        value.max.isoformat(),
        value.min.toordinal(),
        value.max.toordinal(),
    )


def _names(names: Iterable[str]) -> str:
    return ", ".join(quoted(name) for name in names)
