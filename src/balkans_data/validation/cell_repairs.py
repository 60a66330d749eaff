"""Repairs of a cell, each where there is exactly one canonical text of the very same value.

What needs a judgement is left alone, and stays a finding: `1,000` and `1.000,5` (whose comma?),
`01.05` in a column of numbers (1.05, or a first of May that a spreadsheet made of 1.5?), `1.2E+6`
(which digits are lost?), `05.06.2020`, `2020-1` (a month, or a season?), `2020-01-01 00:00:00` (a day, or
a year that a program took for one?), `yes`, `NA`, and names in place of ids.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from balkans_data.schema.columns import Kind
from balkans_data.validation.characters import hidden, plain_spaces
from balkans_data.validation.repairs import RepairKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from balkans_data.schema.columns import Column

__all__ = ["Step", "doubtful_cells", "repaired_cell"]


class Step(NamedTuple):
    """One repair of a cell and what the cell is after it."""

    kind: RepairKind
    text: str


def repaired_cell(column: Column, text: str, known: Callable[[], Mapping[str, str]] | None = None) -> list[Step]:
    """Return the repairs of a cell, in their order; none if it is canonical or cannot be repaired.

    Parameters
    ----------
    column : Column
        The column it is in.
    text : str
        The cell.
    known : callable, optional
        Returns, for a column that refers to a table, the identifiers there by their lower-case form, as far
        as that is one identifier's only. It is called only where it is needed, since it reads a table.
    """
    steps = list(_tidied(text))
    tidy = steps[-1].text if steps else text
    if tidy and column.invalid([tidy]):
        more = list(_steps(column, tidy, known))
        # Half a repair would be a change without an end: all of it must lead to a valid cell.
        if more and not hidden(more[-1].text) and not column.invalid([more[-1].text]):
            steps += more
    return steps


def doubtful_cells(column: Column, texts: set[str]) -> set[str]:
    """Return those of many texts that may need a repair, which is quicker than to ask for each."""
    plain = {text for text in texts if text.isascii() and text.isprintable() and text.strip() == text}
    return {*(texts - plain), *column.invalid([text for text in plain if text])}


def _tidied(text: str) -> Iterator[Step]:
    for kind, repair in _TIDY:
        after = repair(text)
        if after != text:
            yield Step(kind, after)
            text = after


def _nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


_CRLF = re.compile("(?<!\r)\r\n")

_TIDY: tuple[tuple[RepairKind, Callable[[str], str]], ...] = (
    (RepairKind.NFC, _nfc),
    (RepairKind.SPACE, plain_spaces),
    (RepairKind.WHITE_SPACE, str.strip),
    # Within a quoted cell the program that wrote the file made them as it did those between rows.
    (RepairKind.LINE_ENDING, lambda text: _CRLF.sub("\n", text)),
)

# Format characters without a meaning at the end of what is no text; left-to-right marks come with
# dates that are copied from a spreadsheet.
_INVISIBLE = "\xad\u200b\u200e\u200f\u202a\u202c\u2060\u2066\u2068\u2069\ufeff"

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def _steps(column: Column, text: str, known: Callable[[], Mapping[str, str]] | None) -> Iterator[Step]:
    """Yield what may mend an invalid cell."""
    if column.kind is Kind.STRING and not column.invalid(["\u200b"]):
        return  # running text, in which every character may have a meaning
    if (bare := text.strip(_INVISIBLE + " ")) != text:
        yield Step(RepairKind.INVISIBLE, bare)
        text = bare
    if column.kind is not Kind.STRING and (narrow := text.translate(_FULL_WIDTH)) != text:
        yield Step(RepairKind.FULL_WIDTH, narrow)
        text = narrow
    if column.kind is Kind.STRING:
        yield from _string(column, text, known)
    else:
        kind, repair = _TYPED[column.kind]
        after = repair(column, text)
        if after != text:
            yield Step(kind, after)


def _string(column: Column, text: str, known: Callable[[], Mapping[str, str]] | None) -> Iterator[Step]:
    if not column.invalid([text]):
        return
    lower = text.lower()
    if re.fullmatch("[0-9a-f]{64}", lower):
        yield Step(RepairKind.HASH, lower)
    # Only what has no valid form: `bel` may be an organisation that is not there yet, and not Belgium's BEL.
    elif known is not None and (found := known().get(lower)):
        yield Step(RepairKind.IDENTIFIER, found)


def _vocabulary(column: Column, text: str) -> str:
    found = [value for value in column.values if value.lower() == text.lower()]
    return found[0] if len(found) == 1 else text


def _boolean(column: Column, text: str) -> str:
    del column
    return text.lower()


_INTEGER = re.compile(r"([+-]?)0*([0-9]+)(?:\.0{0,2})?", re.ASCII)
_DECIMAL = re.compile(r"([+-]?)([0-9]*)(?:\.([0-9]*))?", re.ASCII)
_MINUS = "\u2212"


def _number(column: Column, text: str) -> str:
    """Return a number without plus, superfluous noughts before, and with ASCII's minus; `12.0` is 12 where 12 is due.

    Digits after the point stay where they may be meant as precision. Three noughts after a point
    may be thousands.
    """
    text = "-" + text[1:] if text.startswith(_MINUS) else text
    if column.kind is Kind.INTEGER:
        if (match := _INTEGER.fullmatch(text)) and not ("." in text and re.match(r"[+-]?0[0-9]", text)):
            digits = match[2]
            return ("-" if match[1] == "-" and digits.strip("0") else "") + digits
        return text
    match = _DECIMAL.fullmatch(text)
    if match is None or not (match[2] or match[3]):
        return text
    sign, whole, rest = match[1], match[2], match[3]
    if len(whole) > 1 and whole.startswith("0") and rest is not None:
        return text
    whole = whole.lstrip("0") or "0"
    number = f"{whole}.{rest}" if rest else whole
    return ("-" if sign == "-" and number.strip("0.") else "") + number


_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_DAY = re.compile(rf"([0-9]{{4}})[-{_DASHES}]([0-9]{{1,2}})[-{_DASHES}]([0-9]{{1,2}})([?~%]?)", re.ASCII)
_UNSPECIFIED = re.compile("[0-9]{2}[0-9x]{2}(?:-(?:[0-9]{2}|xx)){0,2}", re.ASCII | re.IGNORECASE)


def _date(column: Column, text: str) -> str:
    """Return a day, year first, with hyphens and all its noughts, and unspecified digits as capital X."""
    del column
    return "/".join(map(_point, text.split("/")))


def _point(text: str) -> str:
    if match := _DAY.fullmatch(text):
        year, month, day, qualifier = match.groups()
        return f"{year}-{month:0>2}-{day:0>2}{qualifier}"
    return text.upper() if _UNSPECIFIED.fullmatch(text) else text


_TYPED: dict[Kind, tuple[RepairKind, Callable[[Column, str], str]]] = {
    Kind.ENUM: (RepairKind.VOCABULARY, _vocabulary),
    Kind.BOOLEAN: (RepairKind.BOOLEAN, _boolean),
    Kind.INTEGER: (RepairKind.NUMBER, _number),
    Kind.NUMBER: (RepairKind.NUMBER, _number),
    Kind.DATE: (RepairKind.DATE, _date),
    Kind.EDTF: (RepairKind.DATE, _date),
}
