"""A difference as text for people, in colour."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from balkans_data.comparing.bump import actual_bump, reasons, required_bump
from balkans_data.comparing.differences import Bump
from balkans_data.comparing.showing import ARROW, excerpts, headline, pairs, schema_value, tallies, versions, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from balkans_data.comparing.differences import Difference, Row, RowChange, TableDifference

__all__ = ["as_text"]

_COLOURS = {"+": "green", "-": "red", "~": "yellow"}
_BUMPS = {Bump.MAJOR: "bold red", Bump.MINOR: "bold yellow", Bump.PATCH: "bold green", Bump.NONE: "dim"}


def as_text(difference: Difference, limit: int = 20, problems: Sequence[str] | None = None) -> Iterator[str]:
    """Yield the difference line by line, in rich's markup: grouped by table, with a summary.

    Parameters
    ----------
    difference : Difference
        What to show.
    limit : int
        How many rows to show of each list; 0 for all. What is not shown is counted.
    problems : sequence of str, optional
        What the new version lacks, if that was checked.
    """
    from rich.markup import escape

    yield f"[dim]{escape(visible(difference.old))} {ARROW} {escape(visible(difference.new))}[/dim]"
    for table in difference.tables:
        yield ""
        signs = ", ".join(f"[{_COLOURS[sign]}]{words}[/]" for sign, words in tallies(table))
        yield f"[bold]{escape(table.name)}[/bold]  {signs}"
        yield from _table(table, limit)
    yield ""
    for note in difference.notes:
        yield f"[yellow]note:[/yellow] {escape(visible(note))}"
    required = required_bump(difference)
    yield headline(difference)
    actual = actual_bump(difference.old_version, difference.new_version)
    yield f"[{_BUMPS[required]}]{escape(versions(difference, required, actual))}[/]"
    deciding = [reason for reason in reasons(difference) if reason.bump is required]
    yield from _limited(
        (f"  {escape(f'{why.table}: {visible(why.message)}')}" for why in deciding), len(deciding), limit
    )
    for problem in problems or ():
        yield f"[red]✗[/red] {escape(visible(problem))}"
    if problems is not None and not problems:
        yield "[green]✓[/green] the version and its changelog entry suffice"


def _table(table: TableDifference, limit: int) -> Iterator[str]:
    from rich.markup import escape

    for name in table.columns_removed:
        lost = f"  [dim](held {_cells(table.lost, name):,} values)[/dim]" if _cells(table.lost, name) else ""
        yield f"  [red]- column {escape(visible(name))}[/red]{lost}"
    for name in table.columns_added:
        filled = f"  [dim](filled in {_cells(table.filled, name):,} present rows)[/dim]"
        yield f"  [green]+ column {escape(visible(name))}[/green]{filled if _cells(table.filled, name) else ''}"
    schema = (_schema(change.column, change.aspect, change.old, change.new, change.bump) for change in table.schema)
    yield from _limited(schema, len(table.schema), limit)
    yield from _limited(_rows("-", table, table.removed, table.old_columns), len(table.removed), limit)
    yield from _limited(_rows("+", table, table.added, table.new_columns), len(table.added), limit)
    yield from _limited(_changed(table.changed), len(table.changed), limit)


def _schema(column: str | None, aspect: str, old: object, new: object, bump: Bump) -> str:
    from rich.markup import escape

    of = f"{column}: " if column else ""
    was, now = excerpts(schema_value(old), schema_value(new))
    what = now if old is None else was if new is None else f"{was} {ARROW} {now}"
    verb = " added" if old is None else " removed" if new is None else ""
    return f"  [yellow]~[/yellow] {escape(f'{visible(of)}{aspect}{verb}: {what}')}  [{_BUMPS[bump]}]{bump.name}[/]"


def _rows(sign: str, table: TableDifference, rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[str]:
    from rich.markup import escape

    colour = _COLOURS[sign]
    for row in rows:
        cells = "  ".join(f"{name}={cell}" for name, cell in pairs(row, columns, table.key))
        name = _name(table.key_of(row, columns)) if table.key else "(row)"
        yield f"  [{colour}]{sign}[/] {escape(name)}  [dim]{escape(cells)}[/dim]"


def _changed(rows: Iterable[RowChange]) -> Iterator[str]:
    from rich.markup import escape

    for row in rows:
        lines = [f"  [yellow]~[/yellow] {escape(_name(row.key))}"]
        for cell in row.cells:
            old, new = (escape(text) if text else "[dim](empty)[/dim]" for text in excerpts(cell.old, cell.new))
            lines.append(f"      {escape(visible(cell.column))}: [red]{old}[/red] {ARROW} [green]{new}[/green]")
        yield "\n".join(lines)


def _limited(lines: Iterable[str], total: int, limit: int) -> Iterator[str]:
    shown = min(total, limit) if limit else total
    yield from islice(lines, shown)
    if total > shown:
        yield f"  [dim]… {total - shown:,} more of {total:,} (--limit 0 shows all)[/dim]"


def _name(key: Row) -> str:
    return visible(" / ".join(key))


def _cells(rows: Iterable[RowChange], column: str) -> int:
    return sum(cell.column == column for row in rows for cell in row.cells)
