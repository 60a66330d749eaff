"""A difference as text for people, in colour."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from balkans_data.comparing.bump import actual_bump, reasons, required_bump
from balkans_data.comparing.differences import Bump
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

    from rich.text import Text

    from balkans_data.comparing.differences import Difference, Flip, Row, RowChange, SchemaChange, TableDifference

__all__ = ["as_text"]

_COLOURS = {"+": "green", "-": "red", "~": "yellow"}
_BUMPS = {Bump.MAJOR: "bold red", Bump.MINOR: "bold yellow", Bump.PATCH: "bold green", Bump.NONE: "dim"}


def as_text(difference: Difference, limit: int = 20, problems: Sequence[str] | None = None) -> Iterator[Text]:
    """Yield the difference line by line: grouped by table, with a summary.

    Parameters
    ----------
    difference : Difference
        What to show.
    limit : int
        How many rows to show of each list; 0 for all. What is not shown is counted.
    problems : sequence of str, optional
        What the new version lacks, if that was checked.
    """
    yield _line((f"{visible(difference.old)} {ARROW} {visible(difference.new)}", "dim"))
    for table in difference.tables:
        yield _line()
        words: list[str | tuple[str, str]] = []
        for sign, said in tallies(table):
            words += [", " if words else "  ", (said, _COLOURS[sign])]
        yield _line((table.name, "bold"), *words)
        yield from _table(table, limit)
    if difference.flips:
        yield _line()
        yield _line(("verdicts that these rows change", "bold"))
        yield from _limited(map(_flip, difference.flips), len(difference.flips), limit)
    yield _line()
    for note in difference.notes:
        yield _line(("note: ", "yellow"), visible(note))
    required = required_bump(difference)
    actual = actual_bump(difference.old_version, difference.new_version)
    yield _line(headline(difference))
    yield _line((versions(difference, required, actual), _BUMPS[required]))
    deciding = [reason for reason in reasons(difference) if reason.bump is required]
    whys = (_line(f"  {reason.table}: {visible(reason.message)}") for reason in deciding)
    yield from _limited(whys, len(deciding), limit)
    for problem in problems or ():
        yield _line(("✗ ", "red"), visible(problem))
    if problems is not None and not problems:
        yield _line(("✓ ", "green"), "the version and its changelog entry suffice")


def _table(table: TableDifference, limit: int) -> Iterator[Text]:
    for name in table.columns_removed:
        lost = _cells(table.lost, name)
        said = f"  (held {count(lost, 'value')} in rows that are still there)" if lost else ""
        yield _line((f"  - column {visible(name)}", "red"), (said, "dim"))
    for name in table.columns_added:
        filled = _cells(table.filled, name)
        said = f"  (filled in {count(filled, 'present row')})" if filled else ""
        yield _line((f"  + column {visible(name)}", "green"), (said, "dim"))
    yield from _limited(map(_schema, table.schema), len(table.schema), limit)
    yield from _limited(_rows("-", table, table.removed, table.old_columns), len(table.removed), limit)
    yield from _limited(_rows("+", table, table.added, table.new_columns), len(table.added), limit)
    yield from _limited(map(_changed, table.changed), len(table.changed), limit)


def _flip(flip: Flip) -> Text:
    because = "".join(f"\n      {visible(cause)}" for cause in causes(flip))
    return _line(
        ("  ~ ", "yellow"), f"{visible(flip.claim_id)} ({flip.moment}): {flip.old} {ARROW} {flip.new}", because
    )


def _schema(change: SchemaChange) -> Text:
    of = f"{visible(change.column)}: " if change.column else ""
    was, now = excerpts(schema_value(change.old), schema_value(change.new))
    verb, what = "", f"{was} {ARROW} {now}"
    if change.old is None or change.new is None:
        verb, what = (" added", now) if change.old is None else (" removed", was)
    said = f"{of}{visible(change.aspect)}{verb}: {what}  "
    return _line(("  ~ ", "yellow"), said, (change.bump.name, _BUMPS[change.bump]))


def _rows(sign: str, table: TableDifference, rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[Text]:
    for row in rows:
        cells = "".join(f"  {name}={cell}" for name, cell in pairs(row, columns, table.key))
        name = _name(table.key_of(row, columns)) if table.key else "(row)"
        yield _line((f"  {sign} ", _COLOURS[sign]), name, (cells, "dim"))


def _changed(row: RowChange) -> Text:
    parts: list[str | tuple[str, str]] = [("  ~ ", "yellow"), _name(row.key)]
    for cell in row.cells:
        old, new = excerpts(cell.old, cell.new)
        parts += [
            f"\n      {visible(cell.column)}: ",
            (old, "red") if old else ("(empty)", "dim"),
            f" {ARROW} ",
            (new, "green") if new else ("(empty)", "dim"),
        ]
    return _line(*parts)


def _limited(lines: Iterable[Text], total: int, limit: int) -> Iterator[Text]:
    shown = min(total, limit) if limit else total
    yield from islice(lines, shown)
    if total > shown:
        yield _line((f"  … {total - shown:,} more of {total:,} (--limit 0 shows all)", "dim"))


def _line(*parts: str | tuple[str, str]) -> Text:
    """Return text with styles; not markup, as rich cannot escape a backslash before a bracket."""
    from rich.text import Text

    return Text.assemble(*parts)


def _name(key: Row) -> str:
    return visible(" / ".join(key))


def _cells(rows: Iterable[RowChange], column: str) -> int:
    return sum(cell.column == column for row in rows for cell in row.cells)
