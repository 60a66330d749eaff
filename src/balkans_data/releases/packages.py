"""What a version of the dataset says of itself: ``datapackage.json`` and the schemas, in the shape they are compared.

The row models of the installed package are not asked: an older release has its own tables and columns.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from balkans_data.errors import PackageError
from balkans_data.package import DESCRIPTOR, recorded_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from balkans_data.releases.reading import Place

__all__ = ["CHANGELOG", "Package", "Reference", "Schema", "read_package", "schema_of"]

CHANGELOG = "CHANGELOG.md"

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
#: Relative, with forward slashes: no place outside the package, and nothing that git would take for more than a path.
_PATH = re.compile(r"(?!/)(?!.*(?:^|/)\.\.?(?:/|$))[^\\:\x00-\x1f]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: columns, and the table and columns that their values must be found in."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """The Table Schema of a table."""

    fields: Mapping[str, Mapping[str, Any]]
    key: tuple[str, ...]
    unique: frozenset[tuple[str, ...]] = frozenset()
    references: frozenset[Reference] = frozenset()
    missing: tuple[str, ...] = ("",)
    about: Mapping[str, str] = field(default_factory=dict)
    """Title and description."""


@dataclass(frozen=True, slots=True)
class Package:
    """A version of the dataset, of which the tables are read when they are asked for."""

    place: Place
    version: str | None
    paths: Mapping[str, str]
    schemas: Mapping[str, Schema]
    unlisted: tuple[str, ...]
    """CSV files in ``data/`` that ``datapackage.json`` does not describe."""
    released: str = ""
    """Day of the release (ISO 8601), as far as the descriptor says it."""
    made: Mapping[str, bytes] = field(default_factory=dict)
    """Tables that were made anew, in place of what their files have."""
    described: Mapping[str, Any] = field(default_factory=dict)
    """What the descriptor says."""
    resources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What the descriptor says of each table."""
    name: str = ""
    licence: str = ""

    @property
    def label(self) -> str:
        """What its place is called."""
        return self.place.label

    def changelog(self) -> str | None:
        """Return the text of ``CHANGELOG.md``, or None where there is none (wheels have none)."""
        content = self.place.read([CHANGELOG]).get(CHANGELOG)
        return None if content is None else content.decode("utf-8", errors="replace")

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return the CSV files of tables by the names of the tables."""
        names = list(names)
        found = self.place.read([self.paths[name] for name in names if name not in self.made])
        for name in names:
            if name not in self.made and self.paths[name] not in found:
                raise PackageError(f"{self.label}: {self.paths[name]} is missing")
        return {name: self.made[name] if name in self.made else found[self.paths[name]] for name in names}

    def as_released(self, name: str) -> bytes:
        """Return the CSV file of a table, held against the hash that ``datapackage.json`` records of it, if any.

        Raises
        ------
        PackageError
            If it is missing, or another.
        """
        content = self.contents([name])[name]
        recorded = self.resources[name].get("hash")
        if recorded is not None and recorded != recorded_hash(content):
            raise PackageError(
                f"{self.label}: {self.paths[name]} is not as it was released: datapackage.json there records another "
                "hash; take another copy of the release (or, where rows were edited, run `balkans-data build`)"
            )
        return content

    def identifying(self) -> frozenset[str]:
        """Return the tables whose primary keys are identifiers, which others may cite.

        These are the keys of one column (an actor, a claim, an alignment, a source), and those of several
        that a foreign key refers to (a status is told by its track and its name). Other keys of several
        columns only say which figure or vote a row is; nothing refers to such a row by them.
        """
        referred = {(key.table, frozenset(key.target)) for schema in self.schemas.values() for key in schema.references}
        return frozenset(
            name
            for name, schema in self.schemas.items()
            if len(schema.key) == 1 or (name, frozenset(schema.key)) in referred
        )


def read_package(place: Place) -> Package:
    """Read the descriptor and the schemas of the package at a place.

    Raises
    ------
    PackageError
        If there is none, or its descriptor or a schema is not what it should be.
    """
    content = place.read([DESCRIPTOR]).get(DESCRIPTOR)
    if content is None:
        raise PackageError(f"{place.label} is no package: it holds no {DESCRIPTOR}")
    where = f"{place.label}: {DESCRIPTOR}"
    described = _mapping(_json(content, where), where)
    resources = [
        _mapping(item, f"{where}: a resource") for item in _list(described.get("resources"), f"{where}: resources")
    ]
    paths: dict[str, str] = {}
    for resource in resources:
        name = resource.get("name")
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise PackageError(f"{where}: {name!r} is no name of a table")
        if name in paths:
            raise PackageError(f"{where}: the table {name!r} is there twice")
        paths[name] = _path(resource.get("path"), f"{where}: path of {name!r}")
    elsewhere = {
        str(resource["name"]): _path(resource.get("schema"), f"{where}: schema of {resource['name']!r}")
        for resource in resources
        if not isinstance(resource.get("schema"), dict)
    }
    found = place.read(elsewhere.values())
    schemas = {}
    for resource in resources:
        name = str(resource["name"])
        said = f"{place.label}: {elsewhere.get(name, f'{DESCRIPTOR}: schema of {name!r}')}"
        if name not in elsewhere:
            raw = resource["schema"]
        elif elsewhere[name] in found:
            raw = _json(found[elsewhere[name]], said)
        else:
            raise PackageError(f"{said} is missing")
        schemas[name] = schema_of(_mapping(raw, said), name, said)
    version = described.get("version")
    unlisted = tuple(path for path in place.listed("data", ".csv") if path not in paths.values())
    return Package(
        place,
        version if isinstance(version, str) else None,
        paths,
        schemas,
        unlisted,
        str(described.get("created", ""))[:10],
        resources={str(resource["name"]): resource for resource in resources},
        name=str(described.get("name", "")),
        licence=_licence(described, where),
        described=described,
    )


def _licence(described: Mapping[str, Any], where: str) -> str:
    for licence in _list(described.get("licenses", []), f"{where}: licenses"):
        return str(_mapping(licence, f"{where}: a licence").get("name", ""))
    return ""


def schema_of(raw: Mapping[str, Any], table: str, where: str) -> Schema:
    """Return a Table Schema, as JSON gives it, in the shape that is compared.

    Parameters
    ----------
    raw : mapping
        The Table Schema.
    table : str
        Of which table.
    where : str
        What to call it in errors.

    Raises
    ------
    PackageError
        If it is not what a Table Schema should be, or has no primary key.
    """
    fields: dict[str, Mapping[str, Any]] = {}
    for item in _list(raw.get("fields"), f"{where}: fields"):
        described = _mapping(item, f"{where}: a field")
        if not isinstance(described.get("name"), str):
            raise PackageError(f"{where}: a field has no name")
        _mapping(described.get("constraints", {}), f"{where}: constraints of {described['name']!r}")
        fields[described["name"]] = described
    key = _names(raw.get("primaryKey"), f"{where}: primaryKey")
    if not key:
        raise PackageError(f"{where}: there is no primary key, by which rows could be told apart")
    references = set()
    for item in _list(raw.get("foreignKeys", []), f"{where}: foreignKeys"):
        said = f"{where}: a foreign key"
        target = _mapping(_mapping(item, said).get("reference"), said)
        # A table refers to itself by an empty name.
        other = str(target.get("resource") or table)
        references.add(Reference(_names(item.get("fields"), said), other, _names(target.get("fields"), said)))
    return Schema(
        fields,
        key,
        frozenset(
            _names(item, f"{where}: uniqueKeys") for item in _list(raw.get("uniqueKeys", []), f"{where}: uniqueKeys")
        ),
        frozenset(references),
        _names(raw.get("missingValues", [""]), f"{where}: missingValues"),
        {name: str(raw[name]) for name in ("title", "description") if name in raw},
    )


def _json(content: bytes, where: str) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise PackageError(f"{where} is no valid JSON ({error})") from None


def _mapping(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise PackageError(f"{where} should be an object, not {_short(value)}")
    return value


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise PackageError(f"{where} should be a list, not {_short(value)}")
    return value


def _names(value: Any, where: str) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else [] if value is None else _list(value, where)
    if not all(isinstance(name, str) for name in names):
        raise PackageError(f"{where} should be a list of names, not {_short(value)}")
    return tuple(names)


def _path(value: Any, where: str) -> str:
    if not isinstance(value, str) or not _PATH.fullmatch(value):
        raise PackageError(f"{where} should be a path inside the package, not {_short(value)}")
    return value


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
