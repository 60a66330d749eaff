"""This release as a copy that can be edited: another release of the same dataset."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from balkans_data import package
from balkans_data.formatting import write

Edit = Callable[[list[str], list[list[str]]], list[list[str]] | None]


class Release:
    """A folder with a release whose tables can be edited."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def edit(self, table: str, edit: Edit) -> None:
        """Change header and rows of a table in place, or return other rows; the schema follows the header."""
        file = self.folder / "data" / f"{table}.csv"
        header, *rows = csv.reader(file.read_text(encoding="utf-8").splitlines(keepends=True))
        before = list(header)  # names are changed in place, and new ones come last
        rows = edit(header, rows) or rows
        content = write([header, *rows])
        file.write_bytes(content)
        resources = json.loads((self.folder / package.DESCRIPTOR).read_text(encoding="utf-8"))["resources"]
        hashes = {table: package.recorded_hash(content)}
        self.describe(resources=[item | {"hash": hashes.get(item["name"], item["hash"])} for item in resources])
        schema = self.folder / "schemas" / f"{table}.json"
        described = json.loads(schema.read_text(encoding="utf-8"))
        fields = {field["name"]: field for field in described["fields"]}
        fields |= {
            new: fields[old] | {"name": new} for old, new in zip(before, header, strict=False) if new not in fields
        }
        text = {"type": "string"}
        described["fields"] = [fields.get(name, {"name": name, **text}) for name in header]
        schema.write_text(json.dumps(described), encoding="utf-8")

    def describe(self, **changes: object) -> None:
        """Change what the descriptor says."""
        file = self.folder / package.DESCRIPTOR
        file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | changes), encoding="utf-8")


@pytest.fixture
def release(tmp_path: Path) -> Release:
    folder = tmp_path / "release"
    folder.mkdir()
    for name in ("data", "schemas"):
        shutil.copytree(package.root() / name, folder / name, ignore=shutil.ignore_patterns("checks", "derivations"))
    shutil.copy(package.root() / package.DESCRIPTOR, folder)
    found = Release(folder)
    found.describe(version="9.8.7", created="2031-05-06T00:00:00Z")
    return found
