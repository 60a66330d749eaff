"""Exports read back with tools that this project did not write, as frames to compare with `load`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
from openpyxl.utils.escape import unescape

from balkans_data.models.registry import TABLES
from balkans_data.models.rows import RowModel, cell_text
from balkans_data.schema.columns import Kind, columns
from balkans_data.schema.dtypes import dtypes

Rows = list[dict[str, Any]]


def of_sqlite(file: Path, table: str) -> Rows:
    with closing(sqlite3.connect(file)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f'SELECT * FROM "{table}"')]


def of_jsonl(folder: Path, table: str) -> Rows:
    with (folder / "data" / f"{table}.jsonl").open(encoding="utf-8") as stream:
        return [json.loads(line, parse_float=Decimal) for line in stream]


def of_xlsx(file: Path) -> dict[str, Rows]:
    book = openpyxl.load_workbook(file, read_only=True)
    result = {}
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows = iter(sheet.iter_rows(values_only=True))
        header = next(rows)
        assert sheet.title in ("readme", "columns") or len(header) == len(TABLES[sheet.title].model_fields)
        result[sheet.title] = [
            dict(zip(header, [*map(_text, row), *[None] * (len(header) - len(row))], strict=True)) for row in rows
        ]
    book.close()
    return result


def _text(value: Any) -> Any:
    """Undo what the format asks of texts such as ``_x0041_`` (ECMA-376, ST_Xstring), which openpyxl leaves."""
    return unescape(value) if isinstance(value, str) else value


def days_of(column: pd.Series[Any]) -> pd.Series[Any]:
    """Return days in ISO 8601 as `load` types them, also those that older pandas cannot count in nanoseconds."""
    days = np.array([day if isinstance(day, str) else "NaT" for day in column], dtype="datetime64[s]")
    return pd.Series(days, index=column.index, name=column.name)


def frame(rows: Rows, model: type[RowModel]) -> pd.DataFrame:
    """Return rows of plain values as `load` types them, without the derived columns."""
    kinds = dtypes(model)
    result = pd.DataFrame(
        {
            part.name: pd.Series(
                [_plain(row[part.name], part.kind) for row in rows], dtype=kinds[part.name], index=range(len(rows))
            )
            for part in columns(model)
        },
        columns=list(model.model_fields),
    )
    for part in columns(model):
        if part.kind is Kind.DATE:
            result[part.name] = days_of(result[part.name])
    return result


def _plain(value: Any, kind: Kind) -> Any:
    if value is None:
        return None
    if kind is Kind.BOOLEAN:
        assert value in (0, 1)
        return bool(value)
    if kind is Kind.NUMBER:
        return float(value)
    assert isinstance(value, int if kind is Kind.INTEGER else str)
    return value


def texts(rows: Rows) -> list[list[str]]:
    """Return rows as they stand in a CSV file."""
    return [[cell_text(value) for value in row.values()] for row in rows]


def same(made: pd.DataFrame, loaded: pd.DataFrame) -> None:
    """Hold a frame against what `load` gives, without the bounds of dates."""
    pd.testing.assert_frame_equal(made, loaded[list(made)], check_exact=False, rtol=1e-15)
