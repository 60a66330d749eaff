"""Excel: one workbook, a sheet a table, text as text."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from balkans_data.errors import PackageError
from balkans_data.schema.columns import Column, Kind, columns

try:
    import xlsxwriter  # type: ignore[import-untyped, unused-ignore]
    from xlsxwriter.exceptions import XlsxWriterException  # type: ignore[import-untyped, unused-ignore]
    from xlsxwriter.format import Format  # type: ignore[import-untyped, unused-ignore]
except ImportError:
    raise PackageError("xlsx needs XlsxWriter: pip install 'balkans-data[excel]'") from None

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from balkans_data.exporting.selection import Selection
    from balkans_data.models.rows import RowModel

__all__ = ["ENDINGS", "MOST_ROWS", "write"]

ENDINGS = (".xlsx",)

MOST_ROWS = 1_048_576
"""Rows of a sheet, the header included."""
_LONGEST_NAME = 31
_LONGEST_TEXT = 32_767
"""Characters of a cell, in units of UTF-16."""
_MOST_DIGITS = 15

_README, _COLUMNS = "readme", "columns"
_RESERVED = frozenset({_README, _COLUMNS, "history"})
_WIDEST = 60.0

_HOW_TO = (
    "The columns are those of the CSV files; what each means is on the sheet 'columns'. Everything but numbers and "
    "true/false is text, dates too: Excel has no date that is but a month or a year, and none before 1900. "
    "An empty cell is a missing value."
)


def write(selection: Selection, target: Path, advance: Callable[[str, int], None]) -> None:
    """Write the workbook, a row at a time.

    Raises
    ------
    PackageError
        If a table has more rows, or a cell more characters, than Excel takes.
    OSError
        If it cannot be written.
    """
    for model in selection.models:
        _refuse_oversize(model.table.name, selection.rows(model))
    parts = target.with_name("xlsx-parts")
    parts.mkdir()
    # Rows go to files at once, which lie where there must be room anyway.
    book = xlsxwriter.Workbook(str(target), {"constant_memory": True, "tmpdir": str(parts)})
    try:
        _fill(book, selection, advance)
        book.close()
    except XlsxWriterException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, OSError):
            raise cause from None
        raise OSError(str(error)) from None
    finally:
        _let_go(book)


def _let_go(book: Any) -> None:
    """Close the files of sheets whose workbook was not finished."""
    for sheet in book.worksheets():
        for stream in (sheet.row_data_fh, sheet.fh):
            if stream is not None:
                with suppress(OSError, ValueError):
                    stream.close()
    book.fileclosed = True


def _refuse_oversize(name: str, rows: int) -> None:
    if len(name) > _LONGEST_NAME or name in _RESERVED:
        raise PackageError(f"table {name!r} cannot be a sheet of Excel: names have at most {_LONGEST_NAME} characters")
    if rows + 1 > MOST_ROWS:
        raise PackageError(
            f"table {name!r} has {rows:,} rows, and a sheet of Excel holds {MOST_ROWS - 1:,} below its header; "
            "take another format, or other tables"
        )


def _fill(book: Any, selection: Selection, advance: Callable[[str, int], None]) -> None:
    about = selection.about()
    book.set_properties(
        {
            "title": f"{about['title']}, version {about['version']}",
            "subject": "balkans-data",
            "comments": "\n".join(about[key] for key in ("citation", "licence_url") if key in about),
            # Not now: the same release gives the same file.
            "created": datetime.fromisoformat(selection.date),
        }
    )
    header = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _readme(book, selection, about, header, wrapped)
    _column_sheet(book, selection, header, wrapped)
    for model in selection.models:
        _table(book, model, selection, header, advance)


def _readme(book: Any, selection: Selection, about: dict[str, str], header: Any, wrapped: Any) -> None:
    sheet = book.add_worksheet(_README)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 12)
    sheet.set_column(2, 2, 110, wrapped)
    line = 0
    for key, text in {**about, "how to read": _HOW_TO}.items():
        sheet.write_string(line, 0, key.replace("_", " "), header)
        sheet.write_string(line, 2, text, wrapped)
        line += 1
    line += 1
    for at, text in enumerate(("sheet", "rows", "what it holds")):
        sheet.write_string(line, at, text, header)
    for model in selection.models:
        line += 1
        name = model.table.name
        sheet.write_url(line, 0, f"internal:'{name}'!A1", string=name)
        sheet.write_number(line, 1, selection.rows(model))
        sheet.write_string(line, 2, f"{model.table.title}. {model.table.description}", wrapped)


def _column_sheet(book: Any, selection: Selection, header: Any, wrapped: Any) -> None:
    heads = ("table", "column", "title", "description", "kind", "required", "key", "refers to", "example", "values")
    sheet = book.add_worksheet(_COLUMNS)
    sheet.set_column(0, 2, 20)
    sheet.set_column(3, 3, 80, wrapped)
    sheet.set_column(4, 8, 14)
    sheet.set_column(9, 9, 80, wrapped)
    rows = [(model, part, dict(_references(model))) for model in selection.models for part in columns(model)]
    _head(sheet, heads, header, len(rows))
    for line, (model, part, references) in enumerate(rows, 1):
        values = "; ".join(f"{member.value}: {member.meaning}" for member in part.vocabulary or ())
        texts = (
            model.table.name,
            part.name,
            part.title,
            part.description,
            str(part.kind),
            "yes" if part.required else "",
            "yes" if part.name in model.table.key else "",
            references.get(part.name, ""),
            part.example,
            values,
        )
        for at, text in enumerate(texts):
            _text(sheet, line, at, text, f"{_COLUMNS}: {model.table.name}.{part.name}")


def _references(model: type[RowModel]) -> Iterable[tuple[str, str]]:
    for key in model.table.foreign_keys:
        for name, target in zip(key.columns, key.target, strict=True):
            yield name, f"{key.table}.{target}"


def _head(sheet: Any, names: Sequence[str], header: Any, rows: int) -> None:
    """Write the header; it stays in sight and can be filtered by."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(rows, 1), len(names) - 1)
    for at, name in enumerate(names):
        sheet.write_string(0, at, name, header)


