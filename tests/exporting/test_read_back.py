"""What is read back from an export, with tools of others, is what `load` gives."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import Package
from hypothesis import Phase, example, given, settings
from openpyxl.utils.escape import unescape

import balkans_data as bd
from balkans_data import package
from balkans_data.models.registry import MODELS, TABLES
from balkans_data.package import DESCRIPTOR, table_file
from balkans_data.schema.columns import Kind, columns
from balkans_data.schema.sql import DAY_SUFFIXES
from balkans_data.testing import Tables, packages, write_package
from tests.exporting.conftest import SMALL
from tests.exporting.reading import days_of, frame, of_jsonl, of_sqlite, of_xlsx, same, texts


def write_release(folder: Path, tables: Tables) -> None:
    """Write a generated package, described as releases are."""
    write_package(folder, tables)
    file = folder / DESCRIPTOR
    described = json.loads(file.read_text(encoding="utf-8"))
    described["licenses"] = [{"name": "CC-BY-4.0"}]
    described["title"] = "Generated"
    file.write_text(json.dumps(described), encoding="utf-8")


#: Texts that spreadsheets and writers of them are known to mistake for something else.
HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "+49 30",
    "-1",
    "@SUM(A1)",
    "007",
    "NA",
    "NULL",
    "1e5",
    "1/2",
    "TRUE",
    "#N/A",
    "2017-06",
    "3.14",
    "http://example.org/a b",
    "_x0041_",
    "<r>bold</r>",
    "<r><t>x</t></r>",
    "a & b < c > d \" ' `",
    "{=1}",
    "𝔅 ž Ж ΐ",
    "x" * 4_000,
)


def hostile() -> Tables:
    """A package whose tracks have these texts as their titles or definitions."""
    rows = []
    source = [part.example if part.required else "" for part in columns(TABLES["sources"])]
    for number, text in enumerate(HOSTILE):
        cells = {part.name: part.example for part in columns(TABLES["tracks"])} | {"source_id": source[0]}
        cells |= {"track": f"t{number:03}", "title": text if len(text) < 120 else "long", "definition": text}
        rows.append([cells[part.name] for part in columns(TABLES["tracks"])])
    return {"sources": [source], "tracks": rows}


def check_formats(tables: Tables) -> None:
    """Export a package in every format, and read each back."""
    tables = {name: [within_reach(name, row) for row in rows] for name, rows in tables.items()}
    with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        folder = Path(place) / "package"
        folder.mkdir()
        write_release(folder, tables)
        patch.setattr(package, "root", lambda: folder)
        database, parquet, copy, lines, book = bd.export(
            Path(place) / "out", ["sqlite", "parquet", "csv", "jsonl", "xlsx"]
        )
        sheets = of_xlsx(book)
        for model in MODELS:
            name, cells = model.table.name, tables.get(model.table.name, [])
            assert (copy / "data" / f"{name}.csv").read_bytes() == table_file(name, folder).read_bytes()
            lists = of_sqlite(database, name), of_jsonl(lines, name), sheets[name]
            assert [len(rows) for rows in lists] == [len(cells)] * 3
            assert texts(lists[1]) == cells
            # Without rows all frames are alike, but for those that come typed.
            if cells or not tables:
                loaded = bd.load(name)
                check_parquet(parquet, loaded)
                for rows in lists if cells else ():
                    same(frame(rows, model), loaded)


def within_reach(table: str, row: list[str]) -> list[str]:
    """Return a row without whole numbers that no frame, or no sheet, can hold."""
    return [
        part.example if part.kind is Kind.INTEGER and len(cell) > 15 else cell
        for part, cell in zip(columns(TABLES[table]), row, strict=True)
    ]


def check_parquet(folder: Path, loaded: pd.DataFrame) -> None:
    """Hold what pandas makes of a Parquet file against `load`; its days are dates without a time."""
    read = pd.read_parquet(folder / f"{loaded.attrs['table']}.parquet")
    days = [name for name in loaded if str(loaded[name].dtype) == "datetime64[s]"]
    assert all(str(read[name].dtype) == "date32[day][pyarrow]" for name in days)
    for name in loaded:
        if str(loaded[name].dtype) == "category" and not loaded[name].notna().any():
            # Parquet writes a dictionary with the first value.
            read[name] = read[name].astype(loaded[name].dtype)
    pd.testing.assert_frame_equal(read.astype(dict.fromkeys(days, "datetime64[s]")), loaded, check_exact=True)


# A failure says which table and column, and shrinking whole packages takes minutes.
@settings(max_examples=2, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(packages(max_rows=2))
@example({})
@example(hostile())
def test_generated_packages(tables: Tables) -> None:
    check_formats(tables)


def in_sqlite(table: str) -> list[tuple[object, ...]]:
    """Return the rows of a table's file as SQLite should give them."""
    made = {Kind.INTEGER: int, Kind.NUMBER: float, Kind.BOOLEAN: {"true": 1, "false": 0}.__getitem__}
    with table_file(table).open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        next(reader)
        cells = list(zip(*reader, strict=True)) or [()] * len(columns(TABLES[table]))
    read = [
        [(made[part.kind](text) if part.kind in made else text) if text else None for text in texts]
        for part, texts in zip(columns(TABLES[table]), cells, strict=True)
    ]
    return list(zip(*read, strict=True))


