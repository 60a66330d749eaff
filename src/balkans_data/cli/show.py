"""`balkans-data show TABLE`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balkans_data.cli.figures import filtered, print_figures
from balkans_data.cli.output import ReleaseOption, console, print_json, print_table

if TYPE_CHECKING:
    import pandas as pd

NAME = "show"

_SIDES = ("actor_id", "partner_id", "counterpart_id", "parent_id")


class ShowFormat(StrEnum):
    """How rows are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def command(
    table: Annotated[str, typer.Argument(help="Name of a table; `balkans-data tables` lists them.")],
    about: Annotated[
        str | None,
        typer.Option("--about", "--actor", help="Rows about this actor (id, name or code), on whichever side it is."),
    ] = None,
    where: Annotated[list[str] | None, typer.Option(help="COLUMN=VALUE, exactly; may be given several times.")] = None,
    on: Annotated[
        str | None,
        typer.Option(
            help="Spells that certainly held on this day (or month, or year); claims and figures about that time."
        ),
    ] = None,
    possible: Annotated[bool, typer.Option("--possible", help="With --on: those too that may have held.")] = False,
    indicator: Annotated[
        str | None, typer.Option(help="Figures of this indicator; `balkans-data show indicators` lists them.")
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option(help="Figures of this actor (id, name or code); may be given several times.")
    ] = None,
    counterpart: Annotated[str | None, typer.Option(help="Figures with, from or towards this actor.")] = None,
    release: ReleaseOption = None,
    columns: Annotated[str | None, typer.Option(help="Columns to show, separated by commas.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="Rows to show; 0 for all.")] = 40,
    format_: Annotated[
        ShowFormat, typer.Option("--format", help="text, json, or csv with every column.")
    ] = ShowFormat.TEXT,
) -> None:
    """Show rows of a table.

    For example `balkans-data show alignments --about Serbia --on 2018-01-01`,
    `balkans-data show claims --about Kosovo --where dimension=security`, or
    `balkans-data show observations --indicator gas-imports --country Serbia --counterpart Russia`.
    """
    frame = _rows(table, about, on, possible=possible, release=release)
    as_figures = bool(indicator or country or counterpart)
    if as_figures and release:
        # What figures are called, and who is meant by a name, is read from this release.
        raise typer.BadParameter("--indicator, --country and --counterpart are not for --release; use --where")
    if as_figures:
        frame = filtered(frame, table, indicator, country or [], counterpart)
    for condition in where or []:
        frame = _filtered(frame, condition, table)
    if as_figures and not columns and format_ is ShowFormat.TEXT and len(frame):
        print_figures(frame, in_full=bool(indicator and country), limit=limit)
        return
    frame = frame[[name for name in frame.columns if not name.endswith(("_min", "_max"))]]
    if columns:
        frame = frame[[_known(name.strip(), frame, table) for name in columns.split(",")]]
    total = len(frame)
    if limit and format_ is ShowFormat.TEXT:
        frame = frame.head(limit)
    if format_ is ShowFormat.CSV:
        typer.echo(_text(frame).to_csv(index=False), nl=False)
    elif format_ is ShowFormat.JSON:
        print_json(_records(frame))
    else:
        text = _text(frame)
        shown = list(text.columns) if columns else _brief(text, table)
        print_table(shown, text[shown].itertuples(index=False, name=None))
        hidden = [name for name in text.columns if name not in shown]
        more = f"; not shown: {', '.join(hidden)} (see --columns, --format)" if hidden else ""
        cut = f"{len(frame):,} of {total:,} rows (--limit 0 shows all)" if len(frame) < total else f"{total:,} rows"
        console().print(f"[dim]{cut}{more}[/dim]")


def _rows(table: str, about: str | None, on: str | None, *, possible: bool, release: Path | None) -> pd.DataFrame:
    from balkans_data.claim_reading import claims
    from balkans_data.loading import load

    if table == "claims" and not release:
        return claims(about=about, on=on)
    if on and table in _figure_tables():
        frame = _of_time(load(table, release=release), on)
    else:
        frame = load(table, on=on, possible=possible, release=release)
    return _of_actor(frame, about, on, table) if about else frame


def _figure_tables() -> set[str]:
    from balkans_data.models.figures import OBSERVATIONS

    return {OBSERVATIONS.name, *(part.table.name for part in OBSERVATIONS.parts)}


def _of_time(frame: pd.DataFrame, on: str) -> pd.DataFrame:
    """Return the figures whose period and the time asked for have days in common."""
    from pandas import Timestamp

    from balkans_data.loading import parse_day

    day = parse_day(on)
    return frame[(frame["period_min"] <= Timestamp(day.max)) & (frame["period_max"] >= Timestamp(day.min))]


def _text(frame: pd.DataFrame) -> pd.DataFrame:
    text = frame.astype("string").fillna("")
    for name in frame.select_dtypes("float"):
        # As they stand in the file: whole numbers without a point, and never an exponent.
        text[name] = ["" if value != value else f"{value:.15g}" for value in frame[name]]
    for name in frame.select_dtypes("boolean"):
        text[name] = text[name].str.lower()
    return text


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    days = frame.select_dtypes("datetime").columns
    dated = frame.assign(**{name: frame[name].dt.strftime("%Y-%m-%d") for name in days})
    return [
        {str(key): None if value is None or value != value else value for key, value in row.items()}
        for row in dated.astype(object).where(dated.notna(), None).to_dict("records")
    ]


def _brief(text: pd.DataFrame, table: str) -> list[str]:
    """Return the columns that a terminal has room for: those the table names, or all that are short."""
    from balkans_data.models import TABLES, UNIONS

    known = UNIONS.get(table) or (TABLES[table].table if table in TABLES else None)
    # Another release may lack the table, or some of these.
    if known and known.brief and set(known.brief) <= set(text.columns):
        return list(known.brief)
    long = {"note", "second_source_id", "evidence", "footnote", "sha256", "url", "definition", "description"}
    kept = [name for name in text.columns if name not in long and (text[name] != "").any()]
    return kept or list(text.columns)


def _filtered(frame: pd.DataFrame, condition: str, table: str) -> pd.DataFrame:
    name, equals, value = condition.partition("=")
    if not equals:
        raise typer.BadParameter(f"{condition!r} is not COLUMN=VALUE", param_hint="--where")
    column = frame[_known(name.strip(), frame, table)].astype("string")
    return frame[column.fillna("") == value.strip()]


def _of_actor(frame: pd.DataFrame, actor: str, on: str | None, table: str) -> pd.DataFrame:
    from balkans_data.names import resolve

    sides = [name for name in _SIDES if name in frame.columns]
    if not sides:
        raise typer.BadParameter(f"{table} has no actors", param_hint="--about")
    actor_id = resolve(actor, on).actor_id
    return frame[(frame[sides] == actor_id).any(axis="columns")]


def _known(name: str, frame: pd.DataFrame, table: str) -> str:
    from balkans_data.errors import did_you_mean

    if name not in frame.columns:
        hint = did_you_mean(name, frame.columns)
        raise typer.BadParameter(f"{table} has no column {name!r}{hint} ({', '.join(frame.columns)})")
    return name
