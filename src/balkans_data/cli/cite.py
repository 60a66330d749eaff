"""`balkans-data cite`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from balkans_data.citing.styles import Style
from balkans_data.cli.output import Format, FormatOption, print_json

NAME = "cite"


def command(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="A table, claim, indicator or other identifier, or a CSV file of rows; nothing for the dataset.",
            show_default=False,
        ),
    ] = None,
    style: Annotated[Style, typer.Option(help="How it is written.")] = Style.APA,
    release: Annotated[
        str | None,
        typer.Option(help="A release other than the installed one: a wheel or a folder.", show_default=False),
    ] = None,
    receipt: Annotated[
        Path | None, typer.Option(help="Also write a receipt here, to verify later.", show_default=False)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the receipt if it is there.")] = False,
    verify: Annotated[
        Path | None,
        typer.Option(
            help="Hold this receipt against the installed release (or --release): exit with 1 if rows differ.",
            show_default=False,
        ),
    ] = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Cite the release and exactly the sources of what you used, with a fingerprint of the rows.

    For example `balkans-data cite alignments --style bibtex`, `balkans-data cite mine.csv --receipt mine.json`,
    and in a later year `balkans-data cite --verify mine.json`.
    """
    if verify is not None:
        if what or receipt:
            raise typer.BadParameter("--verify takes the receipt alone, and --release")
        _verify(verify, release, format_)
        return
    import warnings

    from balkans_data.citing.citation import cite
    from balkans_data.errors import CitationError

    if receipt is not None and receipt.exists() and not force:
        raise CitationError(f"{receipt} is there already; --force overwrites it")
    wanted = None if not what else what[0] if len(what) == 1 else what
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        citation = cite(wanted, style=style, release=release)
    for warning in caught:
        typer.echo(f"balkans-data: {warning.message}", err=True)
    if citation.left_out:
        typer.echo(f"balkans-data: of no table, so not cited: {', '.join(citation.left_out)}", err=True)
    if receipt is not None:
        citation.save(receipt)
        typer.echo(f"wrote {receipt}", err=True)
    if format_ is Format.JSON:
        print_json(citation.receipt.as_dict() | {"text": citation.text()})
    else:
        typer.echo(citation.text(), nl=False)


def _verify(path: Path, release: str | None, format_: Format) -> None:
    from balkans_data.citing.receipts import verify_receipt

    found = verify_receipt(path, release=release)
    if format_ is Format.JSON:
        print_json(found.as_dict())
    elif found.ok:
        typer.echo(
            f"the same: {found.receipt.subject}, cited from {found.receipt.version}, is unchanged in {found.version} "
            f"(SHA-256 {found.fingerprint})"
        )
    else:
        typer.echo(f"{found.receipt.subject}, cited from {found.receipt.version}, differs in {found.version}:")
        for line in found.differences:
            typer.echo(f"  {line}")
    raise typer.Exit(0 if found.ok else 1)
