"""The manifest of a release: what it held, small enough to keep in the repository for good.

It has the schemas, the identifiers and the verdicts themselves, and digests of the rest, so that a later version can
be held against it without the release at hand (`balkans_data.releasing.changes`). It is made from any place that
holds a package: a checkout, a wheel, a git revision.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from balkans_data.comparing import rows
from balkans_data.comparing.bump import numbers
from balkans_data.errors import PackageError
from balkans_data.releases.listing import hash_of_list
from balkans_data.releases.packages import schema_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from balkans_data.releases.packages import Package, Schema

__all__ = [
    "FOLDER",
    "Manifest",
    "Queries",
    "TableManifest",
    "as_text",
    "cells_of",
    "manifest_of",
    "manifest_path",
    "read",
    "stored",
]

#: Where a checkout keeps the manifests of its releases, a file a version.
FOLDER = "releases"

_QUERIES = ("data/checks", "data/derivations")
_VERDICTS = "verdicts"
#: What fits here stands in one line.
_WIDTH = 120

Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0)]
Identifier = str | tuple[str, ...]
"""The key of a row: its cell, or its cells if the key has several columns."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class TableManifest(_Frozen):
    """A table of a release."""

    name: str
    path: str
    rows: Count
    bytes: Count
    sha256: Digest
    """Of the file."""
    identifies: bool
    """Whether the keys are identifiers, which others may cite."""
    keys: Digest
    """Of the keys, in order."""
    columns: dict[str, Digest]
    """Each column of the file, with the digest of its cells in the order of the keys."""
    identifiers: Annotated[tuple[Identifier, ...], Field(strict=False)] | None
    """The keys in order, where they are identifiers."""
    table_schema: dict[str, Any]
    """The Table Schema."""

    @property
    def schema_compared(self) -> Schema:
        """The schema in the shape that is compared."""
        return schema_of(self.table_schema, self.name, f"the schema of {self.name!r} in a manifest")


class Queries(_Frozen):
    """The checks and derivations of a release."""

    files: Count
    sha256: Digest
    """Of what ``LC_ALL=C sha256sum data/checks/*.sql data/derivations/*.sql`` prints."""


class Manifest(_Frozen):
    """What a release held."""

    manifest: Literal[1]
    """The version of this form."""
    version: str
    date: str
    fingerprint: Digest
    """Of the tables: of what ``LC_ALL=C sha256sum data/*.csv`` prints. So ``| sha256sum`` makes it without our code."""
    queries: Queries
    tables: Annotated[tuple[TableManifest, ...], Field(strict=False)]
    verdicts: dict[str, dict[str, str]]
    """The verdict of each claim, by moment."""

    @model_validator(mode="after")
    def _fits(self) -> Manifest:
        if numbers(self.version) is None:
            raise ValueError(f"the version {self.version!r} is not MAJOR.MINOR.PATCH")
        if hash_of_list((table.path, table.sha256) for table in self.tables) != self.fingerprint:
            raise ValueError("the fingerprint is not that of its tables: somebody changed it by hand")
        for table in self.tables:
            if table.identifies != (table.identifiers is not None):
                raise ValueError(f"{table.name}: identifiers are listed where keys are identifiers, and only there")
            if table.identifiers is not None and table.keys != _digest(map(cells_of, table.identifiers)):
                raise ValueError(f"{table.name}: the digest of the keys is not that of the identifiers listed")
        return self

    @property
    def number(self) -> tuple[int, ...]:
        """The version as numbers, by which manifests are in order."""
        return numbers(self.version) or ()

    def table(self, name: str) -> TableManifest | None:
        """Return what it says of a table, or None if the release had no such table."""
        return next((table for table in self.tables if table.name == name), None)


def manifest_of(package: Package) -> Manifest:
    """Return the manifest of a version of the dataset, as its files are.

    Parameters
    ----------
    package : Package
        The version: a folder, wheel or revision that `balkans_data.releases.packages.read_package` has read.

    Raises
    ------
    PackageError
        If its version is none, or a table cannot be read or has two rows with one key.
    """
    contents = package.contents(package.paths)
    identifying = package.identifying()
    tables = tuple(_table(package, name, content, identifies=name in identifying) for name, content in contents.items())
    listed = [path for folder in _QUERIES for path in package.place.listed(folder, ".sql")]
    queries = {path: hashlib.sha256(content).hexdigest() for path, content in package.place.read(listed).items()}
    try:
        return Manifest(
            manifest=1,
            version=package.version or "",
            date=package.released,
            fingerprint=hash_of_list((table.path, table.sha256) for table in tables),
            queries=Queries(files=len(queries), sha256=hash_of_list(queries.items())),
            tables=tables,
            verdicts=_verdicts(package, contents),
        )
    except ValidationError as error:
        raise PackageError(f"{package.label}: {_said(error)}") from None


