"""`balkans-data resolve NAME`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from balkans_data.cli.output import Format, FormatOption, print_json

NAME = "resolve"


def command(
    text: Annotated[list[str], typer.Argument(help="Names or codes, in any language of the table.")],
    on: Annotated[
        str | None, typer.Option(help="The day on which the name is meant, for names that changed hands.")
    ] = None,
    scheme: Annotated[str | None, typer.Option(help="The code list that is meant: cow, iso-numeric, ioc ...")] = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Say whom a name or a code stands for, and why; never by guessing.

    For example `balkans-data resolve Македонија --on 2010-06-01`.
    """
    from balkans_data.names import resolve

    found = [resolve(item, on, scheme=scheme) for item in text]
    if format_ is Format.JSON:
        print_json([asdict(item) for item in found])
        return
    for item in found:
        typer.echo(str(item))
