"""Tables as row models and as SQLite."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

import balkans_data as bd
from balkans_data import package
from balkans_data.formatting import write
from balkans_data.models import MODELS
from balkans_data.schema.columns import Kind, columns

if TYPE_CHECKING:
    from pathlib import Path

    from balkans_data.models import RowModel


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table.name)
def test_rows_written_again_are_the_file(model: type[RowModel]) -> None:
    rows = bd.rows(model)
    cells = [list(model.model_fields), *(list(row.cells().values()) for row in rows)]
    assert write(cells) == bd.path(model.table.name).read_bytes()
    assert all(type(row) is model for row in rows)


def test_rows_have_python_types() -> None:
    row = next(row for row in bd.rows(bd.Alignment) if row.alignment_id == "mne-nato-membership-member")
    assert row.start is not None
    assert row.start.min.isoformat() == "2017-06-05"
    assert row.end is not None
    assert row.end.is_open
    assert row == bd.Alignment.model_validate(row.cells() | {"reading": None, "note": row.note} | _none(row))


def _none(row: bd.Alignment) -> dict[str, None]:
    return {name: None for name, cell in row.cells().items() if not cell}


def test_rows_of_a_damaged_file_name_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(package.root() / "data", tmp_path / "data")
    file = tmp_path / "data/statuses.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[3] = (
        lines[3].replace(lines[3].split(",")[2], "first", 1)
        if lines[3].split(",")[2]
        else lines[3].replace(",,", ",first,", 1)
    )
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setattr(package, "root", lambda: tmp_path)
    with pytest.raises(bd.PackageError, match=r"statuses\.csv:4: 'first' is not a valid rank"):
        bd.rows(bd.Status)


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    with closing(bd.connect()) as opened:
        yield opened


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table.name)
def test_sql_holds_what_frames_hold(connection: sqlite3.Connection, model: type[RowModel]) -> None:
    rows = connection.execute(f'SELECT * FROM "{model.table.name}"').fetchall()  # noqa: S608
    frame = bd.load(model.table.name)
    assert len(rows) == len(frame)
    assert len({row["ref"] for row in rows}) == len(rows)
    assert all(row["ref"].startswith(f"{model.table.name}/") for row in rows)
    for column in columns(model):
        missing = [row[column.name] is None for row in rows]
        assert missing == list(frame[column.name].isna())
        if column.kind is Kind.EDTF:
            for row, low, high in zip(rows, frame[f"{column.name}_min"], frame[f"{column.name}_max"], strict=True):
                if row[column.name] is not None:
                    assert (row[f"{column.name}_min"], row[f"{column.name}_max"]) == (
                        str(low.date()),
                        str(high.date()),
                    )
                    assert row[f"{column.name}_min_day"] == low.date().toordinal()
                    assert row[f"{column.name}_max_day"] == high.date().toordinal()


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM names", "UPDATE actors SET name = 'x'", "CREATE TABLE t (a)", "DROP VIEW lives"],
)
def test_sql_cannot_be_written(connection: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute(statement)


def test_foreign_keys_hold_in_sql(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA foreign_key_list(alignments)").fetchall()


def test_view_of_codes(connection: sqlite3.Connection) -> None:
    row = connection.execute("SELECT * FROM codes WHERE actor_id = 'MKD'").fetchone()
    assert (row["iso_alpha2"], row["iso_alpha3"], row["iso_numeric"], row["cow"]) == ("MK", "MKD", "807", "343")
    kosovo = connection.execute("SELECT * FROM codes WHERE actor_id = 'XKX'").fetchone()
    assert (kosovo["iso_numeric"], kosovo["cow"]) == (None, "347")


def test_view_of_lives(connection: sqlite3.Connection) -> None:
    rows = connection.execute("""SELECT "start", "end" FROM lives WHERE actor_id = 'SCG'""").fetchall()
    assert [tuple(row) for row in rows] == [("1992-04-27", "2006-06-05")]


def test_every_alignment_has_labels(connection: sqlite3.Connection) -> None:
    (count,) = connection.execute("SELECT count(*) FROM labelled_alignments").fetchone()
    assert count == len(bd.load("alignments"))


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import balkans_data", ("pandas", "pydantic", "numpy", "frictionless", "rich", "typer")),
        ("import balkans_data as bd; bd.version; bd.data_date", ("pandas", "pydantic")),
        ("import balkans_data as bd; bd.connect()", ("pandas", "frictionless")),
        ("import balkans_data as bd; bd.validate()", ("pandas", "frictionless", "typer")),
        ("import balkans_data as bd; bd.resolve('Serbia')", ("pandas", "frictionless")),
    ],
)
def test_imports_stay_light(code: str, unwanted: tuple[str, ...]) -> None:
    check = f"{code}\nimport sys\nprint([m for m in {unwanted!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_public_face_is_complete() -> None:
    for name in dir(bd):
        assert getattr(bd, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        bd.nothing  # noqa: B018
    for model in MODELS:
        assert getattr(bd, model.__name__) is model
