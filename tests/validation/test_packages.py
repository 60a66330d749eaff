"""`validate` of a folder or a file: what is a package, what is in its report, and that nothing makes it fail."""

from __future__ import annotations

import json
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balkans_data.errors import PackageError
from balkans_data.models.registry import IDENTIFYING, MODELS, TABLES
from balkans_data.schema.columns import columns
from balkans_data.testing import packages, write_package
from balkans_data.validation import check, report, validate
from balkans_data.validation.findings import Severity
from balkans_data.validation.rules import rules

shared = settings(
    # A package of all tables takes long to make up; tests/proof damages real rows as well.
    max_examples=10 if settings.default.max_examples <= 100 else settings.default.max_examples // 4,
    suppress_health_check=[*settings.default.suppress_health_check, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """A package without rows, to be copied."""
    folder = tmp_path_factory.mktemp("empty")
    write_package(folder, {})
    return folder


@pytest.fixture
def folder(empty, tmp_path):
    return shutil.copytree(empty, tmp_path, dirs_exist_ok=True)


def edit(folder, table, *lines):
    """Add lines to a table, as somebody does in an editor."""
    with (folder / "data" / f"{table}.csv").open("a", encoding="utf-8", newline="") as stream:
        stream.writelines(f"{line}\n" for line in lines)


def example(model, **other):
    cells = {column.name: column.example if column.required else "" for column in columns(model)}
    return ",".join({**cells, **other}.values())


def test_a_package_without_rows_is_fine(folder):
    result = report(folder)
    assert (result.findings, result.unjudged, result.ok) == ([], [], True)
    assert result.rows == dict.fromkeys(TABLES, 0)
    assert result.counts == {"error": 0, "warning": 0}
    assert result.package == str(folder)


@pytest.mark.parametrize("target", ["nothing-here", "nothing-here.csv"])
def test_a_target_that_is_not_there(tmp_path, target):
    with pytest.raises(PackageError, match="does not exist"):
        validate(tmp_path / target)


def test_a_folder_without_descriptor(folder):
    (folder / "datapackage.json").unlink()
    with pytest.raises(PackageError, match=r"no data package: it has no datapackage\.json.*balkans-data build"):
        validate(folder)


def test_a_folder_may_be_given_as_text(folder):
    assert validate(str(folder)) == []


@pytest.mark.parametrize("path", ["notes.txt", "datapackage.json", "tracks.csv", "other/tracks.csv"])
def test_a_file_that_is_no_table(folder, path):
    (folder / "other").mkdir()
    if path != "datapackage.json":
        (folder / path).write_text("x\n", encoding="utf-8")
    with pytest.raises(PackageError, match="is no table of a package"):
        validate(folder / path)


def test_one_table_as_target(folder):
    edit(folder, "tracks", "x")
    edit(folder, "sources", "x")
    assert {item.path for item in validate(folder)} == {"data/sources.csv", "data/tracks.csv", "datapackage.json"}
    found = validate(folder / "data" / "tracks.csv")
    assert [(item.rule, item.path, item.line) for item in found] == [("row-length", "data/tracks.csv", 2)]


def test_one_table_as_target_is_judged_against_the_others(folder):
    edit(folder, "statuses", example(TABLES["statuses"], track="nowhere"))
    (found,) = [item for item in validate(folder / "data" / "statuses.csv") if item.rule == "foreign-key"]
    assert (found.path, found.line, found.value) == ("data/statuses.csv", 2, "nowhere")


def test_a_table_without_file(folder):
    (folder / "data" / "tracks.csv").unlink()
    found = validate(folder)
    assert ("file-missing", "data/tracks.csv", None) in [(item.rule, item.path, item.line) for item in found]


def test_an_unknown_table(folder):
    shutil.copy(folder / "data" / "tracks.csv", folder / "data" / "track.csv")
    (found,) = validate(folder)
    assert (found.rule, found.path, found.severity) == ("file-unexpected", "data/track.csv", Severity.WARNING)
    assert "did you mean 'tracks'" in found.message
    assert validate(folder / "data" / "track.csv") == [found]


@pytest.mark.parametrize(("text", "place", "said"), [
    ('{\n  "name": x\n}', (2, 11), "no valid JSON"),
    ("", (1, 1), "no valid JSON"),
    ("[]", (None, None), "no descriptor of this dataset"),
    ("{}", (None, None), "no descriptor of this dataset"),
    ('{"resources": 1}', (None, None), "no descriptor of this dataset"),
    ('{"resources": [{}]}', (None, None), "no descriptor of this dataset"),
    ('{"resources": [{"path": ["a"], "bytes": 1, "hash": "x"}]}', (None, None), "no descriptor of this dataset"),
    ('{"resources": null, "created": 7}', (None, None), "no descriptor of this dataset"),
])  # fmt: skip
def test_a_broken_descriptor(folder, text, place, said):
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    (found,) = validate(folder)
    assert (found.rule, found.path, (found.line, found.column)) == ("descriptor", "datapackage.json", place)
    assert said in found.message
    assert found.severity is Severity.ERROR


def test_a_descriptor_in_another_encoding(folder):
    (folder / "datapackage.json").write_bytes(b'{"title": "\xe9"}')
    assert [item.rule for item in validate(folder)] == ["descriptor"]


@pytest.mark.parametrize(("release", "severity"), [(False, "warning"), (True, "error")])
def test_a_stale_descriptor(folder, release, severity):
    file = folder / "datapackage.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["resources"][0]["hash"] = "sha256:0"
    file.write_text(json.dumps(content), encoding="utf-8")
    (found,) = validate(folder, release=release)
    assert (found.rule, found.severity, found.path) == ("stale", severity, "datapackage.json")
    assert found.message.endswith(f"data/{MODELS[0].table.name}.csv")


def test_findings_are_in_the_order_of_their_places(folder):
    edit(folder, "tracks", "x", "y,z", "")
    edit(folder, "sources", "x")
    found = validate(folder)
    assert found == sorted(found, key=lambda item: (item.path, item.line or 0, item.column or 0))
    assert len(found) == 5
    assert [item.as_dict()["line"] for item in found if item.path == "data/tracks.csv"] == [2, 3, 4]


def unjudged(result):
    return {item.rule: item.reason for item in result.unjudged}


@pytest.mark.parametrize("table", list(TABLES))
@pytest.mark.parametrize("fault", ["short row", "bad key", "no file", "syntax", "header"])
def test_rules_that_need_every_row_of_a_broken_table_are_not_judged(folder, table, fault):
    file = folder / "data" / f"{table}.csv"
    if fault == "no file":
        file.unlink()
    elif fault == "header":
        file.write_text("nothing\n", encoding="utf-8")
    else:
        edit(
            folder, table, {"short row": "x", "bad key": "!" + "," * (len(columns(TABLES[table])) - 1)}.get(fault, '"')
        )
    result = report(folder)
    waiting = unjudged(result)
    assert all(rule.complete for rule in rules() if rule.id in waiting)
    assert all(reason == f"awaits the repair of {table}" for reason in waiting.values())
    assert bool(waiting) == any(table in reads(rule) for rule in rules() if rule.complete)
    assert {item.rule for item in result.findings} <= {
        "row-length", "pattern", "required", "type", "enum", "file-missing", "csv-syntax", "header", "stale"
    }  # fmt: skip


def reads(rule):
    """Tables that the text of a query names."""
    words = set(rule.query.replace("(", " ").replace(")", " ").replace("\n", " ").replace(",", " ").split())
    views = {
        "lives": ["actors", "alignments"],
        "labelled_alignments": list(TABLES),
        "codes": ["names"],
        "identifiers": list(IDENTIFYING),
    }
    return words | {table for name, tables in views.items() if name in words for table in tables}


def test_a_dangling_reference_makes_its_table_incomplete(folder):
    edit(folder, "statuses", example(TABLES["statuses"], track="nowhere"))
    waiting = unjudged(report(folder))
    assert set(waiting.values()) == {"awaits the repair of statuses"}


@shared
@given(tables=packages(3), data=st.data())
def test_damaged_bytes_never_raise(tmp_path, tables, data):
    """Bits flipped, bytes put in, files cut off: findings with places that are in the file."""
    write_package(tmp_path, tables)
    names = [f"data/{name}.csv" for name in TABLES] + ["datapackage.json"]
    file = tmp_path / data.draw(st.sampled_from(names))
    content = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(len(content) - 1, 0)))
        match data.draw(st.sampled_from(["flip", "cut", "put", "double"])):
            case "flip" if content:
                content[at] ^= 1 << data.draw(st.integers(0, 7))
            case "cut":
                del content[at:]
            case "put":
                content[at:at] = data.draw(
                    st.one_of(st.sampled_from([b'"', b",", b"\n", b"\r", b"\0", b"\xff", b'""', b"\r\n"]), st.binary())
                )
            case "double":
                content += content[at:]
    file.write_bytes(content)
    result = report(tmp_path)
    for item in result.findings:
        if item.line is None:
            continue
        lines = (tmp_path / item.path).read_bytes().decode("utf-8", "surrogateescape")
        lines = lines.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= item.line <= len(lines)
        assert 1 <= item.column <= len(lines[item.line - 1]) + 2
    assert json.dumps([item.as_dict() for item in result.findings])


@given(st.binary(max_size=300))
def test_arbitrary_bytes_never_raise(tmp_path_factory, content):
    folder = tmp_path_factory.getbasetemp() / "bytes"
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "data" / "tracks.csv").write_bytes(content)
    found = check(folder, {"tracks": TABLES["tracks"]}, rules=False).findings
    assert found
    assert all(item.line is not None and item.column >= 1 for item in found)


@given(st.lists(st.sampled_from(['"', ",", "\n", "\r", "a", "é", '""', "x,y\n"]), max_size=40).map("".join))
def test_arbitrary_quotes_commas_and_breaks_never_raise(tmp_path_factory, text):
    folder = tmp_path_factory.getbasetemp() / "quotes"
    (folder / "data").mkdir(parents=True, exist_ok=True)
    header = ",".join(TABLES["statuses"].model_fields)
    (folder / "data" / "statuses.csv").write_text(f"{header}\n{text}", encoding="utf-8", newline="")
    found = check(folder, {"statuses": TABLES["statuses"]}, rules=False).findings
    assert found or not text.strip("\n")
