"""`balkans-data verify`."""

from __future__ import annotations

import typer

from balkans_data.cli.output import Format, FormatOption, ReleaseOption, console, print_json, print_table

NAME = "verify"


def command(
    release: ReleaseOption = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Hold every file against the hash that was recorded when it was released; name what differs.

    Exit codes: 0 all is as it was released, 1 something was changed, is missing or is extra, 2 there is nothing
    to check.
    """
    from balkans_data.integrity import verify

    found = verify(release)
    if format_ is Format.JSON:
        print_json(found.as_dict())
    else:
        if found.problems:
            print_table(
                ["file", "problem", "how"], [[item.path, item.problem, item.message] for item in found.problems]
            )
        for line in list(found.lines())[len(found.problems) :]:
            console().print(line, soft_wrap=True, markup=False)
    raise typer.Exit(0 if found.ok else 1)
