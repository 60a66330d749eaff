"""Capacities of gas pipelines and terminals for liquefied gas (`gem-gas-infrastructure`) to `statistics`.

``mappings/actors.csv`` says which unit of the tracker belongs to which installation. Units of one
installation are added up only where they work side by side (parallel lines, stages of a terminal);
consecutive sections of a pipeline, whose sum means nothing, are not mapped.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pipelines.knowledge import Series, Who, read, series, statistic, who

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "gem-gas-infrastructure/egt_projects_balkans_2025-01.csv"
PERIOD = "2025-01"
#: The parts of the tracker that are of pipelines and terminals, not of power plants and fields.
TRACKERS = ("GGIT-eu", "GGIT-lng")


def rows(raw: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield one figure for each installation and kind of capacity.

    Raises
    ------
    LookupError
        If a unit with a capacity is not mapped, or one that is kept has an unmapped status.
    """
    units: dict[tuple[Series, str], list[tuple[Who, dict[str, str]]]] = {}
    for row in read(raw / FILE):
        if row["tracker-acro"] in TRACKERS and row["capacity"]:
            actor = who("gem", row["id"], PERIOD)
            if actor:
                measured = series("gas_infrastructure")[f"{row['units-of-m']}|{row['status']}"]
                units.setdefault((measured, actor.actor_id), []).append((actor, row))
    for (measured, _), parts in units.items():
        actor = replace(parts[0][0], note="; ".join(_said(parts)))
        capacity = sum((Decimal(row["capacity"]) for _, row in parts), start=Decimal(0))
        yield "statistics", statistic(measured, actor, PERIOD, capacity)


def _said(parts: list[tuple[Who, dict[str, str]]]) -> Iterator[str]:
    """Yield what a reader has to know: status, countries, start, and how the units make up the whole."""
    _, first = parts[0]
    yield first["status"]
    yield "in " + ", ".join(area.strip() for area in first["areas"].split(";") if area.strip())
    starts = dict.fromkeys(row["start-year"] for _, row in parts if row["start-year"].isdigit())
    if starts:
        yield f"start {', '.join(starts)}"
    if len(parts) > 1:
        yield "sum of units of " + " and ".join(row["capacity"] for _, row in parts)
    yield from dict.fromkeys(actor.note for actor, _ in parts if actor.note)
