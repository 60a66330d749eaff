"""croissant.json: valid, and loaded by the reference implementation just as the tables stand."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from balkans_data import package
from balkans_data.models import MODELS, RowModel, Vocabulary
from balkans_data.models.rows import Table
from balkans_data.schema.columns import Column, Kind, columns
from balkans_data.schema.croissant import croissant
from balkans_data.schema.descriptor import citation
from balkans_data.schema.publication import creators, places

ROOT = package.root()
GOOD = Path(__file__).parents[1] / "fixtures" / "good"
SCRIPT = Path(__file__).with_name("croissant_records.py")

#: mlcroissant makes a dictionary a row in Python: all rows of the package take half a minute.
#: So the first thousand of each table are compared, and all of them with `HYPOTHESIS_PROFILE=thorough`.
LIMIT = 0 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 1_000

needs_mlcroissant = pytest.mark.skipif(
    importlib.util.find_spec("mlcroissant") is None, reason="mlcroissant is not installed (extra dev)"
)


def content(folder: Path = ROOT) -> dict[str, Any]:
    file: dict[str, Any] = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    return file


def loaded(folder: Path, limit: int = 0) -> dict[str, list[dict[str, Any]]]:
    run = subprocess.run(
        [sys.executable, SCRIPT, folder / "croissant.json", str(limit)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return dict(map(json.loads, run.stdout.splitlines()))


def expected(column: Column, cell: str) -> list[Any] | None:
    match column.kind:
        case _ if not cell:
            return None
        case Kind.INTEGER:
            return ["int", int(cell)]
        case Kind.NUMBER:
            return ["float", float(cell)]
        case Kind.BOOLEAN:
            return ["bool", cell == "true"]
        case Kind.DATE:
            return ["date", cell]
        case _:
            return ["text", cell]


def held(folder: Path, model: type[RowModel], limit: int) -> list[dict[str, Any]]:
    with (folder / f"data/{model.table.name}.csv").open(encoding="utf-8", newline="") as stream:
        return [
            {column.name: expected(column, row[column.name]) for column in columns(model)}
            for row in islice(csv.DictReader(stream), limit or None)
        ]


def describe(folder: Path) -> None:
    """Put the small package into a folder, and its description beside it."""
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    described = json.loads((folder / package.DESCRIPTOR).read_text(encoding="utf-8"))
    (folder / "croissant.json").write_text(json.dumps(croissant(described, citation(folder))), encoding="utf-8")


def vocabularies() -> set[type[Vocabulary]]:
    return {column.vocabulary for model in MODELS for column in columns(model) if column.vocabulary}


@needs_mlcroissant
def test_every_table_loads_with_the_values_of_its_file() -> None:
    records = loaded(ROOT, LIMIT)
    assert set(records) == {model.table.name for model in MODELS} | {item.__name__ for item in vocabularies()}
    for model in MODELS:
        assert records[model.table.name] == held(ROOT, model, LIMIT), model.table.name
    # What is easily lost: names that are not ASCII, integers and booleans with gaps, dates that are years.
    assert ["text", "Македонија"] in [row["name"] for row in records["names"]]
    for table, column, value in (("statuses", "rank", ["int", 1]), ("roll_calls", "is_important", ["bool", False])):
        cells = [row[column] for row in records[table]]
        assert None in cells
        assert value in cells
    assert ["text", "2019"] in [row["period"] for row in records["statistics"]]


@needs_mlcroissant
def test_a_small_package_loads_whole_and_so_do_its_vocabularies(tmp_path: Path) -> None:
    describe(tmp_path)
    records = loaded(tmp_path)
    for model in MODELS:
        assert records[model.table.name] == held(tmp_path, model, 0), model.table.name
    for vocabulary in vocabularies():
        meanings = {row["value"]: row["meaning"] for row in records[vocabulary.__name__]}
        assert meanings == {item.value: item.meaning for item in vocabulary}


@needs_mlcroissant
def test_it_validates_without_a_warning() -> None:
    command = [Path(sys.executable).with_name("mlcroissant"), "validate", "--jsonld", ROOT / "croissant.json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "warning" not in run.stderr.casefold()
    assert "Done." in run.stderr


@needs_mlcroissant
def test_a_column_that_is_not_there_is_noticed(tmp_path: Path) -> None:
    """So that the tests above could fail."""
    describe(tmp_path)
    file = tmp_path / "croissant.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"column": "capital"', '"column": "capitol"'))
    with pytest.raises(AssertionError, match="capitol"):
        loaded(tmp_path)


def _targets(table: Table) -> set[tuple[str, str, str]]:
    return {
        (name, f"data/{key.table}.csv", target)
        for key in table.foreign_keys
        for name, target in zip(key.columns, key.target, strict=True)
    }


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table.name)
def test_keys_and_references_are_those_of_the_model(model: type[RowModel]) -> None:
    (described,) = (item for item in content()["recordSet"] if item["@id"] == model.table.name)
    keys = described["key"] if isinstance(described["key"], list) else [described["key"]]
    assert [item["@id"] for item in keys] == [f"{model.table.name}/{name}" for name in model.table.key]
    references = {field["name"]: field["references"] for field in described["field"] if "references" in field}
    tables = {
        (name, item["fileObject"]["@id"], item["extract"]["column"])
        for name, item in references.items()
        if "fileObject" in item
    }
    assert tables <= _targets(model.table)
    assert {name for name, _, _ in tables} == {name for name, _, _ in _targets(model.table)}
    enumerated = {name: item["field"]["@id"] for name, item in references.items() if "field" in item}
    assert enumerated == {
        column.name: f"{column.vocabulary.__name__}/value" for column in columns(model) if column.vocabulary
    }


def test_both_columns_of_a_composite_key_point_to_one_table() -> None:
    (alignments,) = (item for item in content()["recordSet"] if item["@id"] == "alignments")
    fields = {field["name"]: field for field in alignments["field"]}
    targets = {name: fields[name]["references"]["fileObject"]["@id"] for name in ("track", "status")}
    assert targets == {"track": "data/statuses.csv", "status": "data/statuses.csv"}


def test_it_says_what_the_citation_says_and_makes_nothing_up() -> None:
    file, cited = content(), citation(ROOT)
    assert file["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    assert (file["version"], file["datePublished"]) == (cited["version"], str(cited["date-released"]))
    assert file["creator"] == [{"@type": "sc:Organization", "name": cited["authors"][0]["name"]}]
    assert file["keywords"] == cited["keywords"]
    assert cited["version"] in file["citeAs"]
    # Until CITATION.cff knows an address or a DOI, nothing does.
    assert ("url" in file) == ("url" in cited or "repository-code" in cited)
    assert ("identifier" in file) == ("doi" in cited)


def test_an_address_a_doi_and_persons_are_taken_from_the_citation() -> None:
    cited = citation(ROOT) | {
        "doi": "10.1234/example",
        "repository-code": "https://example.org/code",
        "authors": [{"given-names": "Ana", "family-names": "Anić", "orcid": "https://orcid.org/0000-0002-1825-0097"}],
    }
    assert places(cited) == {"url": "https://example.org/code", "identifier": "https://doi.org/10.1234/example"}
    assert creators(cited) == [{"@type": "Person", "name": "Ana Anić", "url": "https://orcid.org/0000-0002-1825-0097"}]
    assert places(cited).items() <= croissant(package.descriptor(), cited).items()