def test_sqlite(shipped: Callable[[str], Path]) -> None:
    with closing(sqlite3.connect(shipped("sqlite"))) as database:
        for table, model in TABLES.items():
            named = ", ".join(f'"{name}"' for name in model.model_fields)
            read = database.execute(f'SELECT {named} FROM "{table}" ORDER BY rowid').fetchall()
            assert read == in_sqlite(table), table
    for table in SMALL:
        check_frame_of_sqlite(shipped("sqlite"), table)


def check_frame_of_sqlite(file: Path, table: str) -> None:
    """Hold the frame, the bounds of its dates and the references to its rows against `load`."""
    rows, loaded = of_sqlite(file, table), bd.load(table)
    same(frame(rows, TABLES[table]), loaded)
    read = pd.DataFrame(rows)
    for part in columns(TABLES[table]):
        if part.kind is Kind.EDTF:
            for suffix in DAY_SUFFIXES[:2]:
                name = part.name + suffix
                pd.testing.assert_series_equal(days_of(read[name]), loaded[name])
    key = list(TABLES[table].table.key)
    assert [row["ref"] for row in rows] == [
        f"{table}/" + "|".join(cells) for cells in loaded[key].astype(str).itertuples(index=False)
    ]


def test_json_lines(shipped: Callable[[str], Path]) -> None:
    for table, model in TABLES.items():
        rows = of_jsonl(shipped("jsonl"), table)
        assert [list(row) for row in rows[:1]] == [list(model.model_fields)][: len(rows)], table
        assert texts(rows) == [list(row.values()) for row in package.table_rows(table)], table
        if table in SMALL:
            same(frame(rows, model), bd.load(table))


def test_parquet(shipped: Callable[[str], Path]) -> None:
    for table in TABLES:
        check_parquet(shipped("parquet"), bd.load(table))


def test_parquet_says_what_it_holds(shipped: Callable[[str], Path]) -> None:
    schema = pq.read_schema(shipped("parquet") / "alignments.parquet")
    told = {key.decode(): value.decode() for key, value in schema.metadata.items()}
    assert told["version"] == bd.version
    assert told["licence"] == "CC-BY-4.0"
    assert told["title"] == TABLES["alignments"].table.title
    assert json.loads(told["primary_key"]) == ["alignment_id"]
    targets = {key["reference"]["resource"] for key in json.loads(told["foreign_keys"])}
    assert {"actors", "tracks", "statuses", "sources"} <= targets
    for part in columns(TABLES["alignments"]):
        field = schema.field(part.name)
        assert field.metadata[b"description"].decode() == part.description
        assert field.nullable is not part.required
    assert str(schema.field("start_min").type) == "date32[day]"
    assert str(schema.field("evidence").type).startswith("dictionary<values=string")
    assert json.loads(schema.field("evidence").metadata[b"values"])["documented"]


