"""`balkans-data format [PATH ...]`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

NAME = "format"


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Tables (data/<table>.csv) or folders that hold data/.", show_default="this folder"),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit with 1 if something would change.")
    ] = False,
) -> None:
    """Put tables into canonical form: UTF-8, LF, sorted by key, minimal quotes, NFC, no stray spaces.

    Only the form changes, never the meaning; what cannot be read without guessing is left as it is.
    """
    from balkans_data.errors import PackageError
    from balkans_data.files import write_atomically
    from balkans_data.formatting import canonical, tables_in

    changed = failed = 0
    files = [file for path in paths or [Path()] for file in tables_in(path)]
    for file, model in files:
        before = file.read_bytes()
        try:
            after = canonical(before, model)
        except PackageError as error:
            typer.echo(f"{file}: {error}; left as it is", err=True)
            failed += 1
            continue
        if after != before:
            changed += 1
            typer.echo(f"{'would format' if check else 'formatted'} {file}")
            if not check:
                write_atomically(file, after)
    unchanged = len(files) - changed - failed
    done = "to be formatted" if check else "formatted"
    unreadable = f", {failed} not readable" if failed else ""
    typer.echo(f"{changed} {done}, {unchanged} in form already{unreadable}")
    raise typer.Exit(1 if failed or (check and changed) else 0)
