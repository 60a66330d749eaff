"""A difference as Markdown, for a comment on a pull request.

What contributors write is shown as code throughout, so that a cell can neither format the comment, nor mention
people, nor refer to issues.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from balkans_data.comparing.bump import actual_bump, reasons, required_bump
from balkans_data.comparing.differences import State
from balkans_data.comparing.showing import (
    ARROW,
    causes,
    count,
    excerpts,
    headline,
    pairs,
    schema_value,
    tallies,
    versions,
    visible,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from balkans_data.comparing.differences import Difference, Flip, Row, TableDifference

__all__ = ["LARGEST", "as_markdown"]

LARGEST = 60_000
"""Characters; GitHub refuses comments of more than 65,536."""

#: Lists of no more rows than this are open.
_OPEN = 5


def as_markdown(difference: Difference, limit: int = 20, problems: Sequence[str] | None = None) -> str:
    """Return the difference as Markdown, of at most `LARGEST` characters unless `limit` is 0.

    Parameters
    ----------
    difference : Difference
        What to show.
    limit : int
        How many rows to show of each list; 0 for all. Fewer are shown if the whole would be too long for
        a comment. What is not shown is counted.
    problems : sequence of str, optional
        What the new version lacks, if that was checked.
    """
    if not limit:
        return _page(difference, None, problems)
    while len(page := _page(difference, limit, problems)) > LARGEST and limit:
        limit //= 2
    if len(page) > LARGEST:
        # So many tables or columns that even their names are too many.
        said = "\n\n… the rest is cut, as it would be too long for a comment.\n"
        page = page[: page.rindex("\n", 0, LARGEST - len(said))] + said
    return page


def _page(difference: Difference, limit: int | None, problems: Sequence[str] | None) -> str:
    required = required_bump(difference)
    actual = actual_bump(difference.old_version, difference.new_version)
    lines = [f"### Data: {_code(difference.old)} {ARROW} {_code(difference.new)}", ""]
    lines += [f"**{headline(difference)}**", "", _quoted(versions(difference, required, actual)), ""]
    if problems is not None:
        lines += [f"- ❌ {_quoted(problem)}" for problem in problems] or [
            "✅ The version and its changelog entry suffice."
        ]
        lines.append("")
    deciding = [reason for reason in reasons(difference) if reason.bump is required]
    if deciding:
        whys = (f"- `{reason.table}`: {_quoted(reason.message)}" for reason in deciding)
        lines += [f"{required.name} because:", "", *_limited(whys, len(deciding), limit), ""]
    if difference.flips:
        turned = map(_flip, difference.flips)
        lines += ["These rows change these verdicts:", "", *_limited(turned, len(difference.flips), limit), ""]
    lines += [f"> {_quoted(note)}" for note in difference.notes]
    lines += [""] if difference.notes else []
    for table in difference.tables:
        lines += _table(table, limit)
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(table: TableDifference, limit: int | None) -> Iterator[str]:
    entries = len(table.added) + len(table.removed) + len(table.changed) + len(table.schema)
    is_open = " open" if entries <= _OPEN and table.state is State.CHANGED else ""
    said = ", ".join(words for _, words in tallies(table))
    yield from (f"<details{is_open}><summary><code>{table.name}</code>: {said}</summary>", "")
    for name in table.columns_removed:
        yield f"- ➖ column {_code(name)}"
    for name in table.columns_added:
        filled = sum(cell.column == name for row in table.filled for cell in row.cells)
        yield f"- ➕ column {_code(name)}" + (f", filled in {count(filled, 'present row')}" if filled else "")
    yield from _limited(_schema(table), len(table.schema), limit)
    yield from _limited(_rows("➖", table, table.removed, table.old_columns), len(table.removed), limit)
    yield from _limited(_rows("➕", table, table.added, table.new_columns), len(table.added), limit)
    yield from _limited(_changed(table), len(table.changed), limit)
    yield from ("", "</details>", "")


def _flip(flip: Flip) -> str:
    lines = [f"- ⚖️ {_code(flip.claim_id)} ({flip.moment}): **{_quoted(flip.old)}** {ARROW} **{_quoted(flip.new)}**"]
    return "\n".join([*lines, *(f"  - {_code(cause)}" for cause in causes(flip))])


def _schema(table: TableDifference) -> Iterator[str]:
    for change in table.schema:
        old, new = (None if value is None else schema_value(value) for value in (change.old, change.new))
        was, now = excerpts(old or "", new or "")
        what = f"{_code(was)} {ARROW} {_code(now)}"
        if old is None or new is None:
            what = f"{_code(now)} added" if old is None else f"{_code(was)} removed"
        of = f"{_code(change.column)} " if change.column else ""
        yield f"- ✏️ {of}{_quoted(change.aspect)}: {what} ({change.bump.name})"


def _rows(sign: str, table: TableDifference, rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[str]:
    for row in rows:
        cells = ", ".join(f"{_code(name)} {_code(cell)}" for name, cell in pairs(row, columns, table.key))
        name = f"**{_name(table.key_of(row, columns))}**" if table.key else ""
        yield f"- {sign} " + ": ".join(part for part in (name, cells) if part)


def _changed(table: TableDifference) -> Iterator[str]:
    for row in table.changed:
        lines = [f"- ✏️ **{_name(row.key)}**"]
        for cell in row.cells:
            old, new = (_code(text) if text else "*empty*" for text in excerpts(cell.old, cell.new))
            lines.append(f"  - {_code(cell.column)}: {old} {ARROW} {new}")
        yield "\n".join(lines)


def _limited(lines: Iterable[str], total: int, limit: int | None) -> Iterator[str]:
    shown = total if limit is None else min(total, limit)
    for _, line in zip(range(shown), lines, strict=False):
        yield line
    if total > shown:
        yield f"- … {total - shown:,} of {total:,} not shown"


def _name(key: Row) -> str:
    return _code(" / ".join(key))


def _code(text: str) -> str:
    """Return `text` as code, with more backticks around it than it has in a row."""
    shown = visible(text)
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    # One space on both sides is taken off again by the reader.
    needs_space = not shown or shown[0] in " `" or shown[-1] in " `"
    return f"{fence} {shown} {fence}" if needs_space else f"{fence}{shown}{fence}"


def _quoted(text: str) -> str:
    """Return a sentence of ours, in which names from the data may stand, without any effect of theirs."""
    escaped = re.sub(r"([\\`*_\[\]<>|~&!$])", r"\\\1", visible(text))
    # Mentions and references to issues are looked for after escapes are gone; a comment between keeps them apart.
    return re.sub("([@#])", r"\1<!-- -->", escaped)
