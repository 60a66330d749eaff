"""``datapackage.json``: the models, the files and ``CITATION.cff`` as one Data Package, version 2."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from balkans_data.errors import PackageError
from balkans_data.models.registry import MODELS
from balkans_data.package import recorded_hash, table_file, table_path, table_rows
from balkans_data.schema.publication import author_name, places

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from balkans_data.models.rows import RowModel

__all__ = ["PROFILE", "citation", "descriptor", "resource", "row_count"]

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

#: Said out loud, as some readers guess the delimiter where none is given.
_DIALECT = {
    "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json",
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminator": "\n",
    "skipInitialSpace": False,
    "header": True,
}


def descriptor(folder: Path, made: Mapping[str, bytes] | None = None) -> dict[str, Any]:
    """Return the descriptor of the package in `folder` as a JSON-ready dictionary.

    Parameters
    ----------
    folder : Path
        The package.
    made : mapping of str to bytes, optional
        Content that tables are about to have, by their paths, in place of what their files have.

    Raises
    ------
    PackageError
        If ``CITATION.cff`` or a table is missing or unreadable.
    """
    cited = citation(folder)
    known = places(cited)
    return {
        "$schema": PROFILE,
        "name": "balkans-data",
        **{ours: known[theirs] for ours, theirs in (("id", "identifier"), ("homepage", "url")) if theirs in known},
        "title": cited["title"],
        "description": " ".join(str(cited["abstract"]).split()),
        "version": str(cited["version"]),
        "created": f"{cited['date-released']}T00:00:00Z",
        "keywords": cited["keywords"],
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 International",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "contributors": [_contributor(author) for author in cited["authors"]],
        "sources": [_source(row) for row in table_rows("sources", folder)],
        "resources": [resource(model, folder, made) for model in MODELS],
    }


def citation(folder: Path) -> dict[str, Any]:
    """Return the content of ``CITATION.cff``, the one home of title, authors, version and date."""
    try:
        import yaml
    except ImportError:
        raise PackageError("building needs PyYAML: pip install 'balkans-data[build]'") from None
    file = folder / "CITATION.cff"
    try:
        content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackageError(f"{file} is missing: only a checkout can be built") from None
    except (yaml.YAMLError, ValueError) as error:
        # ValueError: a day that no calendar has.
        raise PackageError(f"{file} is no valid YAML: {error}") from None
    return content


def row_count(content: bytes, name: str) -> int:
    """Return how many rows a table has below its header."""
    try:
        return sum(1 for _ in csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)) - 1
    except (UnicodeDecodeError, csv.Error) as error:
        raise PackageError(f"{table_path(name)} cannot be read ({error}); run `balkans-data validate`") from None


def _content(folder: Path, name: str) -> bytes:
    file = table_file(name, folder)
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise PackageError(f"{file} is missing") from None


def resource(model: type[RowModel], folder: Path, made: Mapping[str, bytes] | None = None) -> dict[str, Any]:
    """Return how the descriptor of the package in `folder` describes one table."""
    table = model.table
    content = (made or {}).get(table_path(table.name)) or _content(folder, table.name)
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "path": table_path(table.name),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": recorded_hash(content),
        "rowCount": row_count(content, table.name),
        "dialect": _DIALECT,
        "schema": f"schemas/{table.name}.json",
    }


def _contributor(author: dict[str, str]) -> dict[str, Any]:
    # Citations need to know which part of a name is the family's.
    parts = {
        ours: author[theirs]
        for ours, theirs in (("givenName", "given-names"), ("familyName", "family-names"))
        if "name" not in author and theirs in author
    }
    return {"title": author_name(author), **parts, "roles": ["author"]}


def _source(row: dict[str, str]) -> dict[str, str]:
    source = {"title": row["title"]}
    if row["url"]:
        source["path"] = row["url"]
    return source
