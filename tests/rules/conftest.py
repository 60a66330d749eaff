"""Small packages to break: copies of `fixtures/good`, with rows changed or added."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path

import pytest

from balkans_data import database
from balkans_data.formatting import write
from balkans_data.models.registry import MODELS, TABLES
from balkans_data.schema.descriptor import descriptor
from balkans_data.validation.engine import report
from balkans_data.validation.findings import Report

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


class Package:
    """A copy of the good package, in which rows can be changed before it is validated."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(FIXTURES / "good", folder)

    def overlay(self, tables: Path) -> None:
        """Replace tables by the CSV files of a folder."""
        for file in tables.glob("*.csv"):
            if file.name != "expected.csv":
                shutil.copyfile(file, self.folder / "data" / file.name)

    def change(self, ref: str, **cells: str) -> None:
        """Change cells of a row, named by table and key: `alignments/alb-...`."""
        table, key, rows = self._rows(ref)
        found = [row for row in rows if self._key(table, row) == key]
        assert len(found) == 1, f"the good package has no row {ref}"
        assert set(cells) <= set(found[0]), f"{table} has no column {set(cells) - set(found[0])}"
        found[0].update(cells)
        self._write(table, rows)

    def add(self, ref: str, **cells: str) -> None:
        """Add a row; its key is the last part of `ref`, what is not given is empty."""
        table, key, rows = self._rows(ref)
        row = dict.fromkeys(TABLES[table].model_fields, "")
        row.update(zip(TABLES[table].table.key, key.split("|"), strict=True))
        assert set(cells) <= set(row), f"{table} has no column {set(cells) - set(row)}"
        row.update(cells)
        self._write(table, [*rows, row])

    def row(self, ref: str) -> dict[str, str]:
        """Return the cells of a row."""
        table, key, rows = self._rows(ref)
        return next(row for row in rows if self._key(table, row) == key)

    def report(self) -> Report:
        """Validate it, with a descriptor of its present content."""
        (self.folder / "datapackage.json").write_text(json.dumps(descriptor(self.folder)), encoding="utf-8")
        return report(self.folder)

    def connect(self, *, backwards: bool = False) -> sqlite3.Connection:
        """Return its tables as the validator loads them, or with their rows in reverse order."""
        connection = sqlite3.connect(":memory:")
        connection.row_factory = sqlite3.Row
        database.create(connection, constraints=False)
        for model in MODELS:
            with (self.folder / "data" / f"{model.table.name}.csv").open(encoding="utf-8", newline="") as stream:
                rows = list(csv.reader(stream))[1:]
            database.fill(connection, model, list(zip(*(rows[::-1] if backwards else rows), strict=True)))
        database.create_views(connection)
        connection.commit()
        return connection

    def _rows(self, ref: str) -> tuple[str, str, list[dict[str, str]]]:
        table, _, key = ref.partition("/")
        with (self.folder / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            return table, key, list(csv.DictReader(stream))

    def _key(self, table: str, row: dict[str, str]) -> str:
        return "|".join(row[name] for name in TABLES[table].table.key)

    def _write(self, table: str, rows: list[dict[str, str]]) -> None:
        names = list(TABLES[table].model_fields)
        rows = sorted(rows, key=lambda row: [row[name] for name in TABLES[table].table.key])
        content = write([names, *([row[name] for name in names] for row in rows)])
        (self.folder / "data" / f"{table}.csv").write_bytes(content)


class Laid(Package):
    """A package that no test changes: what is costly to know of it is found out once."""

    @cached_property
    def findings(self) -> Report:
        return self.report()

    @cached_property
    def connection(self) -> sqlite3.Connection:
        """Its tables; whoever changes a row takes that back."""
        return self.connect()


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Laid]]:
    """Return a function: the id of a rule to the package that breaks it; `good` to the one that breaks none."""
    made = []

    @cache
    def get(name: str) -> Laid:
        package = Laid(tmp_path_factory.mktemp("laid") / "package")
        if name != "good":
            package.overlay(FIXTURES / name)
        made.append(package)
        return package

    yield get
    for package in made:
        if "connection" in vars(package):
            package.connection.close()


@pytest.fixture
def fixtures() -> Path:
    return FIXTURES


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return Package(tmp_path / "package")
