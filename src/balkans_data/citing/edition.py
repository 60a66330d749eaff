"""One release of the tables as text: what citations are made of, and what receipts are held against."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

from balkans_data import package
from balkans_data.collecting import paused
from balkans_data.comparing import rows
from balkans_data.errors import UnknownTableError
from balkans_data.package import recorded_hash
from balkans_data.releases.packages import read_package
from balkans_data.releases.reading import place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from balkans_data.comparing.differences import Row
    from balkans_data.comparing.rows import Rows
    from balkans_data.releases.packages import Package, Schema

__all__ = ["Edition"]


class Edition:
    """A release, of which each table is read when it is first asked for.

    Parameters
    ----------
    release : str or Path, optional
        A wheel, a folder with ``datapackage.json`` or (only as `str`) a git revision; by default this package.

    Attributes
    ----------
    version, released : str
        Its version, and its day (ISO 8601).
    label : str
        What it is called in messages.

    Raises
    ------
    PackageError
        If there is no package, or it cannot be read.
    """

    def __init__(self, release: str | Path | None = None) -> None:
        self._package: Package = read_package(place(package.root() if release is None else release))
        self.is_installed = release is None
        self.version = self._package.version or "?"
        self.released = self._package.released
        self.label = f"balkans-data {self.version}"
        self._contents: dict[str, bytes] = {}
        self._tables: dict[str, Rows] = {}
        self._keyed: dict[str, dict[Row, list[str]]] = {}

    @property
    def schemas(self) -> Mapping[str, Schema]:
        """The Table Schemas by table."""
        return self._package.schemas

    @cached_property
    def about(self) -> Mapping[str, Any]:
        """What ``datapackage.json`` says."""
        return self._package.described

    def content(self, table: str) -> bytes:
        """Return the CSV file of a table, or raise UnknownTableError."""
        if table not in self.schemas:
            raise UnknownTableError(table, self.schemas)
        if table not in self._contents:
            # No table is cited that is not as it was released.
            self._contents[table] = (
                package.table_content(table) if self.is_installed else self._package.as_released(table)
            )
        return self._contents[table]

    def table(self, table: str) -> Rows:
        """Return header and rows of a table."""
        if table not in self._tables:
            with paused():
                self._tables[table] = rows.read(self.content(table), f"{self.label}: {table}")
        return self._tables[table]

    def by_key(self, table: str) -> Mapping[Row, list[str]]:
        """Return the rows of a table by their keys."""
        if table not in self._keyed:
            self._keyed[table] = rows.by_key(self.table(table), self.schemas[table].key)
        return self._keyed[table]

    def edited(self) -> list[str]:
        """Return the tables, of those read so far, that are not as ``datapackage.json`` records them.

        There are none but in a checkout, where rows are there to be edited.
        """
        recorded = {name: resource.get("hash") for name, resource in self._package.resources.items()}
        return [name for name, content in self._contents.items() if recorded[name] != recorded_hash(content)]

    def place_of(self, table: str, column: str) -> int:
        """Return which cell of a row is that of a column."""
        return self.table(table).header.index(column)

    def where(self, table: str, column: str, value: str) -> list[Row]:
        """Return the keys of the rows with a value in a column; none where there is no such table."""
        if table not in self.schemas:
            return []
        at = self.place_of(table, column)
        return [key for key, row in self.by_key(table).items() if row[at] == value]

    def hashes(self) -> dict[str, str]:
        """Return the SHA-256 of each table's file, sorted by table."""
        return {name: hashlib.sha256(self.content(name)).hexdigest() for name in sorted(self.schemas)}
