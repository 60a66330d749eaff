"""Examples for the catalogue of rules, from the small packages with which tests prove them.

In ``tests/fixtures``, ``good`` is a package without a fault. A folder called like a rule has
tables that replace those of `good` and break that rule; ``faults.json`` says the same, as one
change of one file, for rules that are not about rows.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import unicodedata
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from balkans_data import database
from balkans_data.errors import BalkansDataError
from balkans_data.formatting import write
from balkans_data.models.registry import TABLES
from balkans_data.package import table_path
from balkans_data.sandbox import run
from balkans_data.schema.sql import quoted
from balkans_data.validation.catalogue import all_rules
from balkans_data.validation.engine import report
from balkans_data.validation.examples import Example, Excerpt
from balkans_data.validation.release import parameters
from balkans_data.validation.rules import blamed, rules

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

__all__ = ["faulty", "made"]

_LONGEST = 100
"""Characters of a cell or line that are shown; the rest of a long title or hash explains nothing."""

_FEW = 4
_WORD = re.compile(r"[a-z][a-z0-9_]*")

Row = dict[str, str]
Rows = dict[str, Row]
Changes = dict[str, tuple[Rows, Rows]]
"""Rows by their key as a finding names it, as they are in a fixture and as they are in `good`, by table."""


@dataclass(frozen=True, slots=True)
class _Blame:
    """What a finding says, at which row."""

    table: str
    key: str
    field: str
    message: str
    hint: str


def made(fixtures: Path) -> dict[str, Example]:
    """Return an example for each rule that has a fixture, in the order of the catalogue.

    Parameters
    ----------
    fixtures : Path
        The folder ``tests/fixtures`` of a checkout.

    Raises
    ------
    BalkansDataError
        If a fixture does not break the rule that it is for.
    """
    good = fixtures / "good"
    faults = json.loads((fixtures / "faults.json").read_text(encoding="utf-8"))
    found = {}
    with TemporaryDirectory() as scratch, closing(database.opened(folder=good)) as connection:
        connection.execute("PRAGMA query_only = OFF")
        # One copy for all rules: what a rule's fixture changes is put back after it.
        folder = Path(scratch) / "package"
        shutil.copytree(good, folder, ignore=shutil.ignore_patterns("schemas", "derivations"))
        for entry in all_rules():
            if entry.id in faults:
                faulty(folder, faults[entry.id])
                touched = [faults[entry.id]["path"]]
                found[entry.id] = _of_file(entry.id, good, folder, touched[0])
            elif (fixtures / entry.id).is_dir():
                tables = sorted(file.stem for file in (fixtures / entry.id).glob("*.csv") if file.stem in TABLES)
                touched = [table_path(table) for table in tables]
                for table in tables:
                    shutil.copyfile(fixtures / entry.id / f"{table}.csv", folder / table_path(table))
                changes = {table: (_rows(folder, table), _rows(good, table)) for table in tables}
                found[entry.id] = _of_rows(entry.id, good, folder, changes, connection)
            else:
                continue
            for path in touched:
                if (good / path).is_file():
                    shutil.copyfile(good / path, folder / path)
                else:
                    (folder / path).unlink()
    return found


def faulty(folder: Path, fault: Mapping[str, str]) -> None:
    """Put the fault of one entry of ``faults.json`` into a copy of the good package."""
    file = folder / fault["path"]
    match fault.get("file"):
        case "removed":
            file.unlink()
        case "added":
            file.write_bytes(fault["text"].encode())
        case _:
            text = file.read_bytes().decode()
            if text.count(fault["find"]) != 1:
                raise BalkansDataError(f"{fault['path']} has not once what faults.json looks for: {fault['find']!r}")
            # A lone surrogate stands for a byte that is not UTF-8.
            file.write_bytes(text.replace(fault["find"], fault["replace"]).encode(errors="surrogateescape"))


def _of_file(rule: str, good: Path, folder: Path, path: str) -> Example:
    found = next((item for item in report(folder).findings if item.rule == rule), None)
    if found is None:
        raise BalkansDataError(f"tests/fixtures/faults.json does not break {rule}")
    # A stale descriptor is mended by building it, not by taking the change of the table back.
    excerpts = (_changed_lines(good / path, folder / path, path),) if found.path == path else ()
    return Example(found.message, found.hint, excerpts)


def _changed_lines(good: Path, broken: Path, path: str) -> Excerpt:
    right, wrong = (
        file.read_bytes().decode(errors="surrogateescape").splitlines(keepends=True) if file.is_file() else []
        for file in (good, broken)
    )
    shorter = min(len(right), len(wrong))
    same = next((at for at in range(shorter) if right[at] != wrong[at]), shorter)
    after = next((at for at in range(shorter - same) if right[-1 - at] != wrong[-1 - at]), shorter - same)
    violation, repair = (lines[same : len(lines) - after] for lines in (wrong, right))
    # Of a whole file the first lines are enough.
    return Excerpt(path, "", tuple(map(_shown, violation[:_FEW])), tuple(map(_shown, repair[:_FEW])))


def _shown(line: str) -> str:
    """Return a line in which one sees what one would not see."""
    if not line.endswith("\n"):
        line += "<no newline>"
    text = "".join(
        f"<0x{ord(char) - 0xDC00:02X}>"
        if "\udc80" <= char <= "\udcff"
        else char
        if char.isprintable() and not unicodedata.combining(char)
        else f"<U+{ord(char):04X}>"
        for char in line.removesuffix("\n")
    )
    return _short(text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _rows(folder: Path, table: str) -> Rows:
    key = TABLES[table].table.key
    text = (folder / table_path(table)).read_text(encoding="utf-8")
    return {"|".join(row[name] for name in key): row for row in csv.DictReader(io.StringIO(text, newline=""))}


def _of_rows(rule: str, good: Path, folder: Path, changes: Changes, connection: sqlite3.Connection) -> Example:
    def blamed_now() -> list[_Blame]:
        return _blames(rule, folder, list(changes), connection)

    blames = sorted(blamed_now(), key=lambda blame: _order(blame, changes))
    if not blames:
        raise BalkansDataError(f"tests/fixtures/{rule} does not break its rule")
    blame = blames[0]
    words = {word for entry in all_rules() if entry.id == rule for word in _WORD.findall((entry.query or "").lower())}
    before, after = changes.get(blame.table, ({}, {}))
    if before.get(blame.key) != after.get(blame.key):
        wrong = before[blame.key]
        right = after.get(blame.key) or _renamed(before, after, wrong)
        excerpts = [_excerpt(blame.table, [(wrong, right)], words, blame.field)]
    else:
        # The row is as it was; what was changed elsewhere is shown after it, if it matters.
        same = _rows(good, blame.table)[blame.key]
        excerpts = [_excerpt(blame.table, [(same, same)], words, blame.field)]
        for table, (before, after) in changes.items():
            keys = [key for key in sorted({*before, *after}) if before.get(key) != after.get(key)]
            # What does not matter for the blame is left out.
            pairs = [
                (before.get(key), after.get(key))
                for key in keys
                if _matters(blamed_now, folder, blame, table, key, after)
            ]
            if pairs:
                excerpts.append(_excerpt(table, pairs, words, None))
    return Example(blame.message, blame.hint, tuple(excerpts))


def _blames(rule: str, folder: Path, changed: Sequence[str], connection: sqlite3.Connection) -> list[_Blame]:
    """Return what a rule finds in the package in `folder`; of its tables, `changed` are not those in `connection`."""
    judged = {item.id: item for item in rules()}.get(rule)
    if judged is None:
        return [
            _Blame(Path(item.path).stem, item.key or "", item.field or "", item.message, item.hint)
            for item in report(folder).findings
            if item.rule == rule
        ]
    with _replaced(connection, folder, changed):
        broken = list(blamed(judged, run(connection, judged.query, parameters(folder)).rows))
    return [
        _Blame(table, key, item.field, item.message, item.hint)
        for item in broken
        for table, _, key in [item.ref.partition("/")]
    ]


@contextmanager
def _replaced(connection: sqlite3.Connection, folder: Path, tables: Sequence[str]) -> Iterator[None]:
    """Have other rows in some tables for a while: much faster than to read all tables for each rule."""
    connection.execute("BEGIN")
    try:
        for name in tables:
            connection.execute(f"DELETE FROM {quoted(name)}")  # noqa: S608 - the name is one of ours
            database.read_in(connection, TABLES[name], folder)
        yield
    finally:
        connection.rollback()


def _order(blame: _Blame, changes: Changes) -> tuple[int, str, str, str, str]:
    """Prefer a row that was changed, which shows what was right, to one that is new or as it was."""
    before, after = changes.get(blame.table, ({}, {}))
    telling = 2 if before.get(blame.key) == after.get(blame.key) else 0 if blame.key in after else 1
    return (telling, blame.table, blame.key, blame.field, blame.message)


def _matters(
    blames: Callable[[], list[_Blame]], folder: Path, blame: _Blame, table: str, key: str, after: Rows
) -> bool:
    """Return whether the row would not be blamed in the same words if one change were taken back."""
    file = folder / table_path(table)
    kept = file.read_bytes()
    rows = _rows(folder, table)
    rows.pop(key, None)
    if key in after:
        rows[key] = after[key]
    names = list(TABLES[table].model_fields)
    file.write_bytes(write([names, *([row[name] for name in names] for row in rows.values())]))
    try:
        return blame not in blames()
    finally:
        file.write_bytes(kept)


def _renamed(before: Rows, after: Rows, row: Row) -> Row | None:
    """Return the good row that has another key in the fixture, and much the same cells."""
    gone = [after[other] for other in after if other not in before]
    alike = [(sum(row[name] == other[name] for name in row), at) for at, other in enumerate(gone)]
    count, at = max(alike, default=(0, 0))
    return gone[at] if 2 * count > len(row) else None


def _excerpt(table: str, pairs: list[tuple[Row | None, Row | None]], words: set[str], field: str | None) -> Excerpt:
    """Show of rows their key, what differs, what is blamed, and what the query looks at."""
    shown = {*TABLES[table].table.key, field}
    for pair in pairs:
        wrong, right = (row or {} for row in pair)
        for name in TABLES[table].model_fields:
            asked = any(f"{name}{suffix}" in words for suffix in ("", "_min", "_max", "_min_day", "_max_day"))
            differs = wrong and right and wrong[name] != right[name]
            if differs or (asked and (wrong.get(name) or right.get(name))):
                shown.add(name)
    columns = [name for name in TABLES[table].model_fields if name in shown]
    return Excerpt(
        table_path(table),
        ",".join(columns),
        _lines((wrong for wrong, _ in pairs), columns),
        _lines((right for _, right in pairs), columns),
    )


def _lines(rows: Iterable[Row | None], columns: list[str]) -> tuple[str, ...]:
    cells: list[list[Any]] = [[_short(row[name]) for name in columns] for row in rows if row]
    return tuple(write(cells).decode().splitlines())
