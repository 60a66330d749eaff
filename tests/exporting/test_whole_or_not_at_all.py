"""An export is there as a whole or not at all, and takes the place of nothing unasked."""

from __future__ import annotations

import errno
import io
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import balkans_data as bd
from balkans_data import package
from balkans_data.errors import PackageError, UnknownTableError
from balkans_data.exporting import as_jsonl, as_xlsx, placing
from balkans_data.testing import write_package
from tests.command import ok, run

COMMAND = [sys.executable, "-c", "from balkans_data.cli import main; main()", "export"]
FORMATS = ["sqlite", "parquet", "csv", "jsonl", "xlsx"]


def content(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, hidden ones too."""
    return {str(file.relative_to(folder)): file.read_bytes() if file.is_file() else b"" for file in folder.rglob("*")}


def test_the_command(tmp_path: Path) -> None:
    to = tmp_path / "new" / "out"
    said = ok("export", "--to", str(to), "--format", "csv", "--format", "sqlite", "--tables", "tracks,statuses")
    names = [f"balkans-data-{bd.version}-part-csv", f"balkans-data-{bd.version}-part.sqlite"]
    assert sorted(item.name for item in to.iterdir()) == names
    assert all(f"wrote {to / name} " in said for name in names)


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_replaced_unasked(name: str, tmp_path: Path) -> None:
    (path,) = bd.export(tmp_path, name, tables=["tracks"])
    old = content(tmp_path)
    again = run("export", "--to", str(tmp_path), "--format", name, "--table", "tracks")
    assert again.returncode == 2
    assert again.stderr == f"balkans-data: {path} is there already; --force (in Python force=True) replaces it\n"
    assert content(tmp_path) == old
    if path.is_dir():
        (path / "of-another-release").touch()
    else:
        path.write_bytes(b"of another release")
    assert bd.export(tmp_path, name, tables=["tracks"], force=True) == [path]
    assert content(tmp_path) == old


@pytest.mark.parametrize("name", FORMATS)
def test_a_failure_leaves_what_was_there(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first format is whole when the second one fails, and does not come all the same."""
    bd.export(tmp_path, name, tables=["tracks"])
    old = content(tmp_path)

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    other = as_xlsx if name == "jsonl" else as_jsonl
    monkeypatch.setattr(other, "write", full)
    second = "xlsx" if name == "jsonl" else "jsonl"
    done = run("export", "--to", str(tmp_path), "--format", name, "--format", second, "--table", "tracks", "--force")
    assert done.returncode == 2
    said = f"{tmp_path} cannot be written to (No space left on device); nothing there was changed"
    assert done.stderr == f"balkans-data: {said}\n"
    assert content(tmp_path) == old


def test_folders_made_for_nothing_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(as_jsonl, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bd.export(tmp_path / "a" / "b", "jsonl")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_move_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bd.export(tmp_path, ["csv", "jsonl"], tables=["tracks"])
    (tmp_path / f"balkans-data-{bd.version}-part-csv" / "mine.txt").write_text("mine", encoding="utf-8")
    old = content(tmp_path)
    moved: list[Path] = []
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        moved.append(self)
        if len(moved) == 4:  # each format is two moves: the old one out, the new one in
            raise PermissionError(errno.EACCES, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="Permission denied"):
        bd.export(tmp_path, ["csv", "jsonl"], tables=["tracks"], force=True)
    assert content(tmp_path) == old


def test_what_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    def meanwhile(name: str, table: str, rows: int) -> None:
        (tmp_path / f"balkans-data-{bd.version}-part-jsonl").mkdir(exist_ok=True)

    with pytest.raises(FileExistsError):
        bd.export(tmp_path, "jsonl", tables=["tracks"], progress=meanwhile)
    assert list(content(tmp_path)) == [f"balkans-data-{bd.version}-part-jsonl"]


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no limits of files here")
@pytest.mark.parametrize("name", FORMATS)
def test_a_full_disk(name: str, tmp_path: Path) -> None:
    """A process that may write no file of more than some bytes ends in one line, and leaves nothing."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(
        [*COMMAND, "--to", "out", "--format", name, "--table", "alignments"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
    )
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("balkans-data: out cannot be written to (")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_interrupted_from_the_keyboard(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "--to", "out", "--format", "xlsx"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        # A runner of tests in the background ignores the signal, and its children would too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as running:
        while not any(tmp_path.glob("out/.balkans-data-export-*/xlsx-parts/*")):
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        assert running.stderr is not None
        said = running.stderr.read()
    assert running.returncode not in (0, None)
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_permission(tmp_path: Path) -> None:
    """As somebody else if need be: root may write anywhere."""
    tmp_path.chmod(0o500)
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(65_534)
        with pytest.raises(PermissionError), placing.staging(tmp_path):
            pass
    finally:
        os.seteuid(user)
        tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices here")
def test_a_device_is_never_replaced() -> None:
    with pytest.raises(FileExistsError, match="is no file and no folder"):
        bd.export("/dev/null", "claimreview", force=True)
    assert not Path("/dev/null").is_file()


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="cannot be written to"):
        bd.export(tmp_path / "file" / "out", "csv", tables=["tracks"])
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


@pytest.mark.parametrize(
    ("to", "formats", "said"),
    [
        ("x.sqlite", ["sqlite", "csv"], "several formats need a folder"),
        ("x.parquet", ["parquet"], "format parquet is a folder"),
        ("x.csv", ["csv"], "format csv is a folder"),
        ("x.xlsx", ["sqlite"], r"ends in \.sqlite or \.sqlite3 or \.db"),
        ("out", ["sqlit"], "did you mean 'sqlite'"),
        ("out", [], "no format is named"),
    ],
)
def test_where_to(to: str, formats: list[str], said: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=said):
        bd.export(tmp_path / to, formats)
    assert list(tmp_path.iterdir()) == []


def test_one_file_by_its_own_name(tmp_path: Path) -> None:
    for name, format_ in (("x.db", "sqlite"), ("x.XLSX", "xlsx"), ("reviews", "claimreview")):
        tables = None if format_ == "claimreview" else ["tracks"]
        assert bd.export(tmp_path / name, format_, tables=tables) == [tmp_path / name]
        assert (tmp_path / name).is_file()
    (tmp_path / "folder").mkdir()
    (path,) = bd.export(tmp_path / "folder", "claimreview")
    assert path == tmp_path / "folder" / f"balkans-data-{bd.version}-claimreview.json"


def test_tables_that_do_not_exist(tmp_path: Path) -> None:
    with pytest.raises(UnknownTableError, match="did you mean 'votes'"):
        bd.export(tmp_path, "csv", tables=["vote"])
    with pytest.raises(ValueError, match="no table is named"):
        bd.export(tmp_path, "csv", tables=[])
    with pytest.raises(ValueError, match="no tables to choose from"):
        bd.export(tmp_path, ["csv", "claimreview"], tables=["votes"])
    assert list(tmp_path.iterdir()) == []


def test_only_tables_of_the_release_are_exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    write_package(folder, {})
    monkeypatch.setattr(package, "root", lambda: folder)
    with (folder / "data" / "votes.csv").open("a", encoding="utf-8") as stream:
        stream.write("unvotes-1,SRB,yes,unvotes,\n")
    with pytest.raises(PackageError, match=r"votes\.csv is not the table that datapackage\.json describes"):
        bd.export(tmp_path / "out", "csv")
    (folder / "data" / "votes.csv").unlink()
    with pytest.raises(PackageError, match=r"votes\.csv is missing"):
        bd.export(tmp_path / "out", "csv")
    assert not (tmp_path / "out").exists()


def test_the_limits_of_excel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_xlsx, "MOST_ROWS", 20)
    with pytest.raises(PackageError, match=r"'tracks' has [0-9]+ rows, and a sheet of Excel holds 19"):
        bd.export(tmp_path / "x.xlsx", "xlsx", tables=["tracks"])
    monkeypatch.undo()
    monkeypatch.setattr(as_xlsx, "_LONGEST_TEXT", 20)
    with pytest.raises(PackageError, match="holds 20 characters"):
        bd.export(tmp_path / "x.xlsx", "xlsx", tables=["tracks"])
    monkeypatch.undo()
    monkeypatch.setattr(as_xlsx, "_LONGEST_NAME", 5)
    with pytest.raises(PackageError, match="'tracks' cannot be a sheet"):
        bd.export(tmp_path / "x.xlsx", "xlsx", tables=["tracks"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "library", "extra"), [("parquet", "pyarrow", "parquet"), ("xlsx", "xlsxwriter", "excel")]
)
def test_a_library_that_is_missing(
    name: str, library: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [item for item in sys.modules if item.split(".")[0] == library or item.endswith(f".as_{name}")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(PackageError, match=rf"pip install 'balkans-data\[{extra}\]'"):
        bd.export(tmp_path, ["csv", name])
    assert list(tmp_path.iterdir()) == []


def test_progress_is_for_terminals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    from balkans_data.cli import export as command

    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with command._progress() as told:
        assert told is not None
        bd.export(tmp_path, "jsonl", tables=["tracks"], progress=told)
    assert "jsonl: tracks" in sys.stderr.getvalue()  # type: ignore[attr-defined]
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with command._progress() as told:
        assert told is None


def test_staging_leaves_a_folder_that_was_there(tmp_path: Path) -> None:
    def failing() -> None:
        with placing.staging(tmp_path) as stage:
            (stage / "part").touch()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert list(tmp_path.iterdir()) == []
