"""A copy that is not as it was released: `verify` says which file, and what reads a table refuses it."""

from __future__ import annotations

import json
import os
import shutil
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import balkans_data as bd
from balkans_data import package
from balkans_data.retirement import current_id
from tests.command import run
from tests.releases.conftest import INFO, Release

VOTES = "balkans_data/data/votes.csv"


def problems(found: bd.Verification) -> dict[str, str]:
    return {item.path: item.problem for item in found.problems}


def test_a_whole_copy_is_whole_installed_unpacked_and_as_a_wheel(
    installed: Path, release: Release, tmp_path: Path
) -> None:
    wheel = release.wheel(tmp_path / "w.whl")
    for found in (bd.verify(), bd.verify(installed), bd.verify(installed.parent), bd.verify(wheel)):
        assert found.ok, str(found)
        # All but the list itself.
        assert found.files == len(release.files()) - 1
        assert found.tables == len(bd.tables()) - 1  # one is a union
        assert (found.version, found.date, found.basis) == (package.version(), package.data_date(), "RECORD")
        assert str(found).startswith(f"balkans-data {package.version()} (data of ")
    assert bd.verify(release.folder).basis == "datapackage.json"
    assert bd.verify(release.folder).ok


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_one_change_of_a_file_is_found_and_nothing_else(installed: Path, data: st.DataObject) -> None:
    """Whether of code, data or metadata, and however small."""
    site = installed.parent
    files = sorted(file for file in site.rglob("*") if file.is_file() and file.name != "RECORD")
    file = data.draw(st.sampled_from(files))
    content = file.read_bytes()
    how = data.draw(st.sampled_from(["byte", "cut", "longer", "removed", "added"]))
    path = file.relative_to(site).as_posix()
    other = file.with_name(f"{file.name}.orig")
    try:
        if how == "removed":
            file.unlink()
        elif how == "added":
            other.write_bytes(content)
            path += ".orig"
        elif how == "byte":
            at = data.draw(st.integers(0, len(content) - 1))
            file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        else:
            file.write_bytes(content[:-1] if how == "cut" else content + b"\n")
        found = problems(bd.verify())
    finally:
        file.write_bytes(content)
        other.unlink(missing_ok=True)
    if how == "added" and INFO in path:
        assert found == {}  # what an installer writes beside the package is its own
    elif path.endswith("datapackage.json") and how != "added":
        # It may be unreadable then, or record other hashes of all tables: it is named in any case.
        assert found[path] == {"removed": "missing"}.get(how, "changed")
    else:
        assert found == {path: {"removed": "missing", "added": "extra"}.get(how, "changed")}


def test_it_says_how_a_file_was_changed(installed: Path) -> None:
    votes = installed / "data/votes.csv"
    content = votes.read_bytes()
    for changed, said in {
        content.replace(b"\n", b"\r\n"): "line ends were made CR LF; nothing else differs",
        b"\xef\xbb\xbf" + content: "a byte order mark was put in front",
        b"": "it is empty",
        content + b"x": f"its content ({len(content) + 1:,} bytes) is not that of the release",
    }.items():
        votes.write_bytes(changed)
        (problem,) = bd.verify().problems
        assert (problem.path, problem.problem) == (VOTES, "changed")
        assert said in problem.message


def test_what_python_and_installers_write_is_no_fault(installed: Path) -> None:
    site = installed.parent
    cache = installed / "__pycache__"
    cache.mkdir()
    (cache / "__init__.cpython-311.pyc").write_bytes(b"x")
    (site / INFO / "INSTALLER").write_text("pip\n")
    record = site / INFO / "RECORD"
    lines = [
        *record.read_text(encoding="utf-8").splitlines(),
        "balkans_data/__pycache__/__init__.cpython-311.pyc,,",
        "balkans_data/__pycache__/gone.cpython-311.pyc,,",
        f"{INFO}/INSTALLER,,",
        "../../../bin/balkans-data,sha256=AAAA,12",
    ]
    record.write_bytes("\r\n".join([*lines, ""]).encode())  # as csv writes it by default, and Windows does
    assert bd.verify().ok, str(bd.verify())


