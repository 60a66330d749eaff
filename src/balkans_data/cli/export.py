"""`balkans-data export --to PATH --format FORMAT`."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balkans_data.cli.output import console
from balkans_data.exporting import ExportFormat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAME = "export"


def command(
    to: Annotated[
        Path,
        typer.Option(
            help=(
                "The folder to write to, made if need be. Each format puts one file (sqlite, xlsx, claimreview) or "
                "one folder (parquet, csv, jsonl) into it, named after the release. Of one format that is one file "
                "it may be that file: tables.sqlite, tables.xlsx, reviews.json."
            )
        ),
    ],
    format_: Annotated[
        list[ExportFormat],
        typer.Option(
            "--format",
            help=(
                "May be given several times. sqlite: one database with keys and views; parquet, jsonl: a file a table; "
                "csv: the data package itself; xlsx: one workbook, a sheet a table; claimreview: verdicts as "
                "schema.org JSON-LD, save those on claims about named persons."
            ),
        ),
    ],
    table: Annotated[
        list[str] | None,
        typer.Option(
            "--table",
            "--tables",
            help="Only these tables: a name, or several separated by commas; may be given several times.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace what is there under that name, once the new one is whole.")
    ] = False,
) -> None:
    """Write the tables for other tools, or verdicts for search engines.

    For example `balkans-data export --to out --format sqlite --format parquet`, or
    `balkans-data export --to votes.xlsx --format xlsx --tables votes,roll_calls`.
    Nothing is overwritten without --force, and nothing half-written is left on failure.
    """
    from balkans_data.exporting import export

    names = None if table is None else [name.strip() for item in table for name in item.split(",") if name.strip()]
    with _progress() as progress:
        written = export(to, format_, tables=names, force=force, progress=progress)
    for path in written:
        files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files) / 1_000_000
        typer.echo(f"wrote {path} ({f'{len(files)} files, ' if path.is_dir() else ''}{size:,.1f} MB)")


@contextmanager
def _progress() -> Iterator[Callable[[str, str, int], None] | None]:
    """Show on standard error what is being written, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    from balkans_data.loading import summaries

    rows = {item["name"]: item["rows"] for item in summaries()}
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TextColumn("rows"))
    with Progress(*columns, console=console(error=True), transient=True) as shown:
        task = shown.add_task("")
        last, done = "", 0

        def told(name: str, table: str, count: int) -> None:
            nonlocal last, done
            done = done + count if (label := f"{name}: {table}") == last else count
            last = label
            shown.update(task, description=label, completed=done, total=rows[table])

        yield told
