"""How `show` prints figures: a line of blocks over a table, or a line for each of many series."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import typer

from balkans_data.cli.output import console, print_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from balkans_data.figures.reading import Figures
    from balkans_data.models.figures import Indicator

__all__ = ["filtered", "print_figures"]

_COLUMNS = ("indicator_id", "actor_id", "counterpart_id")


def filtered(
    frame: pd.DataFrame, table: str, indicator: str | None, countries: Sequence[str], counterpart: str | None
) -> pd.DataFrame:
    """Return the figures of an indicator, of these countries, with this counterpart, as far as they are named."""
    from balkans_data.errors import UnknownIndicatorError
    from balkans_data.figures.reading import actor_id
    from balkans_data.loading import load
    from balkans_data.retirement import current_id

    if missing := [name for name in _COLUMNS if name not in frame.columns]:
        raise typer.BadParameter(
            f"{table} has no column {missing[0]}: --indicator, --country and --counterpart are for observations"
        )
    if indicator is not None:
        known = load("indicators")["indicator_id"]
        if indicator not in set(known):
            indicator = current_id("indicators", indicator)
        if indicator not in set(known):
            raise UnknownIndicatorError(indicator, known)
        frame = frame[frame["indicator_id"] == indicator]
    if countries:
        asked = {actor_id(country): None for country in countries}
        there = sorted(set(frame["actor_id"]))
        if lacking := [actor for actor in asked if actor not in there]:
            of = f" of {indicator!r}" if indicator else ""
            raise ValueError(f"no figures{of} for {', '.join(lacking)}; there are some for: {', '.join(there)}")
        frame = frame[frame["actor_id"].isin(list(asked))]
    if counterpart is not None:
        other = actor_id(counterpart)
        there = sorted(set(frame["counterpart_id"]))
        if other not in there:
            raise ValueError(f"no figures with {other}; the counterparts are: {', '.join(there)}")
        frame = frame[frame["counterpart_id"] == other]
    return frame


def print_figures(frame: pd.DataFrame, *, in_full: bool, limit: int) -> None:
    """Print each series in full, or a line for each with its latest figure."""
    from balkans_data.figures.reading import Figures

    figures = Figures()
    keys = [*_COLUMNS, "table_name"] if "table_name" in frame.columns else [*_COLUMNS]
    # What texts report stands beside the public series, not within it.
    groups = [group for _, group in frame.groupby(keys, sort=False, observed=True)]
    if in_full and len(groups) <= _FULL:
        for group in groups:
            _print_series(figures, group, limit)
    else:
        how = "name --counterpart, or fewer countries," if in_full else "--indicator with --country"
        _print_digest(figures, groups, limit, f"{how} for all figures")


_FULL = 6  # more series than this are shown by a line each


def _print_series(figures: Figures, group: pd.DataFrame, limit: int) -> None:
    """Print one series: what it is, its line of blocks, and its latest figures."""
    from rich.text import Text

    what = figures.indicators[str(group["indicator_id"].iloc[0])]
    group = group.sort_values(["period_min", "period"])
    out = console()
    kind = " (as texts report it)" if "qualifier" in group and group["qualifier"].notna().any() else ""
    out.print(Text.assemble((what.title, "bold"), f"{kind}: ", (_whose(group), "cyan")), soft_wrap=True)
    if len(group) > 1:
        first, last = group["period"].iloc[0], group["period"].iloc[-1]
        low, high = (_number(value, what) for value in (group["value"].min(), group["value"].max()))
        span = (f"{low} to {high} {what.unit}", "dim")
        out.print(Text.assemble(f"{first} {_line(group)} {last}   ", span), soft_wrap=True)
    shown = group.tail(limit) if limit else group
    headers = ["period", what.unit, "status", "source", "note"]
    print_table(headers, [_cells(row, what) for row in shown.to_dict("records")], right=[what.unit])
    count = len(group)
    cut = f"the latest {len(shown):,} of {count:,} figures (--limit 0 shows all)" if len(shown) < count else ""
    gaps = _gaps(group)
    said = "; ".join(text for text in (cut, f"· no figure: {gaps}" if gaps else "") if text)
    if said:
        out.print(f"[dim]{said}[/dim]\n", soft_wrap=True)


def _cells(row: dict[Any, Any], what: Indicator) -> list[str]:
    from balkans_data.models.figures import ObservationStatus, Qualifier

    value = _number(row["value"], what)
    high = row.get("value_high")
    if high is not None and high == high:
        value += f" to {_number(high, what)}"
    meanings = {item.value: item.meaning for item in ObservationStatus if item is not ObservationStatus.NORMAL}
    said = [_short(meanings[code]) for code in (str(row["obs_status"]),) if code in meanings]
    if row["territory"] == "backcast":
        said.append("backcast")
    qualifier = row.get("qualifier")
    if isinstance(qualifier, str) and qualifier != Qualifier.EXACT.value:
        said.append(qualifier.replace("_", " "))
    note = row["note"] if isinstance(row["note"], str) else ""
    return [str(row["period"]), value, ", ".join(said), str(row["source_id"]), note]


def _short(meaning: str) -> str:
    """Return the first words of what a status means."""
    return meaning.split(":", maxsplit=1)[0].split(",", maxsplit=1)[0].lower()


def _print_digest(figures: Figures, groups: list[pd.DataFrame], limit: int, how: str) -> None:
    """Print a line a series: its latest figure, since when there are any, and its line of blocks."""
    rows = []
    shown = groups[:limit] if limit else groups
    several = len({str(group["indicator_id"].iloc[0]) for group in groups}) > 1
    for unsorted in shown:
        group = unsorted.sort_values(["period_min", "period"])
        what = figures.indicators[str(group["indicator_id"].iloc[0])]
        last = group.iloc[-1]
        row = [what.indicator_id] if several else []
        unit = what.unit if several else ""
        rows.append(
            [
                *row,
                _whose(group),
                str(last["period"]),
                f"{_number(last['value'], what)} {unit}".strip(),
                f"{len(group):,}",
                str(group["period"].iloc[0]),
                _line(group, 30),
            ]
        )
    headers = [*(["indicator"] if several else []), "of", "latest", "value", "figures", "since", "trend"]
    unit = "" if several or not groups else figures.indicators[str(groups[0]["indicator_id"].iloc[0])].unit
    if unit:
        headers[headers.index("value")] = unit
    print_table(headers, rows, right=["figures", unit])
    cut = f"{len(shown):,} of {len(groups):,} series (--limit 0 shows all)" if len(shown) < len(groups) else ""
    console().print(f"[dim]{cut or f'{len(groups):,} series'}; {how}[/dim]")


def _whose(group: pd.DataFrame) -> str:
    from balkans_data.figures.reading import NOBODY
    from balkans_data.names import name

    actor, partner = (str(group[column].iloc[0]) for column in ("actor_id", "counterpart_id"))
    return name(actor).text + ("" if partner == NOBODY else f" / {name(partner).text}")


def _number(value: float, what: Indicator) -> str:
    """Return a figure with as many decimals as its indicator has, without those that say nothing."""
    text = f"{value:,.{what.decimals}f}"
    return text.replace("-", "−")


def _line(group: pd.DataFrame, width: int = 60) -> str:
    """Return the line of blocks of a series, in which what is missing is a dot."""
    from balkans_data.figures.sparkline import sparkline

    return sparkline([value for _, value in _steps(group)], width)


def _gaps(group: pd.DataFrame) -> str:
    """Return the periods between the first and the last that have no figure, in spans."""
    runs: list[list[str]] = []
    was_gap = False
    for label, value in _steps(group):
        if value is None:
            if was_gap:
                runs[-1][1:] = [label]
            else:
                runs.append([label])
        was_gap = value is None
    return ", ".join("–".join(run) for run in runs)


def _steps(group: pd.DataFrame) -> Iterator[tuple[str, float | None]]:
    """Yield the figures at equal distances: every year or month between the first and the last, else as they come."""
    periods = [str(period) for period in group["period"]]
    values = [float(value) for value in group["value"]]
    known = dict(zip(periods, values, strict=True))
    first, last = (periods[0], periods[-1])
    if len(known) == len(periods) and all(len(p) == 4 and p.isdigit() for p in periods):
        for year in range(int(first), int(last) + 1):
            yield f"{year:04}", known.get(f"{year:04}")
    elif len(known) == len(periods) and all(len(p) == 7 and p[4] == "-" for p in periods):
        begin, end = (date.fromisoformat(f"{p}-01") for p in (first, last))
        for month in range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month):
            label = f"{month // 12:04}-{month % 12 + 1:02}"
            yield label, known.get(label)
    else:
        yield from zip(periods, values, strict=True)
