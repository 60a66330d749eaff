"""Tables as DataFrames: the types survive, and so does everything that is not there."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest

import balkans_data as bd
from balkans_data import package
from balkans_data.models import MODELS, TABLES, UNIONS
from balkans_data.schema.columns import Kind, columns

if TYPE_CHECKING:
    from pathlib import Path

    from balkans_data.models import RowModel


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package that tests may change, in place of the real one."""
    root = package.root()
    shutil.copytree(root / "data", tmp_path / "data")
    shutil.copy(root / package.DESCRIPTOR, tmp_path)
    monkeypatch.setattr(package, "root", lambda: tmp_path)
    return tmp_path


def csv_rows(table: str) -> list[dict[str, str]]:
    with bd.path(table).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table.name)
def test_every_cell_survives(model: type[RowModel]) -> None:
    frame = bd.load(model.table.name)
    raw = csv_rows(model.table.name)
    assert len(frame) == len(raw)
    assert len(raw) > 0 or model is bd.RetiredId  # none was retired yet
    for column in columns(model):
        series = frame[column.name]
        missing = [row[column.name] == "" for row in raw]
        assert list(series.isna()) == missing
        if column.kind is Kind.BOOLEAN:
            found = ["" if pd.isna(value) else str(value).lower() for value in series]
        elif column.kind is Kind.DATE:
            found = ["" if pd.isna(value) else value.date().isoformat() for value in series]
        elif column.kind is Kind.NUMBER:
            # A text may end in noughts; the number is the same.
            numbers = [float(row[column.name]) for row in raw if row[column.name]]
            assert list(series.dropna()) == numbers
            continue
        else:
            found = ["" if pd.isna(value) else str(value) for value in series]
        assert found == [row[column.name] for row in raw]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table.name)
def test_dtypes(model: type[RowModel]) -> None:
    frame = bd.load(model.table.name)
    expected = {
        Kind.STRING: "string",
        Kind.EDTF: "string",
        Kind.INTEGER: "Int64",
        Kind.NUMBER: "float64",
        Kind.BOOLEAN: "boolean",
        Kind.DATE: "datetime64[s]",
        Kind.ENUM: "category",
    }
    names = []
    for column in columns(model):
        assert str(frame[column.name].dtype) == expected[column.kind], column.name
        names.append(column.name)
        if column.kind is Kind.EDTF:
            names += [f"{column.name}_min", f"{column.name}_max"]
            assert str(frame[names[-2]].dtype) == str(frame[names[-1]].dtype) == "datetime64[s]"
        if column.vocabulary:
            assert list(frame[column.name].cat.categories) == list(column.values)
    assert list(frame.columns) == names


def test_bounds_are_those_of_the_dates() -> None:
    frame = bd.load("alignments")
    for text, low, high in zip(frame["end"], frame["end_min"], frame["end_max"], strict=True):
        if pd.isna(text):
            assert pd.isna(low)
            assert pd.isna(high)
        else:
            value = bd.Edtf(text)
            assert (low.date(), high.date()) == (value.min, value.max)
    still = frame[frame["end"] == ".."]
    assert (still["end_min"] == pd.Timestamp(9999, 12, 31).as_unit("s")).all()
    assert len(still) > 100


def test_a_literal_na_stays_text(copied: Path) -> None:
    file = copied / "data/names.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    cells = next(csv.reader([lines[1]]))
    cells[2] = "NA"
    file.write_text("\n".join([lines[0], ",".join(cells)]) + "\n", encoding="utf-8")
    frame = bd.load("names")
    assert frame.loc[0, "name"] == "NA"
    assert pd.isna(frame.loc[0, "footnote"])


def test_attrs_say_what_it_is() -> None:
    assert bd.load("events").attrs == {
        "table": "events",
        "package": "balkans-data",
        "version": bd.version,
        "date": bd.data_date,
        "licence": "CC-BY-4.0",
        "citation_key": f"balkans-data-{bd.version}",
    }


@pytest.mark.parametrize("table", TABLES)
def test_each_table_has_a_loader_of_its_own(table: str) -> None:
    loader = getattr(bd, f"load_{table}")
    pd.testing.assert_frame_equal(loader(), bd.load(table))
    assert loader.__name__ == f"load_{table}"


def test_loaders_take_a_date() -> None:
    pd.testing.assert_frame_equal(
        bd.load_alignments(on="2018-01-01", possible=True), bd.load("alignments", on=date(2018, 1, 1), possible=True)
    )


def test_unknown_table_names_the_nearest() -> None:
    with pytest.raises(bd.UnknownTableError, match="did you mean 'alignments'"):
        bd.load("alignment")
    with pytest.raises(bd.UnknownTableError):
        bd.path("nothing")
    with pytest.raises(AttributeError, match="did you mean 'events'"):
        bd.load_event  # noqa: B018


def test_on_is_for_tables_with_spells() -> None:
    with pytest.raises(ValueError, match=r"'events' has no spells.*alignments"):
        bd.load("events", on="2018-01-01")


@pytest.mark.parametrize("day", ["2018-13-01", "1 January 2018", ""])
def test_a_malformed_day_is_an_error(day: str) -> None:
    with pytest.raises(ValueError, match="`on` must be a date"):
        bd.load("alignments", on=day)


def test_a_missing_table_is_a_clear_error(copied: Path) -> None:
    (copied / "data/events.csv").unlink()
    with pytest.raises(bd.PackageError, match=r"events\.csv is missing"):
        bd.load("events")


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"true", b"maybe"), (b"EUR", b"E\xffR")],
    ids=["boolean", "encoding"],
)
def test_a_damaged_table_is_a_clear_error(copied: Path, old: bytes, new: bytes) -> None:
    file = copied / "data/countries.csv"
    file.write_bytes(file.read_bytes().replace(old, new, 1))
    with pytest.raises(bd.PackageError, match="balkans-data validate"):
        bd.load("countries")


def test_a_damaged_date_is_a_clear_error(copied: Path) -> None:
    file = copied / "data/alignments.csv"
    file.write_bytes(file.read_bytes().replace(b",2017-06-05,", b",2017-06-31,", 1))
    with pytest.raises(bd.PackageError, match="2017-06-31"):
        bd.load("alignments")


def test_tables_lists_them_all() -> None:
    listed = bd.tables()
    assert list(listed.index) == [*TABLES, *UNIONS]
    assert listed.loc["observations", "rows"] == len(bd.load("observations"))
    assert listed.loc["alignments", "rows"] == len(bd.load("alignments"))
    assert listed["description"].str.len().min() > 20
