"""Cells to bytes: the one way in which the tables are written."""

from __future__ import annotations

import csv
import io

__all__ = ["as_text", "write"]


def write(rows: list[list[str]]) -> bytes:
    """Return rows of cells as canonical CSV."""
    return as_text(rows, ",").encode()


def as_text(rows: list[list[str]], delimiter: str) -> str:
    """Return rows of cells with minimal quoting and LF."""
    stream = io.StringIO(newline="")
    # The default terminator of `csv` is CRLF; with an empty one it would not quote newlines.
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return stream.getvalue()
