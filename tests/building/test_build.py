"""Derived files: fresh in the repository, readable when stale, and right in what they say."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from balkans_data import PackageError, package
from balkans_data.building import build, derived, differences
from balkans_data.models import MODELS, TABLES
from balkans_data.schema.columns import columns

ROOT = package.root()
GOOD = Path(__file__).parents[1] / "fixtures" / "good"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small package with the pages of the real one."""
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    for name in ("README.md", "docs/gaps.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    build(tmp_path)
    return tmp_path


@pytest.mark.skipif(not package.is_checkout(), reason="derived files are judged in a checkout")
def test_the_repository_is_up_to_date() -> None:
    assert differences(ROOT) == {}


def test_a_fresh_copy_is_up_to_date_and_building_changes_nothing(checkout: Path) -> None:
    assert differences(checkout) == {}
    assert build(checkout) == []


def test_a_changed_row_makes_a_readable_difference(checkout: Path) -> None:
    file = checkout / "data/tracks.csv"
    old = hashlib.sha256(file.read_bytes()).hexdigest()
    file.write_text("".join(file.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")
    found = differences(checkout)
    assert set(found) == {"README.md", package.DESCRIPTOR, "croissant.json", "dataset.jsonld"}
    assert f'-      "hash": "sha256:{old}"' in found[package.DESCRIPTOR]
    assert set(build(checkout)) == set(found)
    assert differences(checkout) == {}


def test_a_schema_without_table_is_removed(checkout: Path) -> None:
    (checkout / "schemas/gone.json").write_text("{}\n", encoding="utf-8")
    assert set(differences(checkout)) == {"schemas/gone.json"}
    build(checkout)
    assert not (checkout / "schemas/gone.json").exists()


def test_a_lost_file_is_made_again(checkout: Path) -> None:
    shutil.rmtree(checkout / "schemas")
    (checkout / package.DESCRIPTOR).unlink()
    assert len(build(checkout)) == len(MODELS) + 1
    assert differences(checkout) == {}


@pytest.mark.parametrize("name", ["CITATION.cff", "data/actors.csv"])
def test_what_it_is_made_from_must_be_there(checkout: Path, name: str) -> None:
    (checkout / name).unlink()
    with pytest.raises(PackageError, match="is missing"):
        derived(checkout)


def test_derived_figures_are_computed_and_never_kept_as_typed(checkout: Path) -> None:
    file = checkout / "data/derived_figures.csv"
    right = file.read_text(encoding="utf-8")
    first, second, *rest = right.splitlines(keepends=True)
    cells = second.split(",")
    file.write_text("".join([first, ",".join([*cells[:4], "0.07", *cells[5:]]), *rest]), encoding="utf-8")
    assert set(differences(checkout)) == {"data/derived_figures.csv"}
    build(checkout)
    assert file.read_text(encoding="utf-8") == right


def test_a_readme_without_marks_is_an_error(checkout: Path) -> None:
    (checkout / "README.md").write_text("# Nothing\n", encoding="utf-8")
    with pytest.raises(PackageError, match="has lost the marks"):
        derived(checkout)


def test_a_broken_citation_is_an_error(checkout: Path) -> None:
    (checkout / "CITATION.cff").write_text("title: [", encoding="utf-8")
    with pytest.raises(PackageError, match="no valid YAML"):
        derived(checkout)


def test_the_descriptor_describes_the_files() -> None:
    descriptor = json.loads((ROOT / package.DESCRIPTOR).read_text(encoding="utf-8"))
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert {"version", "licenses", "contributors", "sources", "title", "description", "created"} <= set(descriptor)
    assert [resource["name"] for resource in descriptor["resources"]] == list(TABLES)
    for resource in descriptor["resources"]:
        content = (ROOT / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert (resource["encoding"], resource["dialect"]["delimiter"]) == ("utf-8", ",")
        assert resource["title"]
        assert resource["description"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table.name)
def test_schemas_say_what_the_models_say(model: object) -> None:
    table = model.table  # type: ignore[attr-defined]
    schema = json.loads((ROOT / f"schemas/{table.name}.json").read_text(encoding="utf-8"))
    assert schema["primaryKey"] == list(table.key)
    assert [field["name"] for field in schema["fields"]] == [column.name for column in columns(model)]  # type: ignore[arg-type]
    for field, column in zip(schema["fields"], columns(model), strict=True):  # type: ignore[arg-type]
        assert field["title"]
        assert field["description"]
        assert "example" in field
        assert field.get("constraints", {}).get("required", False) is column.required
        if column.vocabulary:
            assert field["constraints"]["enum"] == [item["value"] for item in field["categories"]]
    targets = {key["reference"]["resource"] or table.name for key in schema.get("foreignKeys", [])}
    assert targets == {key.table for key in table.foreign_keys}
    assert targets <= set(TABLES)


def test_examples_come_with_the_type_of_their_field() -> None:
    schema = json.loads((ROOT / "schemas/statuses.json").read_text(encoding="utf-8"))
    (rank,) = (field for field in schema["fields"] if field["name"] == "rank")
    assert rank["example"] == 3
    assert rank["constraints"] == {"minimum": 1, "maximum": 99}
