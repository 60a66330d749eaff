"""`balkans-data tables`."""

from __future__ import annotations

from balkans_data.cli.output import Format, FormatOption, ReleaseOption, print_json, print_table

NAME = "tables"


def command(release: ReleaseOption = None, format_: FormatOption = Format.TEXT) -> None:
    """List the tables: name, number of rows, what each holds."""
    from balkans_data.loading import summaries

    listed = summaries(release)
    if format_ is Format.JSON:
        print_json(listed)
        return
    print_table(
        ["table", "rows", "columns", "what it holds"],
        [[str(item[key]) for key in ("name", "rows", "columns", "description")] for item in listed],
        right=["rows", "columns"],
    )
