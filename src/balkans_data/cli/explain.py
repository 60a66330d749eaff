"""`balkans-data explain CLAIM`."""

from __future__ import annotations

from typing import Annotated

import typer

from balkans_data.cli.output import PageFormat, console, print_json

NAME = "explain"


def command(
    claim: Annotated[str, typer.Argument(help="Id of a claim, such as antic2025-017.")],
    format_: Annotated[
        PageFormat, typer.Option("--format", help="For a terminal (text), a page (markdown) or machines (json).")
    ] = PageFormat.TEXT,
) -> None:
    """Show a claim with who says it, what contradicts it, and whether it holds: each reading, then and now."""
    from rich.text import Text

    from balkans_data.claim_reading import explain

    found = explain(claim)
    if format_ is PageFormat.JSON:
        print_json(found.as_dict())
        return
    if format_ is PageFormat.MARKDOWN:
        from balkans_data.claim_pages import markdown

        typer.echo(markdown(found), nl=False)
        return
    out = console()
    first, *rest = found.lines()
    out.print(Text(first, style="bold"))
    for line in rest:
        out.print(Text(line, style=_style(line)))


def _style(line: str) -> str:
    """Return how a line is shown: verdicts in the colour of what they say, SQL dimmed."""
    if line.lstrip().startswith("| "):
        return "dim"
    if line.startswith(("  verdict:", "            then (", "            now (")):
        colours = {"supported": "green", "refuted": "red", "conflicting": "yellow"}
        return next((colour for label, colour in colours.items() if label in line), "dim")
    return ""
