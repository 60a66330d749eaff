"""`balkans-data profile ACTOR`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from balkans_data.cli.output import Format, FormatOption, console, print_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from balkans_data.profiles import Held

NAME = "profile"


def command(
    actor: Annotated[str, typer.Argument(help="An id, name or code: SRB, Serbia, Србија, 688.")],
    on: Annotated[
        str | None, typer.Option(help="A day, month or year (2018-01-01); by default the day of the data.")
    ] = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Show where an actor stood on a day, grouped by partner, with sources.

    For example `balkans-data profile Serbia --on 2018-01-01`.
    """
    from rich.markup import escape

    from balkans_data.profiles import profile

    found = profile(actor, on)
    if format_ is Format.JSON:
        print_json(found.as_dict())
        return
    out = console()
    out.print(f"[bold]{escape(found.name)}[/bold] ({found.actor_id}) on [bold]{found.on}[/bold]")
    if found.remark:
        out.print(f"[yellow]{escape(found.remark)}[/yellow]")
    for line in _lines(found.held):
        out.print(line)
    if found.towards:
        out.print("\n[bold underline]Others towards it[/bold underline]")
        for line in _lines(found.towards):
            out.print(line)
    if not (found.held or found.towards):
        out.print("No alignment is recorded for that day.")
    elif any(not item.certain for item in (*found.held, *found.towards)):
        out.print("\n[dim]? the dates of this row do not tell for certain whether it held then[/dim]")


def _lines(held: Iterable[Held]) -> Iterator[str]:
    from rich.markup import escape

    for (other, other_id), group in groupby(held, key=lambda item: (item.other, item.other_id)):
        yield f"\n[cyan]{escape(other)}[/cyan] [dim]{other_id}[/dim]"
        for item in group:
            mark = " " if item.certain else "?"
            until = f"{item.end or '?'}" + (f", seen {item.last_seen}" if item.end == ".." and item.last_seen else "")
            said = f" [yellow]as {escape(item.reading)} sees it[/yellow]" if item.reading else ""
            yield (
                f" {mark} {escape(item.track)}: [bold]{escape(item.status)}[/bold] "
                f"[dim]{item.start or '?'} to {until}[/dim]{said}"
            )
            yield f"     [dim]{item.source_id}[/dim]"