def _table(
    book: Any, model: type[RowModel], selection: Selection, header: Any, advance: Callable[[str, int], None]
) -> None:
    name, parts = model.table.name, columns(model)
    sheet = book.add_worksheet(name)
    # A year or a code that is text is meant so: no green corners.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})
    line = 0
    for cells in selection.cells(model):
        if not line:
            for at, (part, texts) in enumerate(zip(parts, cells, strict=True)):
                longest = max(len(part.name) + 3, *map(len, texts))
                sheet.set_column(at, at, min(longest + 1.0, _WIDEST))
            _head(sheet, [part.name for part in parts], header, selection.rows(model))
        for row in zip(*cells, strict=True):
            line += 1
            for at, text in enumerate(row):
                if text:
                    _cell(sheet, line, at, parts[at], text, name)
        advance(name, len(cells[0]))
    if not line:
        _head(sheet, [part.name for part in parts], header, 0)


def _cell(sheet: Any, line: int, at: int, part: Column, text: str, table: str) -> None:
    if part.kind is Kind.INTEGER or part.kind is Kind.NUMBER:
        if part.kind is Kind.INTEGER and len(text.lstrip("-")) > _MOST_DIGITS:
            raise PackageError(
                f"{table}.{part.name}, row {line + 1}: Excel keeps {_MOST_DIGITS} digits of a number; "
                "take another format"
            )
        sheet.write_number(line, at, float(text))
    elif part.kind is Kind.BOOLEAN:
        sheet.write_boolean(line, at, text == "true")
    else:
        _text(sheet, line, at, text, f"{table}.{part.name}, row {line + 1}")


def _text(sheet: Any, line: int, at: int, text: str, place: str) -> None:
    # `write_string` guesses nothing: no formula, link, date or number is made of a text.
    if len(text) > _LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) // 2 > _LONGEST_TEXT:
        raise PackageError(f"{place}: a cell of Excel holds {_LONGEST_TEXT:,} characters; take another format")
    if text.startswith("<r>"):
        # The library would take it for the markup of formatted text; in two runs it does not.
        sheet.write_rich_string(line, at, text[:1], Format(), text[1:])
        return
    sheet.write_string(line, at, text)
