"""`balkans-data verdicts`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from balkans_data.cli.output import Format, FormatOption, print_json, print_table

NAME = "verdicts"


class By(StrEnum):
    """By what verdicts are counted."""

    SOURCE = "source"
    DIMENSION = "dimension"
    TYPE = "type"
    SPEAKER = "speaker"


_COLUMNS = {By.SOURCE: "source_id", By.DIMENSION: "dimension", By.TYPE: "claim_type", By.SPEAKER: "speaker_id"}


def command(
    by: Annotated[By, typer.Option(help="Count by this.")] = By.SOURCE,
    moment: Annotated[
        str, typer.Option(help="As of when: the claim's day (then), or the day of the release (now).")
    ] = "now",
    source: Annotated[str | None, typer.Option(help="List the claims of this text.", show_default=False)] = None,
    dimension: Annotated[
        str | None, typer.Option(help="List the claims of this dimension.", show_default=False)
    ] = None,
    verdict: Annotated[
        str | None,
        typer.Option(
            help="List the claims with this verdict: supported, refuted, conflicting, not_enough_evidence.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Run all checks anew; exit with 1 if a verdict is another than the shipped one."),
    ] = False,
    leave_one_out: Annotated[
        bool,
        typer.Option("--leave-one-out", help="Run all checks anew without each source: which verdicts hang on one?"),
    ] = False,
    definitions: Annotated[
        bool,
        typer.Option(
            "--definitions",
            help="Run checks anew by other definitions of a region and other lists of states: which verdicts change?",
        ),
    ] = False,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Count which claims hold, or list them; `balkans-data explain CLAIM` says why.

    For example `balkans-data verdicts --by dimension`, or `balkans-data verdicts --verdict refuted`.
    """
    if check:
        _check(format_)
    elif leave_one_out:
        _leave_one_out(format_)
    elif definitions:
        _definitions(format_)
    elif source or dimension or verdict:
        _list(source, dimension, verdict, moment, format_)
    else:
        _count(by, moment, format_)


def _count(by: By, moment: str, format_: Format) -> None:
    from balkans_data.verdict_reading import summary

    frame = summary(_COLUMNS[by], moment=moment)
    if format_ is Format.JSON:
        print_json({str(key): row for key, row in frame.to_dict("index").items()})
        return
    names = [str(name) for name in frame.columns]
    rows = [[str(key), *(str(row[name]) for name in names)] for key, row in frame.iterrows()]
    rows.append(["all", *(str(frame[name].sum()) for name in names)])
    print_table([str(by), *names], rows, right=names, title=f"Claims by verdict, {moment}")


def _list(source: str | None, dimension: str | None, verdict: str | None, moment: str, format_: Format) -> None:
    from balkans_data.verdict_reading import verdicts

    frame = verdicts(source=source, dimension=dimension, verdict=verdict, moment=moment)
    shown = frame[["claim_id", "verdict", "conflict", "statement"]].astype("string").fillna("")
    if format_ is Format.JSON:
        print_json(shown.to_dict("records"))
        return
    print_table(list(shown.columns), shown.to_numpy().tolist(), title=f"{len(shown):,} claims, {moment}")


def _check(format_: Format) -> None:
    from balkans_data.checking.running import again
    from balkans_data.verdict_reading import stored

    shipped = stored()
    found = {(str(row["claim_id"]), str(row["moment"])): str(row["verdict"]) for row in again()}
    differ = [
        {
            "claim_id": claim,
            "moment": moment,
            "shipped": shipped.get((claim, moment)),
            "found": found.get((claim, moment)),
        }
        for claim, moment in sorted(shipped.keys() | found.keys())
        if shipped.get((claim, moment)) != found.get((claim, moment))
    ]
    if format_ is Format.JSON:
        print_json(differ)
    elif differ:
        rows = [[str(value or "none") for value in row.values()] for row in differ]
        print_table(["claim", "moment", "shipped", "found"], rows, title=f"{len(rows):,} verdicts are others")
    else:
        typer.echo(f"all {len(found):,} verdicts are those of the tables")
    raise typer.Exit(1 if differ else 0)


def _leave_one_out(format_: Format) -> None:
    from balkans_data.checking.sensitivity import hanging

    found = hanging()
    if format_ is Format.JSON:
        print_json([item.as_dict() for item in found])
        return
    rows = [[item.claim_id, item.moment, item.verdict, item.without, item.source_id] for item in found]
    print_table(
        ["claim", "moment", "verdict", "without it", "hangs on"],
        rows,
        title=f"{len(rows):,} verdicts would be another without the rows of one source",
    )


def _definitions(format_: Format) -> None:
    from balkans_data.checking.sensitivity import shifts

    found = shifts()
    if format_ is Format.JSON:
        print_json([item.as_dict() for item in found])
        return
    rows = [[item.claim_id, item.moment, item.verdict, item.definition, item.instead, item.becomes] for item in found]
    print_table(
        ["claim", "moment", "verdict", "by the definition of", "by that of", "it would be"],
        rows,
        title=f"{len(rows):,} verdicts would be others by another definition of a region, or list of states",
    )