def test_csv_is_the_package(shipped: Callable[[str], Path]) -> None:
    folder, root = shipped("csv"), package.root()
    for path in [DESCRIPTOR, "ATTRIBUTION.md", "LICENSE-DATA"]:
        assert (folder / path).read_bytes() == (root / path).read_bytes()
    for part in ("data", "schemas"):
        of_package = {file.relative_to(root) for file in (root / part).rglob("*") if file.is_file()}
        copied = {file.relative_to(folder) for file in (folder / part).rglob("*") if file.is_file()}
        assert copied == of_package
        assert all((folder / path).read_bytes() == (root / path).read_bytes() for path in copied)
    assert "spreadsheet" in (folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_a_part_satisfies_the_referee(name: str, tmp_path: Path) -> None:
    """The keys to what was left out must be gone, and those within must have stayed."""
    (folder,) = bd.export(tmp_path, name, tables=["tracks", "statuses", "countries", "thresholds"])
    assert folder.name == f"balkans-data-{bd.version}-part-{name}"
    report = Package(str(folder / DESCRIPTOR)).validate()
    assert report.valid, report.flatten(["type", "message"])
    assert [task.name for task in report.tasks] == ["countries", "tracks", "statuses", "thresholds"]
    kept = json.loads((folder / "schemas" / "statuses.json").read_text(encoding="utf-8"))["foreignKeys"]
    assert [key["reference"]["resource"] for key in kept] == ["tracks"]
    assert "foreignKeys" not in json.loads((folder / "schemas" / "countries.json").read_text(encoding="utf-8"))


def test_excel(workbook: Path) -> None:
    sheets = of_xlsx(workbook)
    assert list(sheets) == ["readme", "columns", *[name for name in TABLES if name in SMALL]]
    for table in SMALL:
        same(frame(sheets[table], TABLES[table]), bd.load(table))
    described = {(row["table"], row["column"]): row["description"] for row in sheets["columns"]}
    for name in SMALL:
        for part in columns(TABLES[name]):
            assert described[name, part.name] == part.description


def test_excel_looks_as_people_expect(tmp_path: Path) -> None:
    (file,) = bd.export(tmp_path, "xlsx", tables=["tracks", "suppressions"])
    book = openpyxl.load_workbook(file)
    for name, rows in (("tracks", len(bd.load("tracks"))), ("suppressions", len(bd.load("suppressions")))):
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold for cell in sheet[1])
        assert sheet.auto_filter.ref is not None
        assert sheet.auto_filter.ref.endswith(str(rows + 1))
        assert sheet.max_row == rows + 1
    text = "\n".join(str(cell.value) for row in book["readme"].iter_rows() for cell in row if cell.value)
    for part in (bd.version, "CC-BY-4.0", "The balkans-data contributors (2026)", f"2 of {len(TABLES)}"):
        assert part in text
    links = [cell.hyperlink.location for row in book["readme"].iter_rows() for cell in row if cell.hyperlink]
    assert links == ["'tracks'!A1", "'suppressions'!A1"]
    released = datetime.fromisoformat(bd.data_date).replace(tzinfo=UTC)
    assert book.properties.created == released.replace(tzinfo=None)


def test_excel_keeps_text_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    write_release(folder, hostile())
    monkeypatch.setattr(package, "root", lambda: folder)
    (file,) = bd.export(tmp_path / "x.xlsx", "xlsx")
    column = list(TABLES["tracks"].model_fields).index("definition")
    cells = [row[column] for row in openpyxl.load_workbook(file)["tracks"].iter_rows(min_row=2)]
    assert [unescape(cell.value) for cell in cells] == list(HOSTILE)
    # "s" is text; "f" would be a formula, "n" a number, "d" a date.
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_sqlite_is_sound(shipped: Callable[[str], Path]) -> None:
    with closing(sqlite3.connect(shipped("sqlite"))) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = {(row[2], row[3], row[4]) for row in database.execute("PRAGMA foreign_key_list(votes)")}
        assert ("roll_calls", "roll_call_id", "roll_call_id") in keys
        info = {row[1]: row for row in database.execute("PRAGMA table_info(alignments)")}
        # What most tools ask; a generated column would not be in it.
        assert info["ref"][3] == 1
        assert info["alignment_id"][5] == 1
        assert info["end"][3] == 0
        assert [row[0] for row in database.execute("SELECT rowid FROM votes ORDER BY rowid LIMIT 2")] == [1, 2]
        major, minor, patch = map(int, bd.version.split("."))
        assert database.execute("PRAGMA user_version").fetchone() == (major * 10**6 + minor * 1000 + patch,)
        assert database.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"balk"),)
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("INSERT INTO countries (ref, actor_id) VALUES ('x', NULL)")
        database.rollback()  # within a transaction the next statement does nothing
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("DELETE FROM roll_calls")


