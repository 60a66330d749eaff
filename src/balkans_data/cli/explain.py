"""`balkans-data explain CLAIM`."""

from __future__ import annotations

from typing import Annotated

import typer

from balkans_data.cli.output import Format, FormatOption, console, print_json

NAME = "explain"


def command(
    claim: Annotated[str, typer.Argument(help="Id of a claim, such as antic2025-017.")],
    format_: FormatOption = Format.TEXT,
) -> None:
    """Show a claim with who says it, how surely, where, and what contradicts or supports it."""
    from rich.text import Text

    from balkans_data.claim_reading import explain

    found = explain(claim)
    if format_ is Format.JSON:
        print_json(found.as_dict())
        return
    first, *rest = found.lines()
    out = console()
    out.print(Text(first, "bold"))
    for line in rest:
        out.print(Text(line))
