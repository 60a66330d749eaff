"""Faults of files and of the shape of tables."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from balkans_data import package
from balkans_data.formatting import write
from balkans_data.models.registry import TABLES
from balkans_data.schema.columns import Kind as ColumnKind
from balkans_data.schema.columns import columns
from balkans_data.testing.mutants import RULES, Expected, Kind, Mutant, place, rewritten

if TYPE_CHECKING:
    from random import Random

    from balkans_data.testing.sampling import Sample

__all__ = ["FILE_FAULTS"]


def _mutant(
    kind: str, table: str, what: str, content: bytes | None, *expected: Expected, follows: frozenset[str] = frozenset()
) -> Mutant:
    return Mutant(kind, table, f"{table}: {what}", {table: content}, frozenset(expected), follows)


def _at(rule: str, table: str, line: int | None, column: int | None = 1) -> Expected:
    return Expected(rule, package.table_path(table), line, column if line else None, None)


def _any_table(rng: Random) -> str:
    return rng.choice(list(TABLES))


def _tables(rng: Random) -> list[str]:
    """Return all tables in some order, for faults that not every table has a place for."""
    return rng.sample(list(TABLES), len(TABLES))


def _lines(sample: Sample, table: str) -> list[str]:
    return sample.content(table).decode().splitlines(keepends=True)


def _bom(sample: Sample, rng: Random) -> Mutant:
    table = _any_table(rng)
    return _mutant("bom", table, "BOM", b"\xef\xbb\xbf" + sample.content(table), _at("bom", table, 1))


def _utf16(sample: Sample, rng: Random) -> Mutant:
    table = _any_table(rng)
    content = sample.content(table).decode().encode("utf-16")
    return _mutant("utf-16", table, "as UTF-16", content, _at("encoding", table, 1))


def _crlf(sample: Sample, rng: Random) -> Mutant:
    table = _any_table(rng)
    lines = _lines(sample, table)
    content = sample.content(table).replace(b"\n", b"\r\n")
    return _mutant("cr-lf", table, "CR LF", content, _at("line-ending", table, 1, len(lines[0])))


def _one_crlf(sample: Sample, rng: Random) -> Mutant:
    table = _any_table(rng)
    lines = _lines(sample, table)
    at = rng.randrange(len(lines))
    expected = _at("line-ending", table, at + 1, len(lines[at]))
    lines[at] = lines[at].replace("\n", "\r\n")
    return _mutant("one-cr-lf", table, f"CR LF on line {at + 1}", "".join(lines).encode(), expected)


def _no_final_newline(sample: Sample, rng: Random) -> Mutant:
    table = _any_table(rng)
    content = sample.content(table)
    return _mutant(
        "no-final-newline", table, "no newline", content[:-1], _at("final-newline", table, content.count(b"\n"))
    )


def _missing(sample: Sample, rng: Random) -> Mutant:  # noqa: ARG001
    table = _any_table(rng)
    return _mutant("file-missing", table, "no file", None, _at("file-missing", table, None))


def _empty(sample: Sample, rng: Random) -> Mutant:  # noqa: ARG001
    table = _any_table(rng)
    return _mutant("file-empty", table, "no content", b"", _at("empty-file", table, 1))


def _cut(sample: Sample, rng: Random) -> Mutant | None:
    """Cut a file off before the last comma of a row without quotes."""
    for table in _tables(rng):
        lines = _lines(sample, table)
        whole = [at for at, line in enumerate(lines) if at and '"' not in line and line.rindex(",") > 0]
        if whole:
            break
    else:
        return None
    at = rng.choice(whole)
    line = lines[at]
    kept = line[: rng.randint(1, line.rindex(","))]
    return _mutant(
        "file-cut-off",
        table,
        f"cut off after {kept!r} on line {at + 1}",
        ("".join(lines[:at]) + kept).encode(),
        _at("final-newline", table, at + 1),
        _at("row-length", table, at + 1),
    )


def _not_utf8(sample: Sample, rng: Random) -> Mutant | None:
    """Save one letter of a text as Windows-1252."""
    table, at, place_, cell = _text_cell(sample, rng)
    if at is None:
        return None
    rows = [list(row) for row in sample.tables[table]]
    where = rng.randint(0, len(cell))
    rows[at][place_] = cell[:where] + "\ue000" + cell[where:]
    content = rewritten(table, rows).replace("\ue000".encode(), b"\xe9")
    line = content.split(b"\n")[at + 1]
    column = len(line[: line.index(b"\xe9")].decode()) + 1
    return _mutant("not-utf-8", table, f"0xE9 on line {at + 2}", content, _at("encoding", table, at + 2, column))


def _text_cell(sample: Sample, rng: Random) -> tuple[str, int | None, int, str]:
    """Return a non-empty ASCII cell without references, so that its table can be read."""
    table = rng.choice([name for name in TABLES if sample.tables[name]])
    model = TABLES[table]
    keys = {name for key in model.table.foreign_keys for name in key.columns} | set(model.table.key)
    free = [
        (at, place_, row[place_])
        for at, row in enumerate(sample.tables[table])
        for place_, column in enumerate(columns(model))
        if column.kind is ColumnKind.STRING and column.name not in keys and row[place_].isascii() and row[place_]
    ]
    return (table, *rng.choice(free)) if free else (table, None, 0, "")


def _unclosed(sample: Sample, rng: Random) -> Mutant | None:
    """Open a quote after the last one of the file."""
    for table in _tables(rng):
        lines = _lines(sample, table)
        last = max((at for at, line in enumerate(lines) if '"' in line), default=0)
        if last + 1 < len(lines):
            break
    else:
        return None
    at = rng.randrange(last + 1, len(lines))
    column = rng.choice([0, *(place_ + 1 for place_, char in enumerate(lines[at]) if char == ",")])
    lines[at] = f'{lines[at][:column]}"{lines[at][column:]}'
    return _mutant(
        "unclosed-quote",
        table,
        f"a quote opens on line {at + 1}",
        "".join(lines).encode(),
        _at("csv-syntax", table, at + 1, column + 1),
    )


def _stray(sample: Sample, rng: Random) -> Mutant | None:
    """Put quotes around the first word of a cell only."""
    for table in _tables(rng):
        lines = _lines(sample, table)
        plain = [at for at, line in enumerate(lines) if at and '"' not in line]
        if plain:
            break
    else:
        return None
    at = rng.choice(plain)
    cells = lines[at][:-1].split(",")
    place_ = rng.choice([place_ for place_, cell in enumerate(cells) if cell])
    column = len(",".join(cells[:place_])) + (2 if place_ else 1)
    cells[place_] = f'"{cells[place_][:1]}"x{cells[place_][1:]}'
    lines[at] = ",".join(cells) + "\n"
    return _mutant(
        "stray-quote", table, f"{cells[place_]}", "".join(lines).encode(), _at("csv-syntax", table, at + 1, column)
    )


def _semicolons(sample: Sample, rng: Random) -> Mutant:
    """Save as a spreadsheet does where the comma is for decimals."""
    table = _any_table(rng)
    stream = io.StringIO(newline="")
    header = list(TABLES[table].model_fields)
    csv.writer(stream, delimiter=";", lineterminator="\n").writerows([header, *sample.tables[table]])
    return _mutant(
        "semicolons",
        table,
        "semicolons",
        stream.getvalue().encode(),
        _at("header", table, 1),
        # The one unknown column, and those that are missing, are both at its beginning.
    )


def _row(sample: Sample, rng: Random) -> tuple[str, int, list[list[str]]]:
    table = rng.choice([name for name in TABLES if sample.tables[name]])
    rows = [list(row) for row in sample.tables[table]]
    return table, rng.randrange(len(rows)), rows


def _short(sample: Sample, rng: Random) -> Mutant:
    table, at, rows = _row(sample, rng)
    del rows[at][rng.randrange(1, len(rows[at])) :]
    return _mutant(
        "row-short", table, f"line {at + 2}", rewritten(table, rows), place("row-length", table, at, [], None)
    )


def _long(sample: Sample, rng: Random) -> Mutant:
    table, at, rows = _row(sample, rng)
    rows[at].insert(rng.randrange(len(rows[at]) + 1), rng.choice(["", "x"]))
    return _mutant(
        "row-long", table, f"line {at + 2}", rewritten(table, rows), place("row-length", table, at, [], None)
    )


def _blank(sample: Sample, rng: Random) -> Mutant:
    table, at, rows = _row(sample, rng)
    rows.insert(at, [])
    return _mutant(
        "row-blank", table, f"line {at + 2}", rewritten(table, rows), place("blank-row", table, at, [], None)
    )


def _header(sample: Sample, rng: Random) -> tuple[str, list[list[str]], int]:
    table = rng.choice([name for name in TABLES if sample.tables[name]])
    lines = [list(TABLES[table].model_fields), *map(list, sample.tables[table])]
    return table, lines, rng.randrange(len(lines[0]))


def _before(names: list[str]) -> int:
    return len(",".join([*names, ""])) + 1 if names else 1


def _column_missing(sample: Sample, rng: Random) -> Mutant:
    table, lines, at = _header(sample, rng)
    name = lines[0][at]
    for line in lines:
        del line[at]
    return _mutant("column-missing", table, f"no {name}", write(lines), _at("header", table, 1))


def _column_renamed(sample: Sample, rng: Random) -> Mutant:
    table, lines, at = _header(sample, rng)
    # One letter is lost, as in a slip of the pen.
    name = lines[0][at]
    letter = rng.randrange(1, len(name))
    lines[0][at] = name[:letter] + name[letter + 1 :]
    return _mutant(
        "column-renamed",
        table,
        f"{name} as {lines[0][at]}",
        write(lines),
        _at("header", table, 1, _before(lines[0][:at])),
    )


def _columns_moved(sample: Sample, rng: Random) -> Mutant:
    table, lines, at = _header(sample, rng)
    to = rng.choice([place_ for place_ in range(len(lines[0])) if place_ != at])
    for line in lines:
        line.insert(to, line.pop(at))
    return _mutant("columns-moved", table, f"column {at} at {to}", write(lines), _at("header", table, 1))


def _column_twice(sample: Sample, rng: Random) -> Mutant:
    table, lines, at = _header(sample, rng)
    for line in lines:
        line.insert(at, line[at])
    return _mutant(
        "column-twice", table, lines[0][at], write(lines), _at("header", table, 1, _before(lines[0][: at + 1]))
    )


def _column_extra(sample: Sample, rng: Random) -> Mutant:
    table, lines, at = _header(sample, rng)
    for number, line in enumerate(lines):
        line.insert(at, "" if number else "zzz")
    return _mutant("column-extra", table, "zzz", write(lines), _at("header", table, 1, _before(lines[0][:at])))


def _names_swapped(sample: Sample, rng: Random) -> Mutant:
    """Exchange two names in the header, but not the cells under them."""
    table, lines, at = _header(sample, rng)
    to = rng.choice([place_ for place_ in range(len(lines[0])) if place_ != at])
    header = lines[0]
    header[at], header[to] = header[to], header[at]
    # Which of the two is meant cannot be known: the cells are taken for what the header says.
    follows = frozenset(
        ["required", "type", "enum", "pattern", "range", "foreign-key", "primary-key", "row-order", "white-space"]
    )
    return _mutant(
        "header-swapped",
        table,
        f"{header[at]} and {header[to]}",
        write(lines),
        _at("header", table, 1),
        follows=follows | RULES,
    )


FILE_FAULTS = (
    Kind("bom", "file", "Byte order mark at the start", _bom),
    Kind("utf-16", "file", "File saved as UTF-16", _utf16),
    Kind("cr-lf", "file", "All lines end with CR LF", _crlf),
    Kind("one-cr-lf", "file", "One line ends with CR LF", _one_crlf),
    Kind("no-final-newline", "file", "No newline at the end", _no_final_newline),
    Kind("not-utf-8", "file", "One letter in Windows-1252", _not_utf8),
    Kind("unclosed-quote", "file", "A quote opens and is never closed", _unclosed),
    Kind("stray-quote", "file", "Text after a closing quote", _stray),
    Kind("file-cut-off", "file", "File cut off in the middle of a row", _cut),
    Kind("file-missing", "file", "File of a table gone", _missing),
    Kind("file-empty", "file", "File without content", _empty),
    Kind("semicolons", "file", "Semicolons instead of commas", _semicolons),
    Kind("row-short", "shape", "Cells missing from a row", _short),
    Kind("row-long", "shape", "A cell too many in a row", _long),
    Kind("row-blank", "shape", "An empty line", _blank),
    Kind("column-missing", "shape", "A column left out", _column_missing),
    Kind("column-renamed", "shape", "A letter missing from the name of a column", _column_renamed),
    Kind("columns-moved", "shape", "A column in another place", _columns_moved),
    Kind("column-twice", "shape", "A column there twice", _column_twice),
    Kind("column-extra", "shape", "A column that no table has", _column_extra),
    Kind("header-swapped", "shape", "Two names exchanged in the header only", _names_swapped),
)
