"""The tables of another release, typed as that release's own schemas say.

The row models are not asked: an older release has its own tables, columns and vocabularies.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from balkans_data.errors import PackageError, UnknownTableError
from balkans_data.frames import Field, have_spells, joined, read
from balkans_data.models.registry import UNIONS
from balkans_data.releases.packages import Package, read_package
from balkans_data.releases.reading import place
from balkans_data.schema.columns import Kind
from balkans_data.schema.descriptor import row_count
from balkans_data.schema.table_schema import EDTF

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = ["Release"]

_KINDS = {
    "string": Kind.STRING,
    "integer": Kind.INTEGER,
    "number": Kind.NUMBER,
    "boolean": Kind.BOOLEAN,
    "date": Kind.DATE,
}


class Release:
    """A release of the dataset in a wheel or a folder.

    Parameters
    ----------
    path : str or Path
        A wheel, or a folder with ``datapackage.json``: a checkout, an installed copy, or where a wheel was
        unpacked. Never a git revision.

    Raises
    ------
    PackageError
        If there is no release, or it cannot be read.
    """

    def __init__(self, path: str | Path) -> None:
        self.package: Package = read_package(place(Path(path)))

    def names(self) -> list[str]:
        """Return what can be loaded: the tables, and the unions of which it has a part."""
        return [*self.package.schemas, *(name for name in UNIONS if self._parts(name))]

    def _parts(self, table: str) -> list[str]:
        """Return the tables of this release that are read as one by this name."""
        if table in self.package.schemas or table not in UNIONS:
            return []
        return [part.table.name for part in UNIONS[table].parts if part.table.name in self.package.schemas]

    def fields(self, table: str) -> tuple[Field, ...]:
        """Return the columns of a table.

        Raises
        ------
        PackageError
            If a column has a type that this version cannot read.
        """
        where = f"{self.package.label}: schema of {table!r}"
        return tuple(_field(name, said, where) for name, said in self.package.schemas[table].fields.items())

    def has_spells(self, table: str) -> bool:
        """Whether the rows of a table are spells."""
        return table in self.package.schemas and have_spells(self.fields(table))

    def load(self, table: str) -> pd.DataFrame:
        """Return a table as a typed DataFrame, as `balkans_data.load` of that release does.

        Raises
        ------
        UnknownTableError
            If it has no such table.
        PackageError
            If the table is not what ``datapackage.json`` of the release records, or cannot be read.
        """
        parts = self._parts(table)
        if not parts and table not in self.package.schemas:
            raise UnknownTableError(table, self.names(), f" in {self.package.label} ({self._version()})")
        frame = joined({part: self._frame(part) for part in parts}) if parts else self._frame(table)
        frame.attrs = {"table": table}
        frame.attrs.update(self.facts())
        return frame

    def _frame(self, table: str) -> pd.DataFrame:
        return read(
            self.content(table),
            self.fields(table),
            self._file(table),
            missing=self.package.schemas[table].missing,
            hint=f"`balkans-data verify --release` says whether {self.package.label} is whole",
        )

    def content(self, table: str) -> bytes:
        """Return the CSV file of a table, held against the hash that the release records of it.

        Raises
        ------
        PackageError
            If it is missing, or another.
        """
        return self.package.as_released(table)

    def facts(self) -> dict[str, str]:
        """Return what frames say, in their `attrs`, of the release that they are from."""
        name, version = self.package.name, self.package.version or ""
        return {
            "package": name,
            "version": version,
            "date": self.package.released,
            "licence": self.package.licence,
            "citation_key": f"{name}-{version}",
        }

    def summaries(self) -> list[dict[str, Any]]:
        """Return name, title, numbers of rows and columns, and description of each table and union."""
        rows = {table: self._rows(table) for table in self.package.schemas}
        listed: list[dict[str, Any]] = []
        for table, schema in self.package.schemas.items():
            said: Mapping[str, Any] = {**self.package.resources[table], **schema.about}
            listed.append(_summary(table, said, rows[table], len(schema.fields)))
        for name, union in UNIONS.items():
            if parts := self._parts(name):
                columns = {column for part in parts for column in self.package.schemas[part].fields}
                said = {"title": union.title, "description": union.description}
                listed.append(_summary(name, said, sum(rows[part] for part in parts), len(columns) + 1))
        return listed

    def _rows(self, table: str) -> int:
        counted = self.package.resources[table].get("rowCount")
        return counted if isinstance(counted, int) else row_count(self.content(table), table)

    def _file(self, table: str) -> str:
        return f"{self.package.label}: {self.package.paths[table]}"

    def _version(self) -> str:
        return f"version {self.package.version}" if self.package.version else "of no version"


def _summary(name: str, said: Mapping[str, Any], rows: int, columns: int) -> dict[str, Any]:
    title, description = (str(said.get(key, "")) for key in ("title", "description"))
    return {"name": name, "title": title, "rows": rows, "columns": columns, "description": description}


def _field(name: str, said: Mapping[str, Any], where: str) -> Field:
    """Return a column of a Table Schema as it is read."""
    kind = said.get("type", "string")
    if kind not in _KINDS:
        raise PackageError(
            f"{where}: column {name!r} has the type {kind!r}, which this version cannot read; "
            "read it with a newer balkans-data, or with that release itself"
        )
    if kind == "boolean" and (said.get("trueValues", ["true"]), said.get("falseValues", ["false"])) != (
        ["true"],
        ["false"],
    ):
        raise PackageError(f"{where}: column {name!r} does not write booleans as true and false")
    if kind == "string" and said.get("rdfType") == EDTF:
        return Field(name, Kind.EDTF)
    values = said.get("constraints", {}).get("enum")
    if kind == "string" and values is not None:
        if not (isinstance(values, list) and all(isinstance(value, str) for value in values)):
            raise PackageError(f"{where}: the values of column {name!r} should be a list of texts")
        return Field(name, Kind.ENUM, tuple(dict.fromkeys(values)))
    return Field(name, _KINDS[kind])