def test_a_module_without_source_beside_the_code_is_extra(installed: Path) -> None:
    (installed / "sneaky.pyc").write_bytes(b"x")
    assert problems(bd.verify()) == {"balkans_data/sneaky.pyc": "extra"}


def test_a_hash_of_an_unknown_kind_is_named_and_others_of_sha2_are_taken(installed: Path) -> None:
    record = installed.parent / INFO / "RECORD"
    text = record.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith(VOTES))
    record.write_text(text.replace(line, f"{VOTES},whirl=AAAA,1"), encoding="utf-8")
    (problem,) = bd.verify().problems
    assert (problem.path, problem.problem) == (VOTES, "unreadable")
    assert "whirl" in problem.message


def test_without_a_list_of_files_the_tables_are_checked_and_that_is_said(installed: Path) -> None:
    (installed.parent / INFO / "RECORD").unlink()
    found = bd.verify()
    assert found.ok
    assert found.basis == "datapackage.json"
    assert "only the tables were checked" in str(found)
    (installed / "data/votes.csv").write_bytes(b"x")
    (installed / "data/vote.csv").write_bytes(b"x")
    (installed / "data/names.csv").unlink()
    assert problems(bd.verify()) == {
        "data/votes.csv": "changed", "data/vote.csv": "extra", "data/names.csv": "missing"
    }  # fmt: skip


def test_the_list_of_another_release_left_behind_is_not_taken(installed: Path) -> None:
    old = installed.parent / "balkans_data-0.0.1.dist-info"
    old.mkdir()
    (old / "METADATA").write_text("Metadata-Version: 2.4\nName: balkans-data\nVersion: 0.0.1\n")
    (old / "RECORD").write_text("balkans_data/gone.py,sha256=AAAA,1\n")
    assert bd.verify().ok


def test_a_damaged_or_missing_descriptor_is_named_and_no_traceback(installed: Path) -> None:
    (installed / "datapackage.json").write_text("{")
    assert problems(bd.verify())["balkans_data/datapackage.json"] == "changed"
    with pytest.raises(bd.PackageError, match=r"datapackage\.json is damaged"):
        bd.load("votes")
    (installed / "datapackage.json").unlink()
    assert problems(bd.verify())["balkans_data/datapackage.json"] == "missing"
    assert run("verify").returncode == 1


def test_a_checkout_is_held_against_its_descriptor(release: Release) -> None:
    found = bd.verify()
    assert found.basis == "datapackage.json"
    assert "checkout" in str(found)
    release.write("data/actors.csv", release.read("data/actors.csv").replace("Albania", "Albanie"))
    assert problems(bd.verify(release.folder)) == {"data/actors.csv": "changed"}


def test_a_wheel_is_held_against_its_own_list(release: Release, tmp_path: Path) -> None:
    files = release.files()

    def wheel(name: str, files: dict[str, bytes], *more: str) -> Path:
        with warnings.catch_warnings(), zipfile.ZipFile(tmp_path / name, "w") as made:
            warnings.simplefilter("ignore")  # of a name that is there twice
            for path, content in [*files.items(), *((path, b"x") for path in more)]:
                made.writestr(path, content)
        return tmp_path / name

    code = "balkans_data/cli/main.py"
    assert problems(bd.verify(wheel("a.whl", {**files, code: b"import os\n"}))) == {code: "changed"}
    assert problems(bd.verify(wheel("b.whl", {**files, "evil.pth": b"import os\n"}))) == {"evil.pth": "extra"}
    assert problems(bd.verify(wheel("c.whl", {k: v for k, v in files.items() if k != code}))) == {code: "missing"}
    assert set(problems(bd.verify(wheel("d.whl", files, code)))) == {code}
    assert bd.verify(wheel("e.whl", {**files, f"{INFO}/RECORD.jws": b"x"})).ok
    unlisted = {path: content for path, content in files.items() if not path.endswith("RECORD")}
    with pytest.raises(bd.PackageError, match="0 lists of its files"):
        bd.verify(wheel("f.whl", unlisted))
    broken = bytearray(wheel("g.whl", files).read_bytes())
    broken[broken.index(files[VOTES])] ^= 1
    (tmp_path / "g.whl").write_bytes(broken)
    (problem,) = bd.verify(tmp_path / "g.whl").problems
    assert (problem.path, problem.problem) == (VOTES, "unreadable")


