"""`balkans-data profile ACTOR`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from balkans_data.cli.output import Format, FormatOption, console, print_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

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
    from rich.text import Text

    from balkans_data.profiles import profile

    found = profile(actor, on)
    if format_ is Format.JSON:
        print_json(found.as_dict())
        return
    out = console()
    out.print(Text.assemble((found.name, "bold"), f" ({found.actor_id}) on ", (str(found.on), "bold")))
    if found.remark:
        out.print(Text(found.remark, "yellow"))
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


def _lines(held: Iterable[Held]) -> Iterator[Text]:
    from rich.text import Text

    for (other, other_id), group in groupby(held, key=lambda item: (item.other, item.other_id)):
        yield Text.assemble("\n", (other, "cyan"), " ", (other_id, "dim"))
        for item in group:
            mark = " " if item.certain else "?"
            until = f"{item.end or '?'}" + (f", seen {item.last_seen}" if item.end == ".." and item.last_seen else "")
            line = Text.assemble(
                f" {mark} {item.track}: ", (item.status, "bold"), " ", (f"{item.start or '?'} to {until}", "dim")
            )
            if item.reading:
                line.append(f" as {item.reading} sees it", "yellow")
            yield line
            yield Text(f"     {item.source_id}", "dim")
