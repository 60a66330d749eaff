"""Derived figures: a query an indicator, or one for several alike, run on the tables when the package is built."""

from __future__ import annotations

from contextlib import closing
from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import TYPE_CHECKING, Any

from balkans_data import database
from balkans_data.confined import announced
from balkans_data.errors import PackageError
from balkans_data.formatting.writing import as_text
from balkans_data.models.figures import DerivedFigure, Method
from balkans_data.models.registry import MADE, TABLES
from balkans_data.models.rows import rounded
from balkans_data.sandbox import SandboxError, query_files, run

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["computed", "needed", "queries"]

_COLUMNS = tuple(DerivedFigure.model_fields)
_SECONDS = 30.0


def queries(folder: Path) -> dict[str, str]:
    """Return the queries in ``data/derivations/`` by their names.

    One that is called like an indicator computes it; another returns `indicator_id` too.

    Raises
    ------
    PackageError
        If one is no plain file of a plain name, too long, or no UTF-8.
    """
    try:
        return query_files(folder, "data/derivations")
    except SandboxError as error:
        raise PackageError(str(error)) from None


def needed() -> list[str]:
    """Return the names of the tables that queries may read: all that are not made themselves."""
    return [name for name, model in TABLES.items() if model not in MADE]


def computed(folder: Path, connection: sqlite3.Connection | None = None) -> str:
    """Return the text of ``data/derived_figures.csv``, computed from the other tables of a package.

    Parameters
    ----------
    folder : Path
        The package, with ``data/derivations/``.
    connection : sqlite3.Connection, optional
        The tables that are `needed`, if they are not to be read from the package.

    SQL gives numbers and Python rounds them to the decimals of their indicator, half to even, so
    that every version of SQLite gives the same file.

    Raises
    ------
    PackageError
        If a table cannot be read, no query gives a derived indicator or one gives another, or a
        query is refused or returns what is no figure.
    """
    if connection is None:
        with closing(database.opened(needed(), folder)) as opened:
            return computed(folder, opened)
    listed = "SELECT indicator_id, decimals FROM indicators WHERE method = ?"
    decimals = dict(map(tuple, connection.execute(listed, (Method.DERIVED.value,))))
    rows = [row for name, query in queries(folder).items() for row in _figures(connection, name, query, decimals)]
    if missing := sorted(decimals.keys() - {row[0] for row in rows}):
        raise PackageError(f"no query in data/derivations/ gives a figure of {', '.join(missing)}")
    return as_text([list(_COLUMNS), *sorted(rows)], ",")


def _figures(connection: sqlite3.Connection, name: str, query: str, decimals: Mapping[str, int]) -> Iterator[list[str]]:
    file = f"data/derivations/{name}.sql"
    try:
        with announced(file, _SECONDS):
            found = run(connection, query, seconds=_SECONDS).rows
    except SandboxError as error:
        raise PackageError(f"{file} cannot be run: {error}") from None
    expected = {*DerivedFigure.model_fields} - ({"indicator_id"} if name in decimals else set())
    for row in found:
        if {*row.keys()} != expected:
            raise PackageError(f"{file} must return {', '.join(item for item in _COLUMNS if item in expected)}")
        cells = {"indicator_id": name, **dict(row)}
        if cells["indicator_id"] not in decimals:
            raise PackageError(f"{file} gives {ascii(cells['indicator_id'])[:100]}, which is no derived indicator")
        cells["value"] = _rounded(cells["value"], decimals[cells["indicator_id"]], file)
        yield ["" if cells[column] is None else str(cells[column]) for column in _COLUMNS]


def _rounded(value: Any, decimals: int, file: str) -> str:
    if not isinstance(value, int | float) or not isfinite(value):
        raise PackageError(f"{file} returns {ascii(value)[:100]}, which is no finite number")
    try:
        # `repr` of a float is its shortest text, so that 0.125 is halfway and 0.1249999999 is not.
        return rounded(Decimal(repr(value)), decimals)
    except InvalidOperation:
        raise PackageError(f"{file} returns {value!r}, which is too large to be written with its decimals") from None
