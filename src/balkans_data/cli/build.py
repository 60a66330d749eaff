"""`balkans-data build [PATH]`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

NAME = "build"


def command(
    path: Annotated[Path, typer.Argument(help="A checkout.")] = Path(),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; show what is stale, and exit with 1 if anything is.")
    ] = False,
) -> None:
    """Make every derived file: schemas, datapackage.json, typed stub, lists of tables and sources."""
    from balkans_data.building import build, differences

    if check:
        stale = differences(path)
        for text in stale.values():
            typer.echo(text)
        if stale:
            typer.echo(f"\nstale: {', '.join(stale)}; run `balkans-data build`", err=True)
            raise typer.Exit(1)
        typer.echo("all derived files are up to date")
        return
    changed = build(path)
    typer.echo("\n".join(f"wrote {item}" for item in changed) or "all derived files were up to date")
