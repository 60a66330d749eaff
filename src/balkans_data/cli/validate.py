"""`balkans-data validate [PATH]`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balkans_data.cli.output import console
from balkans_data.validation.writers import ReportFormat

if TYPE_CHECKING:
    from balkans_data.validation import Report
    from balkans_data.validation.writers.interface import Writer

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
    format_: Annotated[
        ReportFormat,
        typer.Option("--format", help="; ".join(f"{item}: {item.use}" for item in ReportFormat) + "."),
    ] = ReportFormat.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", help="Write the report to this file.", dir_okay=False)
    ] = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Make every safe repair first, as `format` does, and report what is left."),
    ] = False,
) -> None:
    """Check files, cells, keys and rules; name file, line and column of everything that is wrong."""
    from balkans_data.package import DESCRIPTOR, root
    from balkans_data.validation import report
    from balkans_data.validation.writers import writer

    if path is None:
        path = Path() if Path(DESCRIPTOR).is_file() else root()
    if fix:
        # What was done must not stand within a report that a machine reads.
        _fix(path, aside=bool(output) or format_ is not ReportFormat.TEXT)
    result = report(path, release=release)
    chosen = writer(format_)
    if output:
        _save(output, chosen.write(result).encode())
        _confirm(output, result)
    else:
        _print(chosen, result)
    if chosen.aside:
        chosen.aside(result, os.environ)
    raise typer.Exit(0 if result.ok else 1)


def _fix(path: Path, *, aside: bool) -> None:
    """Repair what can be repaired without a guess, and say what was done."""
    from balkans_data.errors import PackageError, UnknownTableError
    from balkans_data.formatting import repair_files, tables_in
    from balkans_data.formatting.showing import refusals, shown
    from balkans_data.package import DESCRIPTOR

    folder = path if path.is_dir() else path.resolve().parents[1]
    in_place = path.is_dir() or path.resolve().parent.name == "data"
    try:
        tables_in(path)
    except (PackageError, UnknownTableError):
        return  # the report says what is wrong with it
    if not (in_place and (folder / DESCRIPTOR).is_file()):
        return  # nothing is written where there is nothing to validate
    out = console(error=aside)
    outcomes = repair_files([path])
    for line in (*refusals(outcomes), *shown(outcomes)):
        out.print(line, soft_wrap=True)
    if not aside:
        out.print()


def _print(chosen: Writer, result: Report) -> None:
    if chosen.styled:
        out = console()
        for line in chosen.styled(result):
            out.print(line, soft_wrap=True)
    else:
        # As bytes: machines read UTF-8 wherever it runs.
        typer.echo(chosen.write(result).encode(), nl=False)


def _save(file: Path, content: bytes) -> None:
    from balkans_data.files import write_atomically

    if file.exists() and not file.is_file():
        file.write_bytes(content)  # a device or a pipe, which another file must not replace
    else:
        write_atomically(file, content)


def _confirm(file: Path, result: Report) -> None:
    from balkans_data.validation.writers.interface import summary

    typer.echo(f"{file}: {summary(result)}", err=True)
