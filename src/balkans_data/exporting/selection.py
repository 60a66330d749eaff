"""What is exported: which tables, of which release, and what is to be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from typing import TYPE_CHECKING, Any

from balkans_data import package
from balkans_data.database import read_cells
from balkans_data.errors import PackageError
from balkans_data.loading import model_of
from balkans_data.models.registry import MODELS, UNIONS
from balkans_data.schema.publication import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from balkans_data.models.rows import RowModel

__all__ = ["Selection", "licence_text", "selected"]

_NAME = "balkans-data"


@dataclass(frozen=True)
class Selection:
    """Some or all tables of the package, known to be those of its release."""

    folder: Path
    descriptor: dict[str, Any]
    models: tuple[type[RowModel], ...]

    @property
    def tables(self) -> frozenset[str]:
        """Names of the tables."""
        return frozenset(model.table.name for model in self.models)

    @property
    def is_whole(self) -> bool:
        """Whether these are all tables."""
        return len(self.models) == len(MODELS)

    @property
    def version(self) -> str:
        """The release."""
        return str(self.descriptor["version"])

    @property
    def date(self) -> str:
        """The day (ISO 8601) of the release."""
        return str(self.descriptor["created"])[:10]

    @property
    def name(self) -> str:
        """What exports are called: the release, and whether it is but a part of it."""
        return f"{_NAME}-{self.version}" + ("" if self.is_whole else "-part")

    def rows(self, model: type[RowModel]) -> int:
        """Return how many rows a table has."""
        return int(self._resource(model)["rowCount"])

    def _resource(self, model: type[RowModel]) -> dict[str, Any]:
        found: dict[str, Any] = next(item for item in self.descriptor["resources"] if item["name"] == model.table.name)
        return found

    def cells(self, model: type[RowModel]) -> Iterator[list[tuple[str, ...]]]:
        """Yield the cells of a table by column, in the order of the model, some rows at a time.

        Raises
        ------
        PackageError
            If a cell is not valid.
        """
        from balkans_data.schema.columns import columns

        for cells in read_cells(model, self.folder):
            for part, texts in zip(columns(model), cells, strict=True):
                distinct = set(texts)
                missing = "" in distinct
                distinct.discard("")
                if (missing and part.required) or part.invalid(list(distinct)):
                    file = package.table_file(model.table.name, self.folder)
                    raise PackageError(
                        f"{file} has cells that are not valid in column {part.name!r}; run `balkans-data validate`"
                    )
            yield cells

    def about(self) -> dict[str, str]:
        """Return what every export says of itself, by a short name, in the order of telling."""
        described = self.descriptor
        licence: dict[str, str] = next(iter(described.get("licenses", [])), {})
        title = described.get("title", _NAME)
        facts = {
            "package": _NAME,
            "title": title,
            "description": described.get("description", ""),
            "version": self.version,
            "date": self.date,
            "tables": self._tables_told(),
            "licence": licence.get("name", ""),
            "licence_title": licence.get("title", ""),
            "licence_url": licence.get("path", ""),
            "citation": reference(described) if described.get("contributors") else "",
            "dates": (
                "Dates are EDTF (ISO 8601-2) as text: 2017-06-05, 2017-06, 2017, 2013~ (about), 2013? (in doubt), "
                "2024-01/2024-06 (some day in that span). In an end column .. is 'still so', and empty is unknown; "
                "end is the first day on which it no longer held."
            ),
        }
        return {key: text for key, text in facts.items() if text}

    def _tables_told(self) -> str:
        if self.is_whole:
            return f"all {len(self.models)}"
        names = ", ".join(model.table.name for model in self.models)
        return f"{len(self.models)} of {len(MODELS)}: {names}. What refers to the others leads nowhere here"


def selected(tables: Iterable[str] | None) -> Selection:
    """Return the tables that are named, in the order of the registry; by default all.

    Raises
    ------
    UnknownTableError
        If there is no such table.
    PackageError
        If a table is missing, or is not what the descriptor says: an export is of a release.
    ValueError
        If no table is named.
    """
    folder, described = package.root(), package.descriptor()
    models: tuple[type[RowModel], ...] = MODELS
    if tables is not None:
        wanted: set[type[RowModel]] = set()
        for name in tables:
            wanted.update(UNIONS[name].parts if name in UNIONS else [model_of(name)])
        if not wanted:
            raise ValueError("no table is named; leave `tables` out to export all")
        models = tuple(model for model in MODELS if model in wanted)
    hashes = {item["name"]: item["hash"] for item in described["resources"]}
    for model in models:
        name = model.table.name
        if hashes.get(name) != package.recorded_hash(package.table_content(name)):
            file = package.table_file(name)
            raise PackageError(
                f"{file} is not the table that {package.DESCRIPTOR} describes, so it is not of release "
                f"{described['version']}; run `balkans-data build` in a checkout, or reinstall balkans-data"
            )
    return Selection(folder, described, models)


def licence_text(folder: Path) -> str | None:
    """Return the licence of the data as the package ships it, or None if this copy has none."""
    file = folder / "LICENSE-DATA"
    if file.is_file():
        return file.read_text(encoding="utf-8")
    try:
        return distribution(_NAME).read_text("licenses/LICENSE-DATA")
    except PackageNotFoundError:
        return None
