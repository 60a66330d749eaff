"""`balkans-data validate [PATH]`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from balkans_data.cli.output import Format, FormatOption, console

NAME = "validate"


def command(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A folder with datapackage.json, or one table in its data/. By default the package in this "
            "folder or, if there is none, the installed one.",
            show_default=False,
        ),
    ] = None,
    release: Annotated[
        bool, typer.Option("--release", help="A stale derived file is an error, as it must be in a release.")
    ] = False,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Check files, cells, keys and rules; name file, line and column of everything that is wrong."""
    from balkans_data.package import DESCRIPTOR, root
    from balkans_data.validation import report
    from balkans_data.validation.writers import as_json, as_text

    if path is None:
        path = Path() if Path(DESCRIPTOR).is_file() else root()
    result = report(path, release=release)
    if format_ is Format.JSON:
        typer.echo(as_json(result))
    else:
        out = console()
        for line in as_text(result):
            out.print(line, soft_wrap=True)
    raise typer.Exit(0 if result.ok else 1)
