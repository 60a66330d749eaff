"""`balkans-data diff OLD [NEW]`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from balkans_data.cli.output import PageFormat, console

NAME = "diff"


def command(
    old: Annotated[
        str, typer.Argument(help="A folder with datapackage.json, a wheel, or a git revision (v0.1.0, main, HEAD~1).")
    ],
    new: Annotated[str, typer.Argument(help="The same; by default the package in this folder.")] = ".",
    repository: Annotated[
        Path, typer.Option(help="Where revisions are looked up: the folder of a repository that has datapackage.json.")
    ] = Path(),
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Exit with 1 if the version of NEW is too low for the changes since OLD, or not in CHANGELOG.md.",
        ),
    ] = False,
    changelog: Annotated[
        Path | None, typer.Option(help="For --check: the changelog, if it is not that of NEW (a wheel has none).")
    ] = None,
    judge: Annotated[
        bool,
        typer.Option(
            "--judge",
            help="Make the figures and verdicts of NEW anew from its tables, to see which verdicts its rows change.",
        ),
    ] = False,
    limit: Annotated[int, typer.Option(min=0, help="Rows to show of each list, in text and Markdown; 0 for all.")] = 20,
    format_: Annotated[
        PageFormat, typer.Option("--format", help="text, markdown for a pull request, or json with every row.")
    ] = PageFormat.TEXT,
) -> None:
    """Show what differs between two versions: rows, cells, columns, and the version that the changes need.

    For example `balkans-data diff main`, `balkans-data diff HEAD~1 HEAD --format markdown`, or, before a
    release, `balkans-data diff v0.1.0 --check`.
    """
    from balkans_data.comparing.bump import shortfalls
    from balkans_data.comparing.comparison import compare
    from balkans_data.comparing.flips import judged
    from balkans_data.comparing.machine import as_json
    from balkans_data.comparing.markdown import as_markdown
    from balkans_data.comparing.text import as_text
    from balkans_data.errors import PackageError
    from balkans_data.releases.packages import read_package
    from balkans_data.releases.reading import place

    before, after = (read_package(place(where, repository)) for where in (old, new))
    problems = None
    entries = None
    if check:
        entries = _text(changelog) if changelog else after.changelog()
        if entries is None and new.endswith(".whl"):
            raise PackageError(f"{new} holds no CHANGELOG.md, as no wheel does: name it with --changelog FILE")
    note = None
    if judge:
        after, note = judged(after)
    difference = compare(before, after)
    if note:
        difference = replace(difference, notes=(*difference.notes, note))
    if check:
        problems = shortfalls(difference, entries)
    if format_ is PageFormat.JSON:
        typer.echo(as_json(difference, problems))
    elif format_ is PageFormat.MARKDOWN:
        typer.echo(as_markdown(difference, limit, problems), nl=False)
    else:
        out = console()
        for line in as_text(difference, limit, problems):
            out.print(line, soft_wrap=True)
    raise typer.Exit(1 if problems else 0)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
