"""What was repaired, in words: by file and kind, equal repairs together, with their lines."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

from balkans_data.validation.repairs import RepairKind
from balkans_data.validation.writers.interface import numbered
from balkans_data.validation.writers.printable import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.text import Text

    from balkans_data.formatting.files import Outcome
    from balkans_data.validation.repairs import Repair

__all__ = ["as_dict", "refusals", "shown"]

_GROUPS = 40
"""How many different repairs of a kind are shown of a file."""

_SPANS = 12
"""How many spans of lines are shown of one of them."""

_REST = "--format json lists all"


def shown(outcomes: Sequence[Outcome], *, check: bool = False) -> Iterator[Text]:
    """Yield what was done line by line, with its colours, and the sum at the end.

    Parameters
    ----------
    outcomes : sequence of Outcome
        What became of each file.
    check : bool
        Whether nothing was written.
    """
    from rich.text import Text

    for item in outcomes:
        if item.state == "repaired":
            done = "would format" if check else "formatted"
            yield Text.assemble(f"{done} ", (visible(str(item.path)), "bold"), f": {_counted(item.repairs)}")
            for kind, group in groupby(item.repairs, key=lambda repair: repair.kind):
                yield from _kind(kind, list(group))
    yield Text(_summary(outcomes, check=check))


def refusals(outcomes: Iterable[Outcome]) -> Iterator[Text]:
    """Yield a line for each file that was left as it is, with the reason."""
    from rich.text import Text

    for item in outcomes:
        if item.refused:
            name = (visible(str(item.path)), "bold")
            yield Text.assemble(name, f": {visible(item.refused)}; ", ("left as it is", "red"))


def as_dict(outcomes: Sequence[Outcome], *, check: bool = False) -> dict[str, Any]:
    """Return all that was done, place by place, as a JSON-ready dictionary."""
    counts: Counter[str] = Counter()
    for item in outcomes:
        for repair in item.repairs:
            counts[str(repair.kind)] += repair.count
    return {
        "written": not check,
        "files": [item.as_dict() for item in outcomes],
        "counts": {str(kind): counts[str(kind)] for kind in RepairKind if counts[str(kind)]},
    }


def _summary(outcomes: Sequence[Outcome], *, check: bool) -> str:
    states = Counter(item.state for item in outcomes)
    done = "to be formatted" if check else "formatted"
    refused = f", {states['refused']:,} left as they are" if states["refused"] else ""
    total = sum(repair.count for item in outcomes for repair in item.repairs)
    repairs = f" ({numbered(total, 'repair')})" if total else ""
    return f"{states['repaired']:,} {done}{repairs}, {states['canonical']:,} in form already{refused}"


def _counted(repairs: Iterable[Repair]) -> str:
    return numbered(sum(item.count for item in repairs), "repair")


def _kind(kind: RepairKind, repairs: list[Repair]) -> Iterator[Text]:
    from rich.text import Text

    yield Text.assemble("  ", (str(kind), "cyan"), f"  {sum(item.count for item in repairs):,}  ", (kind.does, "dim"))
    groups: dict[tuple[str | None, ...], list[Repair]] = {}
    for item in repairs:
        groups.setdefault((item.field, item.old, item.new, item.note), []).append(item)
    for number, group in enumerate(groups.values()):
        if number == _GROUPS:
            rest = list(groups.values())[_GROUPS:]
            left = sum(item.count for items in rest for item in items)
            yield Text(f"    … and {numbered(left, 'repair')} more, of {len(rest):,} other texts: {_REST}", "dim")
            return
        if (line := _line(group)).plain:
            yield Text("    ").append_text(line)


def _line(group: list[Repair]) -> Text:
    """Return what repairs have in common, and where they were made."""
    from rich.text import Text

    first = group[0]
    line = Text(f"{first.field}: " if first.field else "")
    if first.old is not None and first.new is not None:
        line.append(_quoted(first.old), "red").append(" -> ").append(_quoted(first.new), "green")
    line.append(visible(first.note or ""))
    if where := _where(group):
        line.append(f"  {where}" if line.plain else where, "dim")
    return line


def _quoted(text: str) -> str:
    return f"'{visible(text)}'"


def _where(group: list[Repair]) -> str:
    """Return the lines of repairs, those that follow each other as spans."""
    lines = sorted({item.line for item in group if item.line is not None})
    if not lines:
        return ""
    if group[0].kind is RepairKind.ROW_ORDER:
        return f"first at line {lines[0]}"
    spans: list[list[int]] = []
    for line in lines:
        if spans and spans[-1][1] == line - 1:
            spans[-1][1] = line
        else:
            spans.append([line, line])
    said = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans[:_SPANS])
    if left := sum(last - first + 1 for first, last in spans[_SPANS:]):
        said += f" and {left:,} more ({_REST})"
    return ("line " if len(lines) == 1 else "lines ") + said
