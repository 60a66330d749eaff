"""What differs between two versions of the dataset."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

__all__ = ["Bump", "Cell", "Difference", "Flip", "Row", "RowChange", "SchemaChange", "State", "TableDifference"]

Row = tuple[str, ...]
"""The cells of a row, as text."""


class Bump(IntEnum):
    """Which part of a version number goes up; a larger one covers the smaller."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


class State(StrEnum):
    """What became of a table."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell whose text differs."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is in both versions, and its cells that differ."""

    key: Row
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """Something that the schema of a table says otherwise, apart from columns that came or went."""

    column: str | None
    """None if it is of the whole table."""
    aspect: str
    old: Any
    new: Any
    bump: Bump


@dataclass(frozen=True, slots=True)
class TableDifference:
    """What differs in one table.

    Rows are sorted by their keys; the order in the files makes no difference.
    """

    name: str
    state: State
    key: tuple[str, ...]
    """Columns by which rows were matched; empty if no key is in both versions, so that none were."""
    identifies: bool
    """Whether the keys of OLD are identifiers, which others may cite."""
    old_columns: tuple[str, ...]
    new_columns: tuple[str, ...]
    added: tuple[Row, ...] = ()
    """Rows with the columns of NEW."""
    removed: tuple[Row, ...] = ()
    """Rows with the columns of OLD."""
    changed: tuple[RowChange, ...] = ()
    """Rows of which cells differ in columns that both versions have."""
    filled: tuple[RowChange, ...] = ()
    """Cells, not empty, that new columns have in rows that were there before."""
    lost: tuple[RowChange, ...] = ()
    """Cells, not empty, that removed columns had in rows that are still there."""
    schema: tuple[SchemaChange, ...] = ()

    @property
    def columns_added(self) -> tuple[str, ...]:
        """Columns that only NEW has; none if the table itself is new."""
        return self._beyond(self.new_columns, self.old_columns)

    @property
    def columns_removed(self) -> tuple[str, ...]:
        """Columns that only OLD has; none if the table itself is gone."""
        return self._beyond(self.old_columns, self.new_columns)

    @property
    def cells(self) -> int:
        """How many cells changed."""
        return sum(len(row.cells) for row in self.changed)

    def key_of(self, row: Row, columns: tuple[str, ...]) -> Row:
        """Return the cells of the key of a row with these columns; the whole row if there is no key."""
        return tuple(row[columns.index(name)] for name in self.key) if self.key else row

    def _beyond(self, these: tuple[str, ...], those: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in these if name not in those) if self.state is State.CHANGED else ()


@dataclass(frozen=True, slots=True)
class Flip:
    """A verdict that is another now.

    Attributes
    ----------
    claim_id, moment : str
        The verdict: of which claim, and as of when.
    old, new : str
        What it was and is.
    rows : tuple of str
        ``table/key`` of the rows that differ and on which its checks rest, and of checks that differ.
    queries : tuple of str
        Paths of the queries that differ.
    """

    claim_id: str
    moment: str
    old: str
    new: str
    rows: tuple[str, ...]
    queries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two versions; tables without a difference are not in it."""

    old: str
    new: str
    old_version: str | None
    new_version: str | None
    tables: tuple[TableDifference, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """What could not be compared, and why."""
    flips: tuple[Flip, ...] = ()
    """Verdicts that are others now."""

    def __bool__(self) -> bool:
        """Return whether anything differs."""
        return bool(self.tables)

    @property
    def counts(self) -> dict[str, int]:
        """How many tables differ, and rows and cells in them."""
        return {
            "tables": len(self.tables),
            "added": sum(len(table.added) for table in self.tables),
            "removed": sum(len(table.removed) for table in self.tables),
            "changed": sum(len(table.changed) for table in self.tables),
            "cells": sum(table.cells for table in self.tables),
        }
