"""What a mutant is: a sample with one fault in it, what must be found, and what may follow from it.

What may follow from a cause is said narrowly:

- from a fault of a file, its shape, a cell or a key, nothing: what hangs on it is unknown until
  it is mended. Only where a valid key now stands elsewhere, the table is out of order as well;
- from a row that is gone, what rules marked ``complete`` say, as these ask for rows that are not there;
- from a value that is possible but wrong, the rules that the kind names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from balkans_data import package
from balkans_data.formatting import write
from balkans_data.models.registry import TABLES
from balkans_data.validation.rules import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from random import Random

    from balkans_data.testing.sampling import Row, Sample
    from balkans_data.validation.findings import Finding

__all__ = [
    "COMPLETE",
    "RULES",
    "Change",
    "Edit",
    "Expected",
    "Kind",
    "Mark",
    "Mutant",
    "edited",
    "place",
    "rewritten",
]


class Expected(NamedTuple):
    """One finding that must be there, at this very place."""

    rule: str
    path: str
    line: int | None
    column: int | None
    field: str | None


@dataclass(frozen=True)
class Mutant:
    """A sample with one fault.

    Attributes
    ----------
    kind : str
        The id of its `Kind`.
    table : str
        The table that was changed, or the first of them.
    what : str
        What was done, for people.
    files : mapping of str to bytes or None
        The changed tables; None for one that is gone. `Sample.write` takes them.
    expected : frozenset of Expected
        What must be found.
    follows : frozenset of str
        Rules that may find something as well, as they see the same cause.
    """

    kind: str
    table: str
    what: str
    files: Mapping[str, bytes | None] = field(repr=False)
    expected: frozenset[Expected]
    follows: frozenset[str] = frozenset()

    def missed(self, findings: Iterable[Finding]) -> set[Expected]:
        """Return what should have been found and was not."""
        return set(self.expected) - {_place(item) for item in findings}

    def surplus(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return what was found and is no part or consequence of the fault."""
        return [item for item in findings if _place(item) not in self.expected and item.rule not in self.follows]


def _place(item: Finding) -> Expected:
    return Expected(item.rule, item.path, item.line, item.column, item.field)


@dataclass(frozen=True)
class Kind:
    """A kind of fault.

    Attributes
    ----------
    id : str
        Its name.
    layer : str
        ``file``, ``shape``, ``cell``, ``key`` or ``rule``: where it must be found.
    title : str
        What is done to the package.
    make : callable
        Takes a sample and a source of chance, and returns a mutant; None if the sample has no place for it.
    unseen : str
        Why no validator can see it, for those of `UNSEEN`.
    """

    id: str
    layer: str
    title: str
    make: Callable[[Sample, Random], Mutant | None] = field(repr=False)
    unseen: str = ""


class Change(NamedTuple):
    """One row that is changed, added (no `row`), or removed (no `cells`)."""

    table: str
    row: Row | None
    cells: Row | None


class Mark(NamedTuple):
    """A rule and the cell of a row (before the change, or as added) at which it must speak."""

    rule: str
    table: str
    row: Row
    field: str


@dataclass(frozen=True)
class Edit:
    """Rows that are changed together, sorted again afterwards, and what must be found in them."""

    changes: Sequence[Change]
    marks: Sequence[Mark]
    follows: Iterable[str] = ()


RULES = frozenset(rule.id for rule in rules())
"""All rules that are queries."""

COMPLETE = frozenset(rule.id for rule in rules() if rule.complete)
"""Rules that the absence of a row can break."""


def edited(kind: str, sample: Sample, edit: Edit) -> Mutant:
    """Return the mutant that an edit makes of a sample."""
    tables = list(dict.fromkeys([change.table for change in edit.changes]))
    content: dict[str, list[tuple[Row, Row]]] = {}
    for table in tables:
        changes = {id(change.row): change for change in edit.changes if change.table == table and change.row}
        kept = []
        for row in sample.rows(table):
            change = changes.get(id(row))
            if change is None:
                kept.append((row, row))
            elif change.cells is not None:
                kept.append((row, {**row, **change.cells}))
        kept += [(new, new) for name, row, new in edit.changes if name == table and row is None and new is not None]
        kept.sort(key=lambda pair: [pair[1][name] for name in TABLES[table].table.key])
        content[table] = kept
    expected = set()
    for mark in edit.marks:
        kept = content.get(mark.table) or [(row, row) for row in sample.rows(mark.table)]
        at = next(at for at, (row, _) in enumerate(kept) if row is mark.row)
        expected.add(place(mark.rule, mark.table, at, list(kept[at][1].values()), mark.field))
    return Mutant(
        kind,
        tables[0],
        "; ".join(_said(change) for change in edit.changes),
        {table: rewritten(table, [list(row.values()) for _, row in kept]) for table, kept in content.items()},
        frozenset(expected),
        frozenset(edit.follows),
    )


def _said(change: Change) -> str:
    key = "|".join((change.row or change.cells or {})[name] for name in TABLES[change.table].table.key)
    if change.row is None:
        return f"{change.table}/{key} added"
    if change.cells is None:
        return f"{change.table}/{key} removed"
    return f"{change.table}/{key}: " + ", ".join(f"{name}={cell!r}" for name, cell in change.cells.items())


def rewritten(table: str, rows: Sequence[Sequence[str]]) -> bytes:
    """Return the file of a table with these rows, in this order."""
    return write([list(TABLES[table].model_fields), *map(list, rows)])


def place(rule: str, table: str, at: int, row: Sequence[str], name: str | None) -> Expected:
    """Return the place of a cell in the row with index `at` of a file without cells of several lines."""
    column = 1
    if name is not None:
        before = list(row[: list(TABLES[table].model_fields).index(name)])
        # With a cell after them, so that a row of one empty cell is not written as two quotes.
        column = len(write([[*before, "x"]]).decode()) - 1
    return Expected(rule, package.table_path(table), at + 2, column, name)
