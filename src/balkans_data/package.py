"""Where the data lies, and what its descriptor says of it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections import Counter
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from balkans_data.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "DESCRIPTOR",
    "data_date",
    "descriptor",
    "is_checkout",
    "recorded_hash",
    "release",
    "table_file",
    "table_rows",
    "tally",
    "version",
]

DESCRIPTOR = "datapackage.json"

_HERE = Path(__file__).resolve().parent


def is_checkout() -> bool:
    """Return whether this code runs from a source tree rather than from an installed copy.

    Only the place of this very file decides: an editable install may leave old copies of the
    data in ``site-packages``, and those must never be read.
    """
    return _HERE.parent.name == "src" and (_HERE.parents[1] / "pyproject.toml").is_file()


def home() -> Path:
    """Return the folder in which `root` looks, whether or not all is there."""
    return _HERE.parents[1] if is_checkout() else _HERE


def root() -> Path:
    """Return the folder that holds ``datapackage.json``, ``data/`` and ``schemas/``.

    Raises
    ------
    PackageError
        If there is no descriptor in it.
    """
    folder = home()
    if not (folder / DESCRIPTOR).is_file():
        raise PackageError(
            f"this copy of balkans-data is incomplete: {folder / DESCRIPTOR} is missing; "
            "reinstall it, or run `balkans-data build` in a checkout"
        )
    return folder


def table_path(name: str) -> str:
    """Return the path of a table's file inside a package, with forward slashes."""
    return f"data/{name}.csv"


def table_file(name: str, folder: Path | None = None) -> Path:
    """Return the CSV file of a table, in this package or in the one at `folder`."""
    return (folder or root()) / "data" / f"{name}.csv"


def table_rows(name: str, folder: Path | None = None) -> list[dict[str, str]]:
    """Return the rows of a table as they stand in its file, by column; of a small table sooner than a frame.

    Raises
    ------
    PackageError
        If there is no such file, or it cannot be read.
    """
    content = table_content(name, folder)
    try:
        return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        file = table_file(name, folder)
        raise PackageError(f"{file} cannot be read ({error}); run `balkans-data validate`") from None


def table_content(name: str, folder: Path | None = None) -> bytes:
    """Return the bytes of a table's file, in this package or in the one at `folder`.

    Of an installed copy, they are those that were released: a file is held against the hash that
    ``datapackage.json`` records when it is first read, and again if it was written since. In a checkout
    rows are there to be edited.

    Raises
    ------
    PackageError
        If there is no such file, it cannot be read, or it was changed after it was installed.
    """
    file = table_file(name, folder)
    try:
        with file.open("rb") as stream:
            state = os.fstat(stream.fileno())
            content = stream.read()
    except FileNotFoundError:
        hint = "" if is_checkout() else "; reinstall balkans-data (`balkans-data verify` says what else is missing)"
        raise PackageError(f"{file} is missing{hint}") from None
    except OSError as error:
        raise PackageError(f"{file} cannot be read ({error.strerror})") from None
    if folder in (None, _HERE) and not is_checkout():
        seen = (file, state.st_mtime_ns, state.st_size, len(content))
        if seen not in _proven:
            _prove(name, file, content)
            _proven.add(seen)
    return content


def recorded_hash(content: bytes) -> str:
    """Return the hash of a file as ``datapackage.json`` records it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


_proven: set[tuple[Path, int, int, int]] = set()


def _prove(name: str, file: Path, content: bytes) -> None:
    recorded = {str(resource["name"]): str(resource.get("hash")) for resource in descriptor()["resources"]}.get(name)
    if recorded_hash(content) != recorded:
        raise PackageError(
            f"{file} is not as it was released: {DESCRIPTOR} records another hash; "
            "`balkans-data verify` lists every such file, and reinstalling balkans-data restores them"
        )


def tally(
    name: str, columns: Sequence[str], folder: Path | None = None, *, text: str | None = None
) -> Counter[tuple[str, ...]]:
    """Return how many rows have each combination of cells in some columns; of a large table sooner than its rows.

    Parameters
    ----------
    name : str
        Name of the table.
    columns : sequence of str
        The columns; what is returned has their cells in this order.
    folder : Path, optional
        The package, if not this one.
    text : str, optional
        Content that the table is about to have, in place of what its file has.

    Raises
    ------
    PackageError
        If there is no such file, it cannot be read, or has no such column.
    """
    file = table_file(name, folder)
    try:
        with io.StringIO(text, newline="") if text is not None else file.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = next(reader, [])
            places = [header.index(column) for column in columns]
            # Both are loops in compiled code; the getter of a single place gives no tuple.
            if len(places) == 1:
                return Counter({(cell,): count for cell, count in Counter(map(itemgetter(*places), reader)).items()})
            return Counter(map(itemgetter(*places), reader))
    except FileNotFoundError:
        raise PackageError(f"{file} is missing") from None
    except (ValueError, IndexError, csv.Error) as error:
        raise PackageError(f"{file} cannot be read ({error}); run `balkans-data validate`") from None


def descriptor() -> dict[str, Any]:
    """Return the content of ``datapackage.json`` (a Data Package, version 2)."""
    return _descriptor(root())


@cache
def _descriptor(folder: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    except ValueError as error:
        raise PackageError(f"{folder / DESCRIPTOR} is damaged ({error}); reinstall balkans-data") from None
    return content


def version() -> str:
    """Return the version of the data and of the code, which are released together."""
    return str(descriptor()["version"])


def data_date() -> str:
    """Return the day (ISO 8601) as of which the data are released."""
    return str(descriptor()["created"])[:10]


def release() -> dict[str, str]:
    """Return what every frame says, in its `attrs`, of the release that it is from."""
    return {
        "package": "balkans-data",
        "version": version(),
        "date": data_date(),
        "licence": str(descriptor()["licenses"][0]["name"]),
        "citation_key": f"balkans-data-{version()}",
    }
