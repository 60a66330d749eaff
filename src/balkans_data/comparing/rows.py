"""Rows of two CSV files side by side, as text and by key."""

from __future__ import annotations

import csv
import io
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from balkans_data.comparing.differences import Cell, Row, RowChange
from balkans_data.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["RowDifference", "Rows", "by_key", "difference", "in_order", "is_key", "read"]


class Rows(NamedTuple):
    """The header and the rows of a file."""

    where: str
    header: Row
    rows: list[list[str]]


class RowDifference(NamedTuple):
    """How the rows of two files differ; see `balkans_data.comparing.differences.TableDifference`."""

    added: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()
    changed: tuple[RowChange, ...] = ()
    filled: tuple[RowChange, ...] = ()
    lost: tuple[RowChange, ...] = ()


def read(content: bytes, where: str) -> Rows:
    """Read a CSV file.

    Parameters
    ----------
    content : bytes
        The file.
    where : str
        What to call it in errors.

    Raises
    ------
    PackageError
        If it cannot be read without guessing. The message names line and reason.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PackageError(f"{where}: line {line}: byte 0x{content[error.start]:02X} is not UTF-8") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, None)
        rows = list(reader)
    except csv.Error as error:
        raise PackageError(f"{where}: line {reader.line_num}: cannot be read as CSV ({error})") from None
    if not header:
        raise PackageError(f"{where}: there is no header")
    if len(set(header)) < len(header):
        raise PackageError(f"{where}: line 1: a column is there twice")
    if set(map(len, rows)) - {len(header)}:
        rows = _whole(text, len(header), where)
    return Rows(where, tuple(header), rows)


def _whole(text: str, width: int, where: str) -> list[list[str]]:
    """Return the rows without blank lines, or raise at the first of another width."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    next(reader)
    rows = []
    line = reader.line_num + 1
    for row in reader:
        if row and len(row) != width:
            raise PackageError(f"{where}: line {line}: {len(row)} cells where the header has {width}")
        if row:
            rows.append(row)
        line = reader.line_num + 1
    return rows


def difference(old: Rows, new: Rows, key: Sequence[str]) -> RowDifference:
    """Return how the rows differ.

    Parameters
    ----------
    old, new : Rows
        Two versions of a table.
    key : sequence of str
        Columns that both have, by which rows are matched. Without any, no row is: all are removed or added.

    Raises
    ------
    PackageError
        If two rows of a file have the same key.
    """
    if not key:
        return RowDifference(tuple(sorted(map(tuple, new.rows))), tuple(sorted(map(tuple, old.rows))))
    before, after = by_key(old, key), by_key(new, key)
    # In the order of keys, whatever the order in the files.
    gone = sorted(before.keys() - after.keys())
    come = sorted(after.keys() - before.keys())
    if old.header == new.header:
        differing = sorted(name for name in before.keys() & after.keys() if before[name] != after[name])
        changed = _changes(before, after, differing, [(name, at, at) for at, name in enumerate(old.header)])
        filled: tuple[RowChange, ...] = ()
        lost: tuple[RowChange, ...] = ()
    else:
        kept = sorted(before.keys() & after.keys())
        common = [name for name in old.header if name in new.header]
        places = [(name, old.header.index(name), new.header.index(name)) for name in common]
        changed = _changes(before, after, kept, places)
        filled = _beyond(after, kept, new.header, old.header, is_new=True)
        lost = _beyond(before, kept, old.header, new.header, is_new=False)
    return RowDifference(
        tuple(tuple(after[name]) for name in come), tuple(tuple(before[name]) for name in gone), changed, filled, lost
    )


def by_key(table: Rows, key: Sequence[str]) -> dict[Row, list[str]]:
    """Return the rows by their keys.

    Raises
    ------
    PackageError
        If a column of the key is missing, or a key is there twice.
    """
    if missing := [name for name in key if name not in table.header]:
        raise PackageError(f"{table.where}: line 1: no column {missing[0]!r}, which is in the primary key")
    key_of = _getter([table.header.index(name) for name in key])
    found = {key_of(row): row for row in table.rows}
    if len(found) < len(table.rows):
        seen = set()
        for row in table.rows:
            if (name := key_of(row)) in seen:
                raise PackageError(
                    f"{table.where}: the key {', '.join(name)!r} is there twice; "
                    "`balkans-data validate` says on which lines"
                )
            seen.add(name)
    return found


def is_key(table: Rows, key: Sequence[str]) -> bool:
    """Return whether these columns are there and tell all rows apart."""
    if not set(key) <= set(table.header):
        return False
    key_of = _getter([table.header.index(name) for name in key])
    return len(set(map(key_of, table.rows))) == len(table.rows)


def in_order(table: Rows, key: Sequence[str]) -> tuple[Row, ...]:
    """Return the rows in the order of their keys, which must be unique."""
    return tuple(tuple(row) for _, row in sorted(by_key(table, key).items()))


def _getter(places: list[int]) -> Callable[[list[str]], Row]:
    if len(places) == 1:
        place = places[0]
        return lambda row: (row[place],)
    return itemgetter(*places)


def _changes(
    before: dict[Row, list[str]], after: dict[Row, list[str]], keys: list[Row], places: list[tuple[str, int, int]]
) -> tuple[RowChange, ...]:
    changes = []
    for key in keys:
        old, new = before[key], after[key]
        cells = tuple(Cell(name, old[was], new[now]) for name, was, now in places if old[was] != new[now])
        if cells:
            changes.append(RowChange(key, cells))
    return tuple(changes)


def _beyond(
    rows: dict[Row, list[str]], keys: list[Row], header: Row, other: Row, *, is_new: bool
) -> tuple[RowChange, ...]:
    """Return the cells, not empty, of the columns that only one version has."""
    places = [(name, at) for at, name in enumerate(header) if name not in other]
    found = []
    for key in keys if places else []:
        row = rows[key]
        cells = tuple(
            Cell(name, "" if is_new else row[at], row[at] if is_new else "") for name, at in places if row[at]
        )
        if cells:
            found.append(RowChange(key, cells))
    return tuple(found)
