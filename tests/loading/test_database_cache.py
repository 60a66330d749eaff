"""The database that is kept between processes: the same as a new one, and never in the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import balkans_data as bd
from balkans_data import database, database_cache, package
from balkans_data.errors import PackageError


@pytest.fixture
def cache(tmp_path, monkeypatch):
    folder = tmp_path / "cache"
    monkeypatch.setenv(database_cache.VARIABLE, str(folder))
    return folder


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*")) if folder.is_dir() else []


def content(connection):
    try:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        sizes = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
        # Of large tables the number of rows is enough, and is compared in no time.
        return sizes, {
            name: list(map(tuple, connection.execute(f'SELECT * FROM "{name}"')))  # noqa: S608
            for name, size in sizes.items()
            if size < 10_000
        }
    finally:
        connection.close()


def test_the_second_connection_is_like_the_first_and_comes_from_the_file(cache, monkeypatch):
    first = content(bd.connect())
    (file,) = files(cache)
    assert file.name.startswith("tables-")

    def never(*_, **__):
        raise AssertionError("it is kept")

    monkeypatch.setattr(database, "opened", never)
    assert content(bd.connect()) == first


def test_a_kept_database_is_read_only_and_as_of_its_own_day(cache):
    for day in ("2018-01-31", "2026-01-01"):
        connection = bd.connect(as_of=day)
        try:
            assert connection.execute("SELECT as_of FROM moment").fetchone()["as_of"] == day
            with pytest.raises(Exception, match="readonly"):
                connection.execute("DELETE FROM votes")
        finally:
            connection.close()
    assert len(files(cache)) == 1


def test_other_content_is_another_file(cache, monkeypatch, tmp_path):
    bd.connect().close()
    (before,) = files(cache)
    other = tmp_path / "thresholds.csv"
    other.write_bytes(package.table_file("thresholds").read_bytes().replace(b"Yearly", b"Annual"))
    shipped = package.table_file
    monkeypatch.setattr(package, "table_file", lambda name, _=None: other if name == "thresholds" else shipped(name))
    connection = bd.connect()
    assert connection.execute("SELECT count(*) FROM thresholds WHERE reason LIKE 'Annual%'").fetchone()[0] == 1
    connection.close()
    assert len(files(cache)) == 2
    assert before in files(cache)


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_a_damaged_file_is_made_anew(cache, damage):
    bd.connect().close()
    (file,) = files(cache)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    connection = bd.connect()
    assert connection.execute("SELECT count(*) FROM votes").fetchone()[0] == len(bd.load("votes"))
    connection.close()
    assert files(cache) == [file]
    assert len(file.read_bytes()) == len(whole)


def test_old_files_go(cache):
    cache.mkdir()
    for number in range(6):
        (cache / f"tables-{number}.sqlite").write_bytes(b"")
    bd.connect().close()
    assert len(files(cache)) == 3


@pytest.mark.parametrize("place", ["off", "OFF"])
def test_nothing_is_kept_if_it_is_off(monkeypatch, tmp_path, place):
    monkeypatch.setenv(database_cache.VARIABLE, place)
    monkeypatch.chdir(tmp_path)
    bd.connect().close()
    assert files(tmp_path) == []


def test_where_nothing_can_be_written_nothing_is_kept(monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    monkeypatch.setenv(database_cache.VARIABLE, str(blocked / "folder"))
    connection = bd.connect()
    assert connection.execute("SELECT count(*) FROM countries").fetchone()[0] > 0
    connection.close()


def test_a_missing_table_is_named(cache, monkeypatch, tmp_path):
    shipped = package.table_file
    monkeypatch.setattr(
        package, "table_file", lambda name, _=None: tmp_path / "x.csv" if name == "votes" else shipped(name)
    )
    with pytest.raises(PackageError, match=r"x\.csv is missing"):
        bd.connect()
    assert files(cache) == []


def test_several_processes_may_start_at_once(cache):
    code = "import balkans_data as bd; print(bd.connect().execute('SELECT count(*) FROM votes').fetchone()[0])"
    running = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(4)]
    said = {process.communicate()[0].strip() for process in running}
    assert said == {str(len(bd.load("votes")))}
    assert {process.returncode for process in running} == {0}
    (file,) = files(cache)
    assert file.suffix == ".sqlite"
