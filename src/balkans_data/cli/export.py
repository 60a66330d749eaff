"""`balkans-data export`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

NAME = "export"


class ExportFormat(StrEnum):
    """What is exported."""

    CLAIMREVIEW = "claimreview"


def command(
    to: Annotated[Path, typer.Option(help="The file to write.")],
    format_: Annotated[
        ExportFormat, typer.Option("--format", help="claimreview: verdicts as schema.org JSON-LD.")
    ] = ExportFormat.CLAIMREVIEW,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")] = False,
) -> None:
    """Write verdicts for search engines and fact-checkers, save those on claims about named persons."""
    from balkans_data.claim_reviews import claim_reviews
    from balkans_data.errors import PackageError
    from balkans_data.files import write_atomically

    if to.exists() and not force:
        raise PackageError(f"{to} is there already; --force overwrites it")
    content = claim_reviews()
    write_atomically(to, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())
    typer.echo(f"wrote {len(content['@graph']):,} claims to {to} ({format_})")
