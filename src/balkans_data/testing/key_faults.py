"""Faults of keys: rows that are there twice, refer to nothing, or stand out of order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from balkans_data.models.registry import TABLES
from balkans_data.testing.mutants import COMPLETE, Expected, Kind, Mutant, place, rewritten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from balkans_data.models.rows import ForeignKey
    from balkans_data.testing.sampling import Sample

__all__ = ["KEY_FAULTS"]


def _places(table: str, names: Sequence[str]) -> list[int]:
    fields = list(TABLES[table].model_fields)
    return [fields.index(name) for name in names]


def _part(table: str, row: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(row[at] for at in _places(table, names))


def _order(table: str, rows: Sequence[Sequence[str]]) -> Iterator[Expected]:
    """Yield the one finding on rows that are out of order, where they are."""
    keys = [_part(table, row, TABLES[table].table.key) for row in rows]
    for at in range(1, len(keys)):
        if keys[at] < keys[at - 1]:
            yield place("row-order", table, at, [], None)
            return


def _with_rows(sample: Sample, rng: Random, least: int = 1) -> tuple[str, list[list[str]]]:
    table = rng.choice([name for name in TABLES if len(sample.tables[name]) >= least])
    return table, [list(row) for row in sample.tables[table]]


def _twice(sample: Sample, rng: Random) -> Mutant:
    """Copy a row, to the line below it or to the end of the table."""
    table, rows = _with_rows(sample, rng)
    at = rng.randrange(len(rows))
    to = rng.choice([at + 1, len(rows)])
    rows.insert(to, list(rows[at]))
    name = TABLES[table].table.key[-1]
    expected = {place("primary-key", table, to, rows[to], name), *_order(table, rows)}
    return Mutant(
        "row-twice",
        table,
        f"{table}: line {at + 2} again on line {to + 2}",
        {table: rewritten(table, rows)},
        frozenset(expected),
    )


def _reused(sample: Sample, rng: Random) -> Mutant:
    """Give a row the key of the row above it, as one who copies a line and forgets to change the id."""
    table, rows = _with_rows(sample, rng, 2)
    at = rng.randrange(1, len(rows))
    new = list(rows[at - 1])
    rows.insert(at, new)
    others = [place_ for place_, name in enumerate(TABLES[table].model_fields) if name == "note"]
    for place_ in others:
        new[place_] = "Another note."
    name = TABLES[table].table.key[-1]
    return Mutant(
        "key-reused",
        table,
        f"{table}: the key of line {at + 1} on line {at + 2}",
        {table: rewritten(table, rows)},
        frozenset([place("primary-key", table, at, new, name)]),
    )


def _swapped(sample: Sample, rng: Random) -> Mutant:
    table, rows = _with_rows(sample, rng, 2)
    at = rng.randrange(len(rows) - 1)
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return Mutant(
        "rows-unsorted",
        table,
        f"{table}: lines {at + 2} and {at + 3} exchanged",
        {table: rewritten(table, rows)},
        frozenset(_order(table, rows)),
    )


def _references(sample: Sample) -> list[tuple[str, ForeignKey]]:
    return [
        (table, key)
        for table, model in TABLES.items()
        for key in model.table.foreign_keys
        if any(all(_part(table, row, key.columns)) for row in sample.tables[table])
    ]


def _dangling(sample: Sample, rng: Random) -> Mutant:
    """Misspell the last part of a reference, in a form that it could have."""
    table, key = rng.choice(_references(sample))
    rows = [list(row) for row in sample.tables[table]]
    at = rng.choice([at for at, row in enumerate(rows) if all(_part(table, row, key.columns))])
    (place_,) = _places(table, key.columns[-1:])
    rows[at][place_] = f"{rows[at][place_]}-x" if rows[at][place_][0].islower() else "QQQ"
    return Mutant(
        "reference-dangling",
        table,
        f"{table}, line {at + 2}: {key.columns[-1]}={rows[at][place_]!r}",
        {table: rewritten(table, rows)},
        frozenset([place("foreign-key", table, at, rows[at], key.columns[-1]), *_order(table, rows)]),
    )


def _removed(sample: Sample, rng: Random) -> Mutant:
    """Remove a row that others refer to; each of them is at fault, and what the row itself called for is gone."""
    references = _references(sample)
    table = rng.choice(sorted({key.table for _, key in references}))
    referred = {
        _part(name, row, key.columns)
        for name, key in references
        if key.table == table
        for row in sample.tables[name]
        # What only refers to itself is missed by nobody.
        if name != table or _part(name, row, key.columns) != _part(name, row, TABLES[table].table.key)
    }
    keys = [_part(table, row, TABLES[table].table.key) for row in sample.tables[table]]
    at = rng.choice([at for at, key in enumerate(keys) if key in referred])
    gone = keys[at]
    changed = [row for row in sample.tables[table] if row is not sample.tables[table][at]]
    expected = set()
    for name, model in TABLES.items():
        rows = changed if name == table else sample.tables[name]
        for key in model.table.foreign_keys:
            if key.table == table:
                expected |= {
                    place("foreign-key", name, line, row, key.columns[-1])
                    for line, row in enumerate(rows)
                    if _part(name, row, key.columns) == gone
                }
    return Mutant(
        "target-removed",
        table,
        f"{table}: {'|'.join(gone)} removed",
        {table: rewritten(table, changed)},
        frozenset(expected),
        COMPLETE,
    )


KEY_FAULTS = (
    Kind("row-twice", "key", "A row copied", _twice),
    Kind("key-reused", "key", "A new row with the key of another", _reused),
    Kind("rows-unsorted", "key", "Two rows exchanged", _swapped),
    Kind("reference-dangling", "key", "A reference misspelt", _dangling),
    Kind("target-removed", "key", "A row removed that others refer to", _removed),
)