READERS: dict[str, Callable[[], object]] = {
    "load": lambda: bd.load("votes"),
    "rows": lambda: bd.rows(bd.Vote),
    "connect": bd.connect,
}


@pytest.mark.parametrize("reader", READERS)
def test_a_table_that_was_changed_after_it_was_installed_is_refused(installed: Path, reader: str) -> None:
    votes = installed / "data/votes.csv"
    content = votes.read_bytes()
    found = READERS[reader]()
    if reader == "connect":
        found.close()  # type: ignore[attr-defined]
    # Valid rows, and as many bytes: nothing but the hash tells.
    votes.write_bytes(content.replace(b",yes,", b",nay,", 1).replace(b",nay,", b",yes,").replace(b",no,", b",NO,", 1))
    assert votes.stat().st_size == len(content)
    os.utime(votes, ns=(1, 1))
    with pytest.raises(bd.PackageError, match=r"votes\.csv is not as it was released.*balkans-data verify"):
        READERS[reader]()
    votes.unlink()
    with pytest.raises(bd.PackageError, match=r"votes\.csv is missing.*reinstall"):
        READERS[reader]()


def test_the_names_and_the_retired_are_held_against_their_hashes_too(installed: Path) -> None:
    for table, call in {"retired_ids": lambda: current_id("actors", "x"), "names": lambda: bd.resolve("SRB")}.items():
        with (installed / f"data/{table}.csv").open("ab") as stream:
            stream.write(b"\n")
        with pytest.raises(bd.PackageError, match=rf"{table}\.csv is not as it was released"):
            call()


def test_a_kept_database_does_not_hide_that_a_table_was_changed(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BALKANS_DATA_CACHE", str(tmp_path / "cache"))
    bd.connect().close()
    bd.connect().close()
    with (installed / "data/votes.csv").open("ab") as stream:
        stream.write(b"\n")
    with pytest.raises(bd.PackageError, match="is not as it was released"):
        bd.connect()


def test_in_a_checkout_rows_are_there_to_be_edited(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "root", lambda: release.folder)
    release.write("data/actors.csv", release.read("data/actors.csv").replace("Albania", "Albanie"))
    assert "Albanie" in set(bd.load("actors")["name"])


def test_a_file_is_hashed_once(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bd.load("votes")
    before, hashed = package._prove, []
    monkeypatch.setattr(package, "_prove", lambda *given: (hashed.append(given[0]), before(*given)))
    bd.load("votes")
    bd.rows(bd.Vote)
    assert hashed == []
    os.utime(installed / "data/votes.csv", ns=(1, 1))
    bd.load("votes")
    assert hashed == ["votes"]


def test_the_command(installed: Path, release: Release, tmp_path: Path) -> None:
    done = run("verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert "is as it was released" in done.stdout
    (installed / "data/votes.csv").write_bytes(b"x")
    done = run("verify")
    assert done.returncode == 1
    assert "votes.csv" in done.stdout
    assert "is not as it was released: 1 changed" in done.stdout
    done = run("verify", "--format", "json")
    said = json.loads(done.stdout)
    assert (done.returncode, said["ok"]) == (1, False)
    assert [(item["path"], item["problem"]) for item in said["problems"]] == [(VOTES, "changed")]
    assert run("verify", "--release", str(release.wheel(tmp_path / "w.whl"))).returncode == 0
    done = run("verify", "--release", str(tmp_path / "none.whl"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    shutil.rmtree(installed)
