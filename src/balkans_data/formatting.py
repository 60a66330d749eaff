"""`balkans-data format`: CSV in its one canonical form, without a change of meaning.

Canonical are: UTF-8 without BOM, LF, columns in the order of the schema, rows sorted by primary
key, minimal quoting, text in NFC, plain spaces, and no white space at the ends of cells.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from balkans_data.errors import PackageError, UnknownTableError, did_you_mean
from balkans_data.models.registry import TABLES
from balkans_data.validation.characters import strip_hidden

if TYPE_CHECKING:
    from pathlib import Path

    from balkans_data.models.rows import RowModel

__all__ = ["canonical", "tables_in", "write"]


def canonical(content: bytes, model: type[RowModel]) -> bytes:
    """Return the canonical form of a table's file.

    Parameters
    ----------
    content : bytes
        The file.
    model : type of RowModel
        The row model of the table.

    Returns
    -------
    bytes
        The same rows in canonical form; formatting that again changes nothing.

    Raises
    ------
    PackageError
        If the file cannot be read without guessing: another encoding, broken quotes, rows of
        the wrong length, unknown or missing columns. The message names line and reason.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PackageError(f"line {line}: byte 0x{content[error.start]:02X} is not UTF-8") from None
    header, rows = _read(text)
    names = list(model.model_fields)
    unknown = [name for name in header if name not in names]
    if unknown:
        raise PackageError(f"line 1: no column {unknown[0]!r}{did_you_mean(unknown[0], names)}")
    if missing := [name for name in names if name not in header]:
        raise PackageError(f"line 1: columns are missing: {', '.join(missing)}")
    if len(header) > len(names):
        raise PackageError("line 1: a column is there twice")
    order = [header.index(name) for name in names]
    key = [names.index(name) for name in model.table.key]
    cells = [[strip_hidden(row[at]) for at in order] for row in rows]
    cells.sort(key=lambda row: ([row[at] for at in key], row))
    return write([names, *cells])


def tables_in(path: Path) -> list[tuple[Path, type[RowModel]]]:
    """Return the tables that `path` is or holds, each with its row model.

    Raises
    ------
    PackageError
        If it is neither a table nor a folder with tables.
    """
    if path.is_dir():
        found = [(path / "data" / f"{name}.csv", model) for name, model in TABLES.items()]
        found = [(file, model) for file, model in found if file.is_file()]
        if not found:
            raise PackageError(f"{path} holds no tables (data/<table>.csv)")
        return found
    if not path.is_file():
        raise PackageError(f"{path} does not exist")
    if path.stem not in TABLES:
        raise UnknownTableError(path.stem, TABLES)
    return [(path, TABLES[path.stem])]


def write(rows: list[list[str]]) -> bytes:
    """Return rows of cells as canonical CSV."""
    stream = io.StringIO(newline="")
    # The default terminator of `csv` is CRLF; with an empty one it would not quote newlines.
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()


def _read(text: str) -> tuple[list[str], list[list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    header: list[str] | None = None
    try:
        for row in reader:
            if header is None:
                header = [strip_hidden(name) for name in row]
            elif row and len(row) != len(header):
                raise PackageError(f"line {reader.line_num}: {len(row)} cells where the header has {len(header)}")
            elif row:
                rows.append(row)
    except csv.Error as error:
        raise PackageError(f"line {reader.line_num}: broken quotes ({error})") from None
    if header is None:
        raise PackageError("the file is empty; it needs at least the header")
    return header, rows