def manifest_path(folder: Path, version: str) -> Path:
    """Return the file of a version's manifest in a checkout."""
    return folder / FOLDER / f"{version}.json"


def read(file: Path) -> Manifest:
    """Read a manifest, and prove that it was not changed by hand.

    Raises
    ------
    PackageError
        If it is missing, of another form, at odds with itself, or of another version than its name says.
    """
    try:
        found = Manifest.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        raise PackageError(f"{file} is missing") from None
    except ValidationError as error:
        raise PackageError(f"{file} is no manifest of a release: {_said(error)}") from None
    if found.version != file.stem:
        raise PackageError(f"{file} is the manifest of {found.version}: it was renamed")
    for table in found.tables:
        schema_of(table.table_schema, table.name, f"{file}: the schema of {table.name!r}")
    return found


def stored(folder: Path) -> list[Manifest]:
    """Return the manifests of a checkout, the oldest version first.

    Raises
    ------
    PackageError
        If one cannot be read.
    """
    return sorted(map(read, (folder / FOLDER).glob("*.json")), key=lambda manifest: manifest.number)


def as_text(manifest: Manifest) -> str:
    """Return a manifest as JSON that is compared well line by line: an identifier, a column, a verdict a line."""
    return _laid_out(manifest.model_dump(mode="json"), "") + "\n"


def _laid_out(value: Any, indent: str) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or len(indent) + len(flat) <= _WIDTH:
        return flat
    inner = indent + " "
    if isinstance(value, dict):
        parts = [f"{json.dumps(key, ensure_ascii=False)}: {_laid_out(item, inner)}" for key, item in value.items()]
        return "{\n" + ",\n".join(inner + part for part in parts) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + _laid_out(item, inner) for item in value) + f"\n{indent}]"


def cells_of(key: Identifier) -> tuple[str, ...]:
    """Return the cells of a key, one or several."""
    return (key,) if isinstance(key, str) else key


def _table(package: Package, name: str, content: bytes, *, identifies: bool) -> TableManifest:
    schema = package.schemas[name]
    table = rows.read(content, f"{package.label}: {package.paths[name]}")
    found = sorted(rows.by_key(table, schema.key).items())
    keys = [key for key, _ in found]
    columns = zip(*(row for _, row in found), strict=True) if found else [()] * len(table.header)
    return TableManifest(
        name=name,
        path=package.paths[name],
        rows=len(keys),
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        identifies=identifies,
        keys=_digest(keys),
        columns={column: _digest(cells) for column, cells in zip(table.header, columns, strict=True)},
        identifiers=tuple(key[0] if len(key) == 1 else key for key in keys) if identifies else None,
        table_schema=_table_schema(schema),
    )


def _table_schema(schema: Schema) -> dict[str, Any]:
    """Return a schema as Table Schema says it, in one order whatever the order in its file."""
    return {
        **schema.about,
        "fields": [dict(described) for described in schema.fields.values()],
        "primaryKey": list(schema.key),
        "uniqueKeys": sorted(map(list, schema.unique)),
        "foreignKeys": [
            {"fields": list(key.columns), "reference": {"resource": key.table, "fields": list(key.target)}}
            for key in sorted(schema.references, key=lambda key: (key.columns, key.table, key.target))
        ],
        "missingValues": list(schema.missing),
    }


def _verdicts(package: Package, contents: dict[str, bytes]) -> dict[str, dict[str, str]]:
    if _VERDICTS not in contents:
        return {}
    table = rows.read(contents[_VERDICTS], f"{package.label}: {package.paths[_VERDICTS]}")
    try:
        claim, moment, verdict = (table.header.index(name) for name in ("claim_id", "moment", "verdict"))
    except ValueError:
        raise PackageError(
            f"{table.where}: line 1: the columns claim_id, moment and verdict are not all there"
        ) from None
    found: dict[str, dict[str, str]] = {}
    for row in sorted(table.rows):
        found.setdefault(row[claim], {})[row[moment]] = row[verdict]
    return found


def _digest(values: Iterable[str | tuple[str, ...]]) -> str:
    """Return the SHA-256 of texts, or of tuples of texts, such that no two lists have the same."""
    return hashlib.sha256(json.dumps(list(values), separators=(",", ":")).encode()).hexdigest()


def _said(error: ValidationError) -> str:
    """Return the first thing that is wrong, in one line."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else first["msg"].removeprefix("Value error, ")
