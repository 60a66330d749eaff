"""The first pass over a table: which values and keys are wrong, without asking where.

A clean file is read once, and each distinct value of a column is judged once. Only where
something is wrong does `balkans_data.validation.locating` read the file again for the places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import compress, islice
from operator import and_, itemgetter, lt, not_, or_
from typing import TYPE_CHECKING, Any

from balkans_data.errors import did_you_mean
from balkans_data.schema.columns import Column, columns
from balkans_data.validation.characters import hidden, is_nfc
from balkans_data.validation.reading import Bytes, Chunk, Fault, Record, chunks, records, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from balkans_data.models.rows import ForeignKey, RowModel

__all__ = ["Judged", "judge"]

_REMEMBERED = 100_000
"""Distinct good values to remember for a column; beyond, they are judged again, to bound memory."""

_TRIED = 5_000
"""Distinct good values after which a column in which most are new is taken to go on like this."""

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
        Gets the columns of the usable rows of each chunk, in the order of the model.
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
        header = list(next(iter(first.records())))
        if header == list(judged.model.model_fields):
            judged.layout = {name: place for place, name in enumerate(header)}
        else:
            judged.layout = read_header(judged.model, next(records(judged.file)), judged.faults)
        if not judged.layout:
            return
        self.width = len(header)
        self.columns = [item for item in columns(judged.model) if item.name in judged.layout]
        self.all_new: set[str] = set()
        self.known: dict[str, set[str]] = {item.name: set() for item in self.columns}
        judged.bad = {item.name: set() for item in self.columns}
        self.referring: dict[str, list[ForeignKey]] = {}
        if judged.has_shape:
            judged.references = {key: set() for key in judged.model.table.foreign_keys}
            for key in judged.references:
                if len(key.columns) == 1:
                    self.referring.setdefault(key.columns[0], []).append(key)
            judged.not_unique = {names: set() for names in judged.model.table.unique}
            self.seen: dict[tuple[str, ...], set[Key]] = {names: set() for names in judged.not_unique}
        self.records = 1
        for chunk in stream:
            self.chunk(chunk)
            self.records += len(chunk.lines)
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

    def chunk(self, chunk: Chunk) -> None:
        judged = self.judged
        judged.rows += len(chunk.lines)
        cells, lines = chunk.columns, chunk.lines
        if cells is None:
            rows, lines = self.whole(chunk.records(), lines)
            cells = list(zip(*rows, strict=True))
            if not cells:
                return
        unusable = [
            (column, bad)
            for column in self.columns
            if (bad := self.bad_values(column, cells[judged.layout[column.name]]))
        ]
        if not judged.has_shape:
            return
        for key, references in judged.references.items():
            if len(key.columns) > 1:
                references.update(self.together(cells, key.columns))
        for names, seen in self.seen.items():
            self.watch_unique(names, self.together(cells, names), seen)
        found = self.together(cells, judged.model.table.key)
        bad_keys = [judged.bad[name] for name in judged.model.table.key]
        usable = None if self.rising(found, bad_keys) else self.unique(found, lines, bad_keys)
        if unusable:
            # Which cells are bad, column by column, then which rows: all of it in compiled code.
            spoilt: list[bool] = [False] * len(found)
            for column, bad in unusable:
                spoilt = list(map(or_, spoilt, map(bad.__contains__, cells[judged.layout[column.name]])))
            judged.lost += sum(spoilt)
            sound = list(map(not_, spoilt))
            usable = sound if usable is None else list(map(and_, usable, sound))
        if not self.keep:
            return
        ordered = [cells[judged.layout[name]] for name in judged.model.model_fields]
        if usable is not None:
            ordered = [list(compress(column, usable)) for column in ordered]
        if ordered[0]:
            self.keep(ordered)

    def together(self, cells: Sequence[Sequence[str]], names: tuple[str, ...]) -> Sequence[Key]:
        """Return the cells of one column, or the tuples of those of several."""
        places = [self.judged.layout[name] for name in names]
        return cells[places[0]] if len(places) == 1 else list(zip(*(cells[place] for place in places), strict=True))

    def whole(self, rows: Iterable[Sequence[str]], lines: Sequence[int]) -> tuple[list[Sequence[str]], list[int]]:
        """Report rows that are blank or of another length, and return the others."""
        kept: list[Sequence[str]] = []
        kept_lines = []
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

    def bad_values(self, column: Column, cells: Sequence[str]) -> AbstractSet[str]:
        """Return the invalid ones among the cells of a column in a chunk, and note them."""
        known = self.known[column.name]
        # In most columns of most chunks there is nothing new, and one call in compiled code says so.
        if known.issuperset(cells):
            return frozenset()
        for key in self.referring.get(column.name, ()):
            self.judged.references[key].update(cells)
        noted = self.judged.bad[column.name]
        if column.name in self.all_new:
            fresh: Collection[str] = cells
        else:
            values = set(cells)
            fresh = values - known
            if 2 * len(fresh) > len(cells) and len(known) > _TRIED:
                # Such a column goes on like this: to look for what will not come again costs as much as to judge it.
                self.all_new.add(column.name)
                known.clear()
        bad = self.invalid(column, fresh)
        noted |= bad
        if column.name not in self.all_new:
            if len(known) > _REMEMBERED:
                known.clear()
            known |= values - noted
        return noted.intersection(cells) if noted else frozenset()

    def invalid(self, column: Column, values: Collection[str]) -> set[str]:
        """Return those of some values of a column that are invalid."""
        texts = list(filter(None, values))
        bad = set(column.invalid(texts))
        if column.required and len(texts) < len(values):
            bad.add("")
        if not self.judged.bytes.is_plain:
            # A space goes with no character into another, so that the whole is as its parts are.
            whole = " ".join(texts)
            if hidden(whole) or not is_nfc(whole):
                bad.update(value for value in texts if hidden(value) or not is_nfc(value))
        return bad

    def rising(self, found: Sequence[Key], bad: list[set[str]]) -> bool:
        """Return whether all keys so far are valid, and each greater than the one before: then none comes twice."""
        if not self.rose:
            return False
        after = islice(found, 1, None)
        if (
            any(bad)
            or (self.last_key is not None and not self.last_key < found[0])
            # Two by two, in compiled code; `found` is one longer than `after`.
            or not all(map(lt, found, after))
        ):
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
        names = self.judged.model.table.key
        pick = keyer([self.judged.layout[name] for name in names])
        # The header comes first, in a chunk of its own.
        for chunk in chunks(self.judged.file, []):
            if left == 0:
                return
            if left < self.records:
                rows = chunk.records()
                self.judged.keys.update(map(pick, (row for row in rows if len(row) == self.width)))
            left -= len(chunk.lines)

    def unique(self, found: Sequence[Key], lines: Sequence[int], bad: list[set[str]]) -> list[bool] | None:
        """Return which rows have a key that was not there before, or None if all have.

        The other keys are noted, and the rows that are out of order.
        """
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
            return None
        firsts = []
        for key in found:
            firsts.append(key not in keys)
            if key in keys:
                self.judged.repeated.add(key)
            else:
                keys.add(key)
        return firsts

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

    def watch_order(self, found: Sequence[Key], lines: Sequence[int]) -> None:
        """Note the lines whose key is smaller than that of the line before."""
        if not found:
            return
        found = list(found)
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
        line, column = record.place(place)
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
