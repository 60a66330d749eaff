"""A package says the same wherever it lies; what is none is refused with a reason."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from balkans_data.comparing import Difference, compare
from balkans_data.errors import PackageError
from balkans_data.releases.reading import Folder, Revision, Wheel, place

Git = Callable[..., str]


@pytest.fixture
def repository(content: Any, git: Git, tmp_path: Path) -> Path:
    """Two commits, the package in a folder of its own; the second renames an actor and adds another."""
    top = tmp_path / "repository"
    folder = content.folder(top / "data package")
    git(top.parent, "init", "-q", "-b", "main", str(top))
    git(top, "add", "-A")
    git(top, "commit", "-qm", "first")
    git(top, "tag", "v1.2.3")
    content.tables["actors"][1][1] = "Republic of Albania"
    content.tables["actors"].append(["XKX", "Kosovo", ""])
    content.folder(folder)
    git(top, "commit", "-qam", "second")
    return Path(folder)


def tables(difference: Difference) -> Any:
    return difference.tables


def test_the_same_difference_from_every_place(repository: Path, content: Any, tmp_path: Path, git: Git) -> None:
    by_revision = compare("v1.2.3", "HEAD", repository=repository)
    assert by_revision.counts == {"tables": 1, "added": 1, "removed": 0, "changed": 1, "cells": 1}
    (table,) = by_revision.tables
    assert table.added == (("XKX", "Kosovo", ""),)
    assert [(row.key, cell.column, cell.old, cell.new) for row in table.changed for cell in row.cells] == [
        (("ALB",), "name", "Albania", "Republic of Albania")
    ]
    new = content.wheel(tmp_path / "new.whl")
    git(repository, "checkout", "-q", "v1.2.3")
    assert compare(repository, new).tables == by_revision.tables
    assert compare("HEAD", str(new), repository=repository).tables == by_revision.tables
    assert compare(str(repository), "main", repository=repository).tables == by_revision.tables
    # Reading left the working tree alone.
    assert git(repository, "status", "--porcelain") == ""


def test_a_bare_repository(content: Any, git: Git, tmp_path: Path) -> None:
    top = content.folder(tmp_path / "top")
    git(tmp_path, "init", "-q", "-b", "main", str(top))
    git(top, "add", "-A")
    git(top, "commit", "-qm", "first")
    git(tmp_path, "clone", "-q", "--bare", str(top), "bare")
    assert not compare("main", top, repository=tmp_path / "bare")


def test_the_repository_that_was_named_wins_inside_a_hook(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "another"))
    assert Revision("main", repository).read(["datapackage.json"])


def test_what_a_text_means(repository: Path, content: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    assert isinstance(place("main"), Revision)
    assert isinstance(place("."), Folder)
    # A folder that is called like a branch, but is no package, does not hide the branch.
    Path("main").mkdir()
    assert isinstance(place("main"), Revision)
    content.folder(Path("main"))
    assert isinstance(place("main"), Folder)
    assert isinstance(place("heads/main"), Revision)
    assert isinstance(place(content.wheel(tmp_path / "x.whl")), Wheel)
    with pytest.raises(PackageError, match="does not exist"):
        place(Path("heads/main"))


@pytest.mark.parametrize(
    "name", ["", "nowhere", "--all", "-h", "HEAD~99", "main..HEAD", "HEAD:data", "x" * 9000, "a\nb", "a\0b"]
)
def test_no_such_revision(repository: Path, name: str) -> None:
    with pytest.raises(PackageError, match="revision"):
        place(name, repository)


def test_a_shallow_clone_says_so(repository: Path, tmp_path: Path, git: Git) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository.parent}", "shallow")
    with pytest.raises(PackageError, match=r"shallow: fetch more .*fetch-depth: 0"):
        place("HEAD~1", tmp_path / "shallow" / repository.name)


def test_no_repository_and_no_git(content: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "plain").mkdir()
    with pytest.raises(PackageError, match="not a git repository"):
        place("HEAD", tmp_path / "plain")
    with pytest.raises(PackageError, match="cannot be read as a git revision"):
        place("HEAD", tmp_path / "nowhere")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PackageError, match="git is not installed"):
        place("HEAD", tmp_path / "plain")
    # Folders and wheels need none.
    assert not compare(content.folder(tmp_path / "a"), content.wheel(tmp_path / "b.whl"))


def test_a_revision_without_a_package(git: Git, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "nothing")
    with pytest.raises(PackageError, match=r"HEAD is no package: it holds no datapackage\.json"):
        compare("HEAD", "HEAD", repository=tmp_path)


def test_wheels_that_are_none(content: Any, tmp_path: Path) -> None:
    good = content.wheel(tmp_path / "good.whl")
    with pytest.raises(PackageError, match="does not exist"):
        place(tmp_path / "missing.whl")
    (tmp_path / "text.whl").write_text("not a zip file")
    with pytest.raises(PackageError, match="no readable wheel"):
        place(tmp_path / "text.whl")
    (tmp_path / "cut.whl").write_bytes(good.read_bytes()[:-40])
    with pytest.raises(PackageError, match="no readable wheel"):
        place(tmp_path / "cut.whl")
    with zipfile.ZipFile(tmp_path / "other.whl", "w") as other:
        other.writestr("other/datapackage.json", "{}")
    with pytest.raises(PackageError, match="no wheel of balkans-data"):
        place(tmp_path / "other.whl")
    raw = bytearray(good.read_bytes())
    with zipfile.ZipFile(good) as wheel:
        at = wheel.getinfo("balkans_data/data/actors.csv").header_offset
    raw[at + 70] ^= 0xFF
    (tmp_path / "flipped.whl").write_bytes(raw)
    with pytest.raises(PackageError, match=r"actors\.csv is damaged"):
        compare(good, tmp_path / "flipped.whl")


def test_a_file_that_claims_to_be_huge_is_not_unpacked(content: Any, tmp_path: Path) -> None:
    wheel = content.wheel(tmp_path / "bomb.whl")
    with zipfile.ZipFile(wheel) as zipped:
        size = zipped.getinfo("balkans_data/data/actors.csv").file_size
    raw = wheel.read_bytes()
    directory = raw.rindex(b"balkans_data/data/actors.csv") - 46
    assert raw[directory + 24 : directory + 28] == size.to_bytes(4, "little")
    wheel.write_bytes(raw[: directory + 24] + (3 << 30).to_bytes(4, "little") + raw[directory + 28 :])
    with pytest.raises(PackageError, match="larger than 1 GiB"):
        compare(wheel, wheel)


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("datapackage.json", "{", "no valid JSON"),
        ("datapackage.json", "[" * 100_000, "no valid JSON"),
        ("datapackage.json", "[]", "should be an object"),
        ("datapackage.json", "{}", "resources should be a list"),
        ("datapackage.json", '{"resources": [1]}', "a resource should be an object"),
        ("datapackage.json", '{"resources": [{"name": "A|b"}]}', "no name of a table"),
        (
            "datapackage.json",
            '{"resources": [{"name": "a", "path": "../a.csv"}]}',
            "path of 'a' should be a path inside the package",
        ),
        (
            "datapackage.json",
            '{"resources": [{"name": "a", "path": "/etc/passwd"}]}',
            "path of 'a' should be a path inside the package",
        ),
        (
            "datapackage.json",
            '{"resources": [{"name": "a", "path": ["a.csv"]}]}',
            "path of 'a' should be a path inside the package",
        ),
        ("datapackage.json", '{"resources": [{"name": "a", "path": "a", "schema": "x\\ny"}]}', "inside the package"),
        ("datapackage.json", '{"resources": [{"name": "a", "path": "a", "schema": "b.json"}]}', "b.json is missing"),
        ("schemas/actors.json", '{"fields": [{}], "primaryKey": "a"}', "a field has no name"),
        ("schemas/actors.json", '{"fields": []}', "no primary key"),
        ("schemas/actors.json", '{"fields": [], "primaryKey": [1]}', "list of names"),
        ("schemas/actors.json", '{"fields": [], "primaryKey": "a", "foreignKeys": [1]}', "should be an object"),
        (
            "schemas/actors.json",
            '{"fields": [{"name": "a", "constraints": 1}], "primaryKey": "a"}',
            "constraints of 'a'",
        ),
        ("data/actors.csv", "", "actors.csv: there is no header"),
        ("data/actors.csv", "actor_id,actor_id\n", "a column is there twice"),
        ("data/actors.csv", "name,note\nx,y\n", "no column 'actor_id', which is in the primary key"),
        ("data/actors.csv", 'actor_id,name,note\n"a\nb",x,y\nc,d\n', "line 4: 2 cells where the header has 3"),
        ("data/actors.csv", 'actor_id,name,note\na,"x,y\n', "line 2: cannot be read as CSV"),
        ("data/actors.csv", "actor_id,name,note\na," + "x" * 200_000 + ",\n", "field larger than field limit"),
        ("data/actors.csv", "actor_id,name,note\nA,x,\nB,x,\nA,y,\n", "the key 'A' is there twice"),
    ],
)
def test_damage_is_named(content: Any, tmp_path: Path, path: str, text: str, message: str) -> None:
    good, bad = content.folder(tmp_path / "good"), content.folder(tmp_path / "bad")
    (bad / path).write_text(text)
    for pair in [(good, bad), (bad, good)]:
        with pytest.raises(PackageError, match=message.replace(".", r"\.")) as raised:
            compare(*pair)
        assert str(bad) in str(raised.value)
        assert "\n" not in str(raised.value)


def test_another_encoding_and_a_missing_table(content: Any, tmp_path: Path) -> None:
    good, bad = content.folder(tmp_path / "good"), content.folder(tmp_path / "bad")
    (bad / "data/actors.csv").write_bytes("actor_id,name,note\nSRB,Сербия,\n".encode("cp1251"))
    with pytest.raises(PackageError, match="line 2: byte 0xD1 is not UTF-8"):
        compare(good, bad)
    (bad / "data/actors.csv").unlink()
    with pytest.raises(PackageError, match=r"data/actors\.csv is missing"):
        compare(good, bad)
    (bad / "data/actors.csv").mkdir()
    with pytest.raises(PackageError, match="cannot be read"):
        compare(good, bad)
    shutil.rmtree(bad)
    bad.mkdir()
    with pytest.raises(PackageError, match="no package"):
        compare(good, bad)


def test_a_table_that_is_not_described_is_named(content: Any, tmp_path: Path) -> None:
    old, new = content.folder(tmp_path / "old"), content.folder(tmp_path / "new")
    (new / "data/extra.csv").write_text("a\n1\n")
    (note,) = compare(old, new).notes
    assert "data/extra.csv" in note
    assert str(new) in note


def test_a_schema_inside_the_descriptor(content: Any, tmp_path: Path) -> None:
    old, new = content.folder(tmp_path / "old"), content.folder(tmp_path / "new")
    described = json.loads((new / "datapackage.json").read_text())
    for resource in described["resources"]:
        resource["schema"] = content.schemas[resource["name"]]
    (new / "datapackage.json").write_text(json.dumps(described))
    shutil.rmtree(new / "schemas")
    assert not compare(old, new)
