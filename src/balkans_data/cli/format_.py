"""`balkans-data format [PATH ...]`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from balkans_data.cli.output import Format, FormatOption, console, print_json

NAME = "format"


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Tables (data/<table>.csv) or folders that hold data/.", show_default="this folder"),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit with 1 if something would change.")
    ] = False,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Put tables into canonical form, and list every repair: UTF-8, commas, LF, order, quotes, spaces, TRUE, 2020-1-5.

    Only the form changes, never the meaning; what cannot be read without guessing is left as it is.
    """
    from balkans_data.formatting import repair_files
    from balkans_data.formatting.showing import as_dict, refusals, shown

    outcomes = repair_files(paths or [Path()], check=check)
    if format_ is Format.JSON:
        print_json(as_dict(outcomes, check=check))
    else:
        for line in refusals(outcomes):
            console(error=True).print(line, soft_wrap=True)
        out = console()
        for line in shown(outcomes, check=check):
            out.print(line, soft_wrap=True)
    states = {item.state for item in outcomes}
    raise typer.Exit(1 if "refused" in states or (check and "repaired" in states) else 0)