def test_the_views_of_sqlite_answer_as_connect_does(shipped: Callable[[str], Path]) -> None:
    with closing(sqlite3.connect(shipped("sqlite"))) as database, closing(bd.connect()) as own:
        query = "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name"
        views = [name for (name,) in database.execute(query)]
        assert views == [name for (name,) in own.execute(query)]
        for view in views:
            # The union is of tables that are compared elsewhere.
            query = f'SELECT {"count(*)" if view == "observations" else "*"} FROM "{view}"'
            rows = sorted(map(repr, map(tuple, database.execute(query))))
            assert rows == sorted(map(repr, map(tuple, own.execute(query))))
    with closing(sqlite3.connect(shipped("sqlite"))) as database, closing(bd.connect("2018-01-01")) as own:
        database.execute("UPDATE moment SET as_of = '2018-01-01'")
        query = "SELECT as_of, as_of_day, bound FROM moment"
        assert database.execute(query).fetchall() == [tuple(row) for row in own.execute(query)]
        refs = [row[0] for row in database.execute("SELECT ref FROM standing ORDER BY ref")]
        assert refs == [row[0] for row in own.execute("SELECT ref FROM standing ORDER BY ref")]
        database.rollback()


def test_sqlite_says_what_it_holds(tmp_path: Path) -> None:
    (file,) = bd.export(tmp_path, "sqlite", tables=SMALL)
    with closing(sqlite3.connect(file)) as database:
        told = dict(database.execute("SELECT key, value FROM metadata").fetchall())
        assert told["version"] == bd.version
        assert told["date"] == bd.data_date
        assert told["licence"] == "CC-BY-4.0"
        assert bd.version in told["citation"]
        for name, title, rows in database.execute("SELECT table_name, title, rows FROM metadata_tables").fetchall():
            assert title == TABLES[name].table.title
            assert database.execute(f'SELECT count(*) FROM "{name}"').fetchone() == (rows,)
        described = database.execute("SELECT table_name, column_name, description FROM metadata_columns").fetchall()
        assert described == [
            (model.table.name, part.name, part.description)
            for model in MODELS
            if model.table.name in SMALL
            for part in columns(model)
        ]
        meaning = "SELECT meaning FROM metadata_values WHERE table_name = 'reported_figures' AND value = 'at_least'"
        assert "More than" in database.execute(meaning).fetchone()[0]


def test_a_part_in_sqlite_has_no_key_or_view_that_leads_nowhere(tmp_path: Path) -> None:
    (file,) = bd.export(tmp_path / "part.db", "sqlite", tables=["observations", "indicators"])
    with closing(sqlite3.connect(file)) as database:
        query = "SELECT name FROM sqlite_schema WHERE type = ? ORDER BY name"
        views = [name for (name,) in database.execute(query, ["view"])]
        assert {"observations", "compared_figures"} <= set(views)
        assert "standing" not in views
        for view in views:
            database.execute(f'SELECT * FROM "{view}" LIMIT 1').fetchall()
        database.execute("PRAGMA foreign_keys = ON")
        targets = {row[2] for row in database.execute("PRAGMA foreign_key_list(statistics)")}
        assert targets == {"indicators"}
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        (said,) = database.execute("SELECT value FROM metadata WHERE key = 'tables'").fetchone()
        assert f"4 of {len(TABLES)}" in said


@pytest.mark.parametrize("name", ["sqlite", "parquet", "csv", "jsonl", "xlsx"])
def test_twice_the_same_bytes(name: str, tmp_path: Path) -> None:
    """In processes that hash texts differently, as each does by default."""
    made = []
    for seed in ("1", "2"):
        place = tmp_path / seed
        code = f"import balkans_data as bd; bd.export({str(place)!r}, {name!r}, tables=['tracks', 'alignments'])"
        subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        made.append({str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()})
    assert made[0]
    assert made[0] == made[1]
