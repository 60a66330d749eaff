"""What the commands share: formats, and tables that are legible on any terminal."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

__all__ = ["Format", "FormatOption", "PageFormat", "ReleaseOption", "console", "print_json", "print_table"]


class Format(StrEnum):
    """How a command prints."""

    TEXT = "text"
    JSON = "json"


class PageFormat(StrEnum):
    """How a command prints what may also stand on a page."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


ReleaseOption = Annotated[
    Path | None,
    typer.Option(
        "--release",
        help="Of another release: its wheel, or a folder where it is unpacked or installed.",
        show_default=False,
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="For people (text) or for machines (json).")]


def console(*, error: bool = False) -> Console:
    """Return a console for standard output (or error); wide where it is no terminal, so that nothing is cut."""
    from rich.console import Console

    stream = sys.stderr if error else sys.stdout
    return Console(stderr=error, width=None if stream.isatty() else 200, soft_wrap=False, highlight=False)


def print_json(content: object) -> None:
    """Print `content` as JSON, with characters as they are."""
    import json

    typer.echo(json.dumps(content, ensure_ascii=False, indent=2, default=str))


def print_table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[str] = (), title: str | None = None
) -> None:
    """Print rows of text as a table; the columns named in `right` hold numbers."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    for header in headers:
        table.add_column(header, justify="right" if header in right else "left", overflow="fold")
    for row in rows:
        # Not escaped markup: that loses a backslash before a bracket.
        table.add_row(*map(Text, row))
    console().print(table)
