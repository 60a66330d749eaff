"""Faults of single cells: in any row of any table, in every column that can have them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from balkans_data.models.registry import TABLES
from balkans_data.schema.columns import Column, columns
from balkans_data.schema.columns import Kind as ColumnKind
from balkans_data.testing.mutants import Kind, Mutant, place, rewritten

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from balkans_data.testing.sampling import Sample

    Spoil = Callable[[Column, str, Random], str | None]
    """From a column and a valid cell of it to an invalid one, or None where that cannot be."""

__all__ = ["CELL_FAULTS"]


def _cell(kind: str, rule: str, spoil: Spoil, sample: Sample, rng: Random) -> Mutant | None:
    """Spoil one cell; the table is chosen first, so that small ones have their share."""
    tables = [name for name in TABLES if sample.tables[name]]
    rng.shuffle(tables)
    for table in tables:
        found = [
            (at, place_, column, text)
            for at, row in enumerate(sample.tables[table])
            for place_, column in enumerate(columns(TABLES[table]))
            if (text := spoil(column, row[place_], rng)) is not None
        ]
        if found:
            at, place_, column, text = rng.choice(found)
            rows = [list(row) for row in sample.tables[table]]
            rows[at][place_] = text
            return Mutant(
                kind,
                table,
                f"{table}, line {at + 2}: {column.name}={text!r}",
                {table: rewritten(table, rows)},
                frozenset([place(rule, table, at, rows[at], column.name)]),
            )
    return None


def _inside(text: str) -> Spoil:
    """Put a character between two others."""

    def spoil(column: Column, cell: str, rng: Random) -> str | None:  # noqa: ARG001
        at = rng.randint(1, len(cell) - 1) if len(cell) > 1 else 0
        return f"{cell[:at]}{text}{cell[at:]}" if at else None

    return spoil


def _replaced(*kinds: ColumnKind, by: Callable[[str, Random], str | None]) -> Spoil:
    """Write a cell of some kinds in another way."""

    def spoil(column: Column, cell: str, rng: Random) -> str | None:
        changed = by(cell, rng) if cell and column.kind in kinds else None
        return None if changed is None or changed == cell or not column.invalid([changed]) else changed

    return spoil


_NUMBERS = (ColumnKind.INTEGER, ColumnKind.NUMBER)
_DATES = (ColumnKind.DATE, ColumnKind.EDTF)


def _full_width(cell: str, rng: Random) -> str:  # noqa: ARG001
    return cell.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})


def _grouped(cell: str, rng: Random) -> str | None:  # noqa: ARG001
    whole, point, rest = cell.partition(".")
    return f"{int(whole):,}{point}{rest}" if len(whole.lstrip("-")) > 3 else None


def _comma(cell: str, rng: Random) -> str:
    return cell.replace(".", ",") if "." in cell else f"{cell},{rng.randint(1, 9)}"


def _nought(cell: str, rng: Random) -> str | None:  # noqa: ARG001
    return None if cell.startswith("-") else f"0{cell}"


def _with_unit(cell: str, rng: Random) -> str:
    return cell + rng.choice(["%", " %", " EUR", "k"])


def _in_words(cell: str, rng: Random) -> str:
    return f"{rng.choice(['June', 'since', 'ca.'])} {cell[:4]}"


def _day(cell: str) -> re.Match[str] | None:
    return re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell)


def _short_day(cell: str, rng: Random) -> str | None:  # noqa: ARG001
    match = _day(cell)
    return f"{match[1]}-{int(match[2])}-{int(match[3])}" if match else None


def _impossible_day(cell: str, rng: Random) -> str | None:
    match = _day(cell)
    return f"{match[1]}-{rng.choice(['02-30', '04-31', '13-01', '00-10', '06-00'])}" if match else None


def _dotted_day(cell: str, rng: Random) -> str | None:
    match = _day(cell)
    return rng.choice([f"{match[3]}.{match[2]}.{match[1]}", f"{match[2]}/{match[3]}/{match[1]}"]) if match else None


def _backward_interval(cell: str, rng: Random) -> str | None:
    match = re.match(r"\d{4}", cell)
    return f"{cell}/{int(match[0]) - rng.randint(1, 9):04}" if match and "/" not in cell and ".." not in cell else None


def _open_start(column: Column, cell: str, rng: Random) -> str | None:  # noqa: ARG001
    return ".." if column.kind is ColumnKind.EDTF and column.invalid([".."]) else None


def _said_boolean(cell: str, rng: Random) -> str:
    return rng.choice(["yes", "1", "True", "TRUE"] if cell == "true" else ["no", "0", "False", "FALSE"])


def _typo(column: Column, cell: str, rng: Random) -> str | None:
    if column.kind is not ColumnKind.ENUM or not cell:
        return None
    at = rng.randrange(len(cell))
    near = [cell[:at] + cell[at + 1 :], cell.upper(), cell.title(), cell + "s", cell.replace("_", "-")]
    wrong = [text for text in near if text and text not in column.values]
    return rng.choice(wrong)


def _pattern(column: Column, cell: str, rng: Random) -> str | None:
    """Write an identifier, code, tag, address or hash in a form that it cannot have."""
    if column.kind is not ColumnKind.STRING or not cell:
        return None
    near = [cell.swapcase(), cell.replace("-", "_"), cell.replace("-", " "), cell[1:], f"{cell},{cell}", f"#{cell}"]
    wrong = [text for text in near if text and text == text.strip() and column.invalid([text])]
    return rng.choice(wrong) if wrong else None


def _too_long(column: Column, cell: str, rng: Random) -> str | None:
    if column.kind is not ColumnKind.STRING or not cell or " " in cell[:1]:
        return None
    text = (cell * (130 // len(cell) + 1))[: rng.randint(121, 130)].strip().ljust(121, "x")
    return text if not column.invalid([cell + "x"]) and column.invalid([text]) else None


def _out_of_range(column: Column, cell: str, rng: Random) -> str | None:
    if not cell or column.kind not in _NUMBERS:
        return None
    beyond = [] if column.minimum is None else [column.minimum - rng.randint(1, 1000)]
    beyond += [] if column.maximum is None else [column.maximum + rng.randint(1, 1000)]
    return str(rng.choice(beyond)) if beyond else None


def _emptied(column: Column, cell: str, rng: Random) -> str | None:  # noqa: ARG001
    return "" if column.required and cell else None


def _literal(cell: str, rng: Random) -> str:  # noqa: ARG001
    return rng.choice(["NA", "n/a", "-", "null", "NaN", "?"])


def _not_nfc(column: Column, cell: str, rng: Random) -> str | None:  # noqa: ARG001
    at = rng.randint(0, len(cell))
    return f"{cell[:at]}e\u0301{cell[at:]}" if cell else None


def _ends(before: str, after: str) -> Spoil:
    return lambda column, cell, rng: f"{before}{cell}{after}" if cell else None  # noqa: ARG005


_CELLS: tuple[tuple[str, str, str, Spoil], ...] = (
    ("hidden-character", "hidden-character", "U+200B, which one does not see", _inside("\u200b")),
    ("soft-hyphen", "hidden-character", "U+00AD, which one does not see", _inside("\u00ad")),
    ("no-break-space", "hidden-character", "U+00A0, which looks like a space", _inside("\u00a0")),
    ("nul", "hidden-character", "U+0000", _inside("\0")),
    ("tab", "hidden-character", "A tab within a cell", _inside("\t")),
    ("line-break", "hidden-character", "A line break within a cell", _inside("\n")),
    ("lost-character", "hidden-character", "U+FFFD, which stands for a lost letter", _inside("\ufffd")),
    ("trailing-space", "white-space", "A space at the end", _ends("", " ")),
    ("leading-space", "white-space", "A space at the start, as in ` 12`", _ends(" ", "")),
    ("not-nfc", "not-nfc", "An accent as a character of its own", _not_nfc),
    ("grouped-number", "type", "`1,000`", _replaced(*_NUMBERS, by=_grouped)),
    ("decimal-comma", "type", "`12,5`", _replaced(ColumnKind.NUMBER, by=_comma)),
    ("full-width-digits", "type", "Digits of East Asian typography", _replaced(*_NUMBERS, *_DATES, by=_full_width)),
    ("signed-number", "type", "`+12`", _replaced(*_NUMBERS, by=lambda cell, rng: f"+{cell}")),  # noqa: ARG005
    ("leading-nought", "type", "`012`", _replaced(*_NUMBERS, by=_nought)),
    ("exponent", "type", "`12e3`", _replaced(*_NUMBERS, by=lambda cell, rng: f"{cell}e{rng.randint(0, 4)}")),
    ("unit-in-number", "type", "`12 %`", _replaced(*_NUMBERS, by=_with_unit)),
    ("short-date", "type", "`2020-1-5`", _replaced(*_DATES, by=_short_day)),
    ("impossible-day", "type", "`2021-02-30`", _replaced(*_DATES, by=_impossible_day)),
    ("dotted-date", "type", "`05.06.2017`", _replaced(*_DATES, by=_dotted_day)),
    ("date-in-words", "type", "`June 2017`", _replaced(*_DATES, by=_in_words)),
    ("backward-interval", "type", "`2020/2019`", _replaced(ColumnKind.EDTF, by=_backward_interval)),
    ("open-start", "type", "`..` where no end is", _open_start),
    ("boolean-in-words", "type", "`yes`, `1`, `TRUE`", _replaced(ColumnKind.BOOLEAN, by=_said_boolean)),
    ("literal-na", "type", "`NA` for no value", _replaced(*_NUMBERS, *_DATES, ColumnKind.BOOLEAN, by=_literal)),
    ("enum-typo", "enum", "A value that its vocabulary lacks", _typo),
    ("pattern", "pattern", "An identifier, code or address in a wrong form", _pattern),
    ("label-too-long", "pattern", "A label of more than 120 characters", _too_long),
    ("out-of-range", "range", "A number beyond what its column allows", _out_of_range),
    ("required-empty", "required", "A required cell left empty", _emptied),
)  # fmt: skip

CELL_FAULTS = tuple(Kind(name, "cell", title, partial(_cell, name, rule, spoil)) for name, rule, title, spoil in _CELLS)
