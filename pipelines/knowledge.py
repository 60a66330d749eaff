"""What a pipeline has to know beside the raw file: the tables in ``mappings/`` and `indicators`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from balkans_data.models.edtf import Edtf
from balkans_data.models.rows import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DATA", "MAPPINGS", "Series", "Who", "not_applicable", "owned", "read", "series", "statistic", "who"]

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
MAPPINGS = HERE / "mappings"

not_applicable = "_Z"


def read(file: Path, *, encoding: str = "utf-8") -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file."""
    with file.open(encoding=encoding, newline="") as stream:
        yield from csv.DictReader(stream, strict=True)


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a label means, and of which territory its figures are."""

    actor_id: str
    territory: str
    obs_status: str
    note: str


@dataclass(frozen=True, slots=True)
class Series:
    """What a column or code of a raw file is called here, and by what its values are multiplied."""

    indicator_id: str
    counterpart_id: str
    source_id: str
    scale: Decimal


@cache
def _actors(scheme: str) -> dict[str, list[tuple[str, str, Who]]]:
    found: dict[str, list[tuple[str, str, Who]]] = {}
    for row in read(MAPPINGS / "actors.csv"):
        if row["scheme"] == scheme:
            meant = Who(row["actor_id"], row["territory"], row["obs_status"], row["note"])
            found.setdefault(row["label"], []).append((row["start"], row["end"], meant))
    return found


@cache
def who(scheme: str, label: str, period: str) -> Who | None:
    """Return whom a label means in a period, or None if it is left out on purpose.

    The spells in ``mappings/actors.csv`` are half-open, and the last day of the period decides:
    a state that came to be in the course of a year has that year's figure.

    Raises
    ------
    LookupError
        If the label is not mapped for that period, so that nothing is dropped unseen.
    """
    day = Edtf(period).max.isoformat()
    for start, end, meant in _actors(scheme).get(label, ()):
        if start <= day and (not end or day < end):
            return meant if meant.actor_id else None
    raise LookupError(f"mappings/actors.csv has no {scheme} {label!r} for {period}")


@cache
def series(pipeline: str) -> dict[str, Series]:
    """Return what the series of a pipeline are called here, by their name in the raw file."""
    return {
        row["series"]: Series(
            row["indicator_id"], row["counterpart_id"] or not_applicable, row["source_id"], Decimal(row["scale"] or 1)
        )
        for row in read(MAPPINGS / "series.csv")
        if row["pipeline"] == pipeline
    }


@cache
def owned() -> dict[str, frozenset[str]]:
    """Return the sources whose rows each pipeline makes."""
    result: dict[str, set[str]] = {}
    for row in read(MAPPINGS / "sources.csv"):
        result.setdefault(row["pipeline"], set()).add(row["source_id"])
    return {pipeline: frozenset(sources) for pipeline, sources in result.items()}


@cache
def _decimals() -> dict[str, int]:
    return {row["indicator_id"]: int(row["decimals"]) for row in read(DATA / "indicators.csv")}


@cache
def _caveats() -> dict[tuple[str, str], list[dict[str, str]]]:
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in read(MAPPINGS / "caveats.csv"):
        found.setdefault((row["indicator_id"], row["actor_id"]), []).append(row)
    return found


def statistic(measured: Series, actor: Who, period: str, value: str | Decimal) -> dict[str, str]:
    """Return one row of `statistics`.

    Parameters
    ----------
    measured : Series
        What it measures, towards whom, and where it is from.
    actor : Who
        Whose figure it is.
    period : str
        EDTF.
    value : str or Decimal
        As the raw file has it, before scaling; it is rounded to the indicator's decimals, half to even.

    Raises
    ------
    ValueError
        If `value` is no finite number.
    """
    status, notes = actor.obs_status or "A", [actor.note]
    for row in _caveats().get((measured.indicator_id, actor.actor_id), ()):
        if (row["counterpart_id"] or measured.counterpart_id) == measured.counterpart_id and (
            (row["start"] or period) <= period <= (row["end"] or period)
        ):
            status = row["obs_status"] or status
            notes.append(row["note"])
    return {
        "indicator_id": measured.indicator_id,
        "actor_id": actor.actor_id,
        "counterpart_id": measured.counterpart_id,
        "period": period,
        "value": _rounded(value, measured),
        "obs_status": status,
        "territory": actor.territory,
        "source_id": measured.source_id,
        "note": "; ".join(note for note in notes if note),
    }


def _rounded(value: str | Decimal, measured: Series) -> str:
    try:
        number = Decimal(value) * measured.scale
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"{measured.indicator_id}: {value!r} is no finite number")
    return rounded(number, _decimals()[measured.indicator_id])
