"""What the writers for people share: rows in a line, cells that fit, nothing that cannot be seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from balkans_data.comparing.differences import Bump, State

if TYPE_CHECKING:
    from balkans_data.comparing.differences import Difference, Flip, Row, TableDifference

__all__ = [
    "ARROW",
    "causes",
    "count",
    "excerpts",
    "headline",
    "pairs",
    "schema_value",
    "tallies",
    "versions",
    "visible",
]

ARROW = "→"

#: Characters of a cell that are shown, and those kept before the place where two long ones part.
_WIDTH, _CONTEXT = 100, 20


def visible(text: str) -> str:
    """Return `text` with every character that one does not see, or that moves a cursor, named instead."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else f"⟨U+{ord(char):04X}⟩" for char in text)


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Return two texts so short that they fit in a line, and so that the place where they part is in both."""
    if max(len(old), len(new)) <= _WIDTH:
        return visible(old), visible(new)
    shorter = min(len(old), len(new))
    same = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    start = max(0, same - _CONTEXT)
    return _cut(old, start), _cut(new, start)


def pairs(row: Row, columns: tuple[str, ...], besides: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the columns and cells of a row that are not empty, besides those of its key."""
    cells = zip(columns, row, strict=True)
    return [(visible(name), _cut(cell, 0)) for name, cell in cells if cell and name not in besides]


def schema_value(value: Any) -> str:
    """Return something that a schema says, in a line."""
    return _cut(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), 0)


def tallies(table: TableDifference) -> list[tuple[str, str]]:
    """Return how much of each sort differs in a table: a sign, and words."""
    found = [("+", f"{count(len(table.added), 'row')} added")] if table.added else []
    found += [("-", f"{count(len(table.removed), 'row')} removed")] if table.removed else []
    found += [("~", f"{count(len(table.changed), 'row')} changed")] if table.changed else []
    found += [("+", f"{count(len(table.columns_added), 'column')} added")] if table.columns_added else []
    found += [("-", f"{count(len(table.columns_removed), 'column')} removed")] if table.columns_removed else []
    found += [("~", f"schema: {count(len(table.schema), 'change')}")] if table.schema else []
    if table.state is not State.CHANGED:
        found.insert(0, ("+" if table.state is State.ADDED else "-", f"table {table.state}"))
    return found


#: Causes of a flip that are shown.
_CAUSES = 8


def causes(flip: Flip) -> list[str]:
    """Return the rows and queries that made a verdict flip, the first ones of many."""
    found = [*flip.rows, *flip.queries] or [
        "no row that its checks used: the day of the release, or what they looked for"
    ]
    more = len(found) - _CAUSES
    return [*found[:_CAUSES], *([f"… {more:,} more"] if more > 0 else [])]


def headline(difference: Difference) -> str:
    """Return in a line how much differs."""
    if not difference:
        return "nothing differs"
    counts = difference.counts
    changed = f"{count(counts['changed'], 'row')} changed ({count(counts['cells'], 'cell')})"
    return (
        f"{count(counts['added'], 'row')} added, {counts['removed']:,} removed, {changed} "
        f"in {count(counts['tables'], 'table')}"
    )


def versions(difference: Difference, required: Bump, actual: Bump | None) -> str:
    """Return in a line which bump is needed, and which there is."""
    old, new = (visible(version or "no version") for version in (difference.old_version, difference.new_version))
    went = f"{old} {ARROW} {new}" if old != new else f"still {new}"
    is_a = f" ({actual.name})" if actual else ""
    if not required:
        return f"no bump needed; version {went}{is_a}"
    return f"needs {required.name}; version {went}{is_a}"


def count(number: int, word: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def _cut(text: str, start: int) -> str:
    shown = visible(text[start : start + _WIDTH])
    left = len(text) - start - _WIDTH
    return ("…" if start else "") + shown + (f"… ({left:,} more characters)" if left > 0 else "")
