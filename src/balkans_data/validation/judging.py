"""The first pass over a table: which values and keys are wrong, without asking where.

A clean file is read once, and each distinct value of a column is judged once. Only where
something is wrong does `balkans_data.validation.locating` read the file again for the places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from operator import itemgetter, lt
from typing import TYPE_CHECKING, Any

from balkans_data.errors import did_you_mean
from balkans_data.schema.columns import Column, columns
from balkans_data.validation.characters import hidden, is_nfc
from balkans_data.validation.reading import Bytes, Fault, Record, chunks, records, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from balkans_data.models.rows import ForeignKey, RowModel

__all__ = ["Judged", "judge"]

_REMEMBERED = 100_000
"""Distinct good values to remember for a column; beyond, they are judged again, to bound memory."""

Key = Any
"""A cell, or a tuple of cells where a key has several columns."""


@dataclass(slots=True)
class Judged:
    """What the first pass found in one table."""

    model: type[RowModel]
    file: Path
    bytes: Bytes = field(default_factory=Bytes)
    exists: bool = True
    rows: int = 0
    lost: int = 0
    """Rows of the wrong length or with an invalid cell, on which no rule can rely."""
    keys_lost: bool = False
    """Whether some row has no readable key, so that a key that is not there may yet exist."""
    layout: dict[str, int] = field(default_factory=dict)
    """Place in the file of each column that the header names."""
    faults: list[Fault] = field(default_factory=list)
    bad: dict[str, set[str]] = field(default_factory=dict)
    """Invalid values by column; the empty text where a value is required."""
    keys: set[Key] = field(default_factory=set)
    repeated: set[Key] = field(default_factory=set)
    not_unique: dict[tuple[str, ...], set[Key]] = field(default_factory=dict)
    """Values that are there more than once, by the columns of the unique key that forbids it."""
    references: dict[ForeignKey, set[Key]] = field(default_factory=dict)
    missing: dict[ForeignKey, set[Key]] = field(default_factory=dict)
    """References that lead nowhere (filled in when all tables are known)."""

    @property
    def has_shape(self) -> bool:
        """Whether the header is such that keys and rules make sense."""
        return set(self.layout) == set(self.model.model_fields)

    @property
    def is_complete(self) -> bool:
        """Whether every row of the file can be relied on."""
        return self.exists and self.has_shape and not (self.keys_lost or self.lost or self.repeated)


def judge(
    model: type[RowModel],
    file: Path,
    keep: Callable[[Sequence[Sequence[str]]], None] | None = None,
    *,
    is_target: bool = True,
) -> Judged:
    """Read a table and judge its bytes, shape, cells and primary key.

    Parameters
    ----------
    model : type of RowModel
        What a row should be.
    file : Path
        The CSV file.
    keep : callable, optional
        Gets the usable rows of each chunk, cells in the order of the model.
    is_target : bool
        Whether other tables refer to this one. If not, `Judged.keys` may stay empty: rows that are
        sorted by their key need no set of keys to show that none comes twice.
    """
    judged = Judged(model, file)
    if not file.is_file():
        judged.exists = False
        return judged
    judged.bytes = scan(file)
    judged.faults += judged.bytes.faults
    if judged.bytes.readable:
        _Judge(judged, keep, keeps_keys=is_target).run()
    return judged


class _Judge:
    """State of the pass over one table."""

    def __init__(
        self, judged: Judged, keep: Callable[[Sequence[Sequence[str]]], None] | None, *, keeps_keys: bool
    ) -> None:
        self.judged = judged
        self.keep = keep
        self.keeps_keys = keeps_keys
        self.records = 0
        self.rose = True
        self.last_key: Key | None = None
        self.out_of_order: list[int] = []

    def run(self) -> None:
        judged = self.judged
        stream = chunks(judged.file, judged.faults)
        first = next(stream, None)
        if first is None:
            return
        header = first.rows[0]
        if header == list(judged.model.model_fields):
            judged.layout = {name: place for place, name in enumerate(header)}
        else:
            judged.layout = read_header(judged.model, next(records(judged.file)), judged.faults)
        if not judged.layout:
            return
        self.width = len(header)
        self.columns = [item for item in columns(judged.model) if item.name in judged.layout]
        self.known: dict[str, set[str]] = {item.name: set() for item in self.columns}
        judged.bad = {item.name: set() for item in self.columns}
        order = [judged.layout[item.name] for item in self.columns]
        self.pick = None if order == list(range(self.width)) else keyer(order)
        if judged.has_shape:
            self.key = keyer([judged.layout[name] for name in judged.model.table.key])
            self.foreign = {
                key: keyer([judged.layout[name] for name in key.columns]) for key in judged.model.table.foreign_keys
            }
            judged.references = {key: set() for key in self.foreign}
            judged.not_unique = {names: set() for names in judged.model.table.unique}
            self.unique_keys: list[tuple[tuple[str, ...], Callable[[Sequence[str]], Key], set[Key]]] = [
                (names, keyer([judged.layout[name] for name in names]), set()) for names in judged.not_unique
            ]
        if len(first.rows) > 1:
            self.chunk(first.rows[1:], first.lines[1:])
        self.records = len(first.rows)
        for chunk in stream:
            self.chunk(chunk.rows, chunk.lines)
            self.records += len(chunk.rows)
        self.forget_invalid_keys()
        if self.out_of_order:
            judged.faults.append(
                Fault(
                    "row-order",
                    self.out_of_order[0],
                    1,
                    f"rows are not sorted by {', '.join(judged.model.table.key)} "
                    f"({len(self.out_of_order):,} out of place)",
                    "run `balkans-data format`",
                )
            )

    def chunk(self, rows: list[list[str]], lines: Sequence[int]) -> None:
        judged = self.judged
        judged.rows += len(rows)
        if set(map(len, rows)) != {self.width}:
            rows, lines = self.whole(rows, lines)
            if not rows:
                return
        cells = list(zip(*rows, strict=True))
        distinct = {column.name: set(cells[judged.layout[column.name]]) for column in self.columns}
        unusable = [
            (judged.layout[column.name], bad)
            for column in self.columns
            if (bad := self.bad_values(column, distinct[column.name]))
        ]
        if not judged.has_shape:
            return
        found = list(map(self.key, rows))
        for key, references in judged.references.items():
            single = len(key.columns) == 1
            references.update(distinct[key.columns[0]] if single else map(self.foreign[key], rows))
        for names, pick, seen in self.unique_keys:
            self.watch_unique(names, map(pick, rows), seen)
        bad_keys = [judged.bad[name] for name in judged.model.table.key]
        usable = rows if self.rising(found, bad_keys) else self.unique(rows, found, lines, bad_keys)
        if unusable:
            usable = [row for row in usable if not any(row[at] in bad for at, bad in unusable)]
            judged.lost += len(rows) - len(usable)
        if self.keep and usable:
            self.keep([self.pick(row) for row in usable] if self.pick else usable)

    def whole(self, rows: list[list[str]], lines: Sequence[int]) -> tuple[list[list[str]], list[int]]:
        """Report rows that are blank or of another length, and return the others."""
        kept, kept_lines = [], []
        judged = self.judged
        for row, line in zip(rows, lines, strict=True):
            if len(row) == self.width:
                kept.append(row)
                kept_lines.append(line)
            elif not row:
                judged.faults.append(Fault("blank-row", line, 1, "the line is empty", "remove it"))
                judged.rows -= 1
            else:
                judged.lost += 1
                judged.keys_lost = True
                more = len(row) - self.width
                judged.faults.append(
                    Fault(
                        "row-length",
                        line,
                        1,
                        f"{len(row)} cells where the header has {self.width}",
                        f"{'remove' if more > 0 else 'add'} {abs(more)}; quote a cell that holds a comma",
                    )
                )
        return kept, kept_lines

    def bad_values(self, column: Column, values: set[str]) -> set[str]:
        """Return the invalid ones among the distinct values of a chunk, and note them."""
        known = self.known[column.name]
        noted = self.judged.bad[column.name]
        fresh = values - known - noted
        if fresh:
            bad = {""} & fresh if column.required else set()
            texts = [value for value in fresh if value]
            bad.update(column.invalid(texts))
            if not self.judged.bytes.is_plain:
                bad.update(value for value in texts if hidden(value) or not is_nfc(value))
            if len(known) > _REMEMBERED:
                known.clear()
            known |= fresh - bad
            noted |= bad
        return values & noted

    def rising(self, found: list[Key], bad: list[set[str]]) -> bool:
        """Return whether all keys so far are valid, and each greater than the one before: then none comes twice."""
        if not self.rose:
            return False
        if any(bad):
            self.rose = False
            return False
        before = found if self.last_key is None else [self.last_key, *found]
        if not all(map(lt, before, islice(before, 1, None))):
            self.rose = False
            return False
        self.last_key = found[-1]
        if self.keeps_keys:
            self.judged.keys.update(found)
        return True

    def recall(self) -> None:
        """Read the keys of all chunks before this one, which were not kept while they rose."""
        self.keeps_keys = True
        left = self.records
        for chunk in chunks(self.judged.file, []):
            rows = chunk.rows[:left]
            if left == self.records:
                rows = rows[1:]  # the header
            self.judged.keys.update(self.key(row) for row in rows if len(row) == self.width)
            left -= len(chunk.rows)
            if left <= 0:
                return

    def unique(
        self, rows: list[list[str]], found: list[Key], lines: Sequence[int], bad: list[set[str]]
    ) -> list[list[str]]:
        """Drop rows whose key was there before, and note those keys, and the rows that are out of order."""
        if not self.keeps_keys:
            self.recall()
        if any(bad):
            # Where a row with an invalid key belongs is known when the key is mended.
            valid = [(key, line) for key, line in zip(found, lines, strict=True) if not _has_part(key, bad)]
            self.watch_order([key for key, _ in valid], [line for _, line in valid])
        else:
            self.watch_order(found, lines)
        keys = self.judged.keys
        if len(set(found)) == len(found) and keys.isdisjoint(found):
            keys.update(found)
            return rows
        kept = []
        for key, row in zip(found, rows, strict=True):
            if key in keys:
                self.judged.repeated.add(key)
            else:
                keys.add(key)
                kept.append(row)
        return kept

    def watch_unique(self, names: tuple[str, ...], values: Iterable[Key], seen: set[Key]) -> None:
        """Note values of a unique key that were there before; one with an empty part equals no other."""
        for value in values:
            if value in seen:
                self.judged.not_unique[names].add(value)
            elif value and (len(names) == 1 or all(value)):
                seen.add(value)

    def forget_invalid_keys(self) -> None:
        """Leave out keys and references with an invalid part: those are reported as cells."""
        judged = self.judged
        if any(fault.rule in ("csv-syntax", "encoding") for fault in judged.faults):
            judged.keys_lost = True
        if not judged.has_shape:
            return
        if any(judged.bad[name] for name in judged.model.table.key):
            judged.keys_lost = True
        for names, values in [
            (judged.model.table.key, judged.keys),
            (judged.model.table.key, judged.repeated),
            *((key.columns, values) for key, values in judged.references.items()),
            *judged.not_unique.items(),
        ]:
            bad = [judged.bad[name] for name in names]
            if any(bad):
                values -= {value for value in values if _has_part(value, bad)}

    def watch_order(self, found: list[Key], lines: Sequence[int]) -> None:
        """Note the lines whose key is smaller than that of the line before."""
        if not found:
            return
        if self.last_key is not None:
            found = [self.last_key, *found]
            lines = [0, *lines]
        if found != sorted(found):
            self.out_of_order += [
                line for line, key, before in zip(lines[1:], found[1:], found[:-1], strict=True) if key < before
            ]
        self.last_key = found[-1]


def _has_part(value: Key, bad: Sequence[set[str]]) -> bool:
    parts = value if isinstance(value, tuple) else (value,)
    return any(part in invalid for part, invalid in zip(parts, bad, strict=True))


def keyer(places: Sequence[int]) -> Callable[[Sequence[str]], Key]:
    """Return a function that picks cells: one as text, several as a tuple."""
    return itemgetter(*places)


def read_header(model: type[RowModel], record: Record, faults: list[Fault]) -> dict[str, int]:
    """Return where each known column stands, and report what is wrong with the header."""
    header = record.cells
    expected = list(model.model_fields)
    layout: dict[str, int] = {}
    meant: set[str] = set()
    for place, name in enumerate(header):
        line, column = record.places[place]
        if name not in expected:
            known = [item for item in expected if item not in header and item not in meant]
            meant.update(get_close_matches(name, known, n=1))
            faults.append(
                Fault(
                    "header",
                    line,
                    column,
                    f"no column {name!r} in {model.table.name}{did_you_mean(name, known)}",
                    f"the columns are {','.join(expected)}",
                )
            )
        elif name in layout:
            faults.append(Fault("header", line, column, f"the column {name!r} is there twice", "remove one"))
        else:
            layout[name] = place
    # A column that was meant by another name has been reported under that name.
    missing = [name for name in expected if name not in layout and name not in meant]
    if missing:
        faults.append(
            Fault(
                "header",
                1,
                1,
                f"columns are missing: {', '.join(missing)}",
                f"the columns are {','.join(expected)}",
            )
        )
    elif not meant and list(layout) != expected:
        faults.append(
            Fault(
                "header",
                1,
                1,
                "the columns are in another order than they should be",
                f"{','.join(expected)}; run `balkans-data format`",
            )
        )
    return {name: place for name, place in layout.items() if header.count(name) == 1}
