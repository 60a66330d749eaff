"""The referee as a function: its form, its errors, and that it leaves the process as it was."""

from __future__ import annotations

import csv
import sys

import pytest

from balkans_data.errors import PackageError
from balkans_data.models.registry import TABLES
from balkans_data.models.sources import Source
from balkans_data.schema.columns import columns
from balkans_data.testing import write_package
from balkans_data.validation.findings import Finding, Severity
from balkans_data.validation.referee import Objection, comparable, referee

#: Tables that refer to each other alone: how the referee is run does not hang on how many there are.
FEW = [TABLES[name] for name in ("actors", "sources", "tracks")]


@pytest.fixture
def clean(tmp_path):
    write_package(tmp_path, {}, models=FEW)
    return tmp_path


def test_a_package_without_rows_is_fine(clean):
    assert referee(clean) == []


def test_it_says_how_to_install_the_referee(clean, monkeypatch):
    monkeypatch.setitem(sys.modules, "frictionless", None)
    with pytest.raises(PackageError, match=r"pip install 'balkans-data\[validate\]'"):
        referee(clean)


def test_it_wants_a_package(tmp_path):
    with pytest.raises(PackageError, match=r"no datapackage\.json"):
        referee(tmp_path)


def test_it_leaves_the_limit_for_cells_as_it_was(clean):
    before = csv.field_size_limit()
    referee(clean)
    assert csv.field_size_limit() == before


def test_every_error_is_counted(tmp_path):
    row = [column.example if column.required else "" for column in columns(Source)]
    write_package(tmp_path, {"sources": [[f"Not a slug {number}", *row[1:]] for number in range(1100)]}, models=FEW)
    found = referee(tmp_path)
    assert len([item for item in found if item.field == "source_id" and item.kind == "pattern"]) == 1100


def test_changed_content_is_stale(clean):
    file = clean / "data" / "sources.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("\n", "\n\n"), encoding="utf-8")
    stale = Objection("sources", 0, "", "stale")
    assert {stale, Objection("sources", 2, "", "blank-row")} <= set(referee(clean))


@pytest.mark.parametrize("text", ["{", "[]", '{"name": "x"}', '{"name": "x", "resources": [{"name": "t"}]}'])
def test_a_broken_descriptor_is_an_objection(tmp_path, text):
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    assert {(item.table, item.kind) for item in referee(tmp_path)} == {("", "descriptor")}


@pytest.mark.parametrize("name", ["missing", "empty", "latin-1"])
def test_a_file_that_cannot_be_read_is_one_objection(clean, name):
    file = clean / "data" / "tracks.csv"
    if name == "missing":
        file.unlink()
    else:
        file.write_bytes(b"" if name == "empty" else file.read_bytes() + b"\xe9\n")
    found = {item for item in referee(clean) if item.table == "tracks"}
    assert Objection("tracks", 0, "", "file") in found
    assert {item.kind for item in found} <= {"file", "stale"}


def test_notes_are_not_compared():
    assert Objection("t", 1, "f", "type", "one") == Objection("t", 1, "f", "type", "two")


def finding(rule, field, value, path="data/sources.csv"):
    return Finding(rule, Severity.ERROR, path, 2, 1, field, "x", value, "message")


@pytest.mark.parametrize(
    ("rule", "field", "value", "kind"),
    [
        ("white-space", "kind", "dataset ", "enum"),
        ("white-space", "title", "T ", "pattern"),
        ("white-space", "accessed_on", " 2020-01-01", "type"),
        ("type", "published", "x", "pattern"),
        ("required", "title", "", "required"),
        ("type", "published", "2017-02-30", None),  # a shape that the pattern allows, and no day
        ("hidden-character", "title", "a\u200bb", None),
        ("not-nfc", "title", "e\u0301", None),
        ("source-unused", "source_id", "x", None),
    ],
)
def test_what_table_schema_can_express_of_our_findings(rule, field, value, kind):
    wanted = [] if kind is None else [Objection("sources", 2, field, kind)]
    assert comparable([finding(rule, field, value)]) == wanted


def test_findings_elsewhere():
    assert comparable([finding("stale", None, None, "datapackage.json")]) == [Objection("", 0, "", "descriptor")]
    assert comparable([finding("file-unexpected", None, None, "data/other.csv")]) == []
