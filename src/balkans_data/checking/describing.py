"""Rows of evidence as people read them, taken from the files of the tables."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from balkans_data.models.registry import MODELS, TABLES
from balkans_data.package import table_file, table_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from balkans_data.models.rows import RowModel

__all__ = ["Piece", "pieces"]

_Row = dict[str, str]

#: What is said of a row; words in braces are its cells, or names of the actors in them.
_SAID = {
    "alignments": "{actor}: {status} ({track}, {partner}), {start} to {end}",
    "checks": "{reading}",
    "coverage": "complete: {topic}; {actors}; {start} to {end}",
    "derived_figures": "{indicator}, {actor}, {period}: {value} {unit}",
    "events": "{date}: {title}",
    "reported_figures": "{indicator}, {actor}, {period}: {value} {unit} ({qualifier})",
    "roll_calls": "{date}: {title}",
    "statistics": "{indicator}, {actor}, {period}: {value} {unit}",
    "thresholds": "{term}: {comparison} {value} {unit}",
    "votes": "{actor}: {vote} in {roll_call_id}",
}
_FIGURES = frozenset({"statistics", "derived_figures", "reported_figures"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A row of evidence.

    Attributes
    ----------
    ref : str
        ``table/key`` of the row.
    text : str
        What it says.
    source_id : str or None
        Its first source.
    """

    ref: str
    text: str
    source_id: str | None


def pieces(refs: Iterable[tuple[str, str]], actors: Mapping[str, str]) -> dict[tuple[str, str], Piece]:
    """Return rows of evidence by table and key; those that are no more are left out.

    Parameters
    ----------
    refs : iterable of (table name, key)
        Which rows; the parts of a key are joined by ``|``.
    actors : mapping of str to str
        Names of actors by their ids.
    """
    wanted: dict[str, set[str]] = {}
    for table, key in refs:
        wanted.setdefault(table, set()).add(key)
    about = table_rows("indicators") if wanted.keys() & _FIGURES else []
    indicators = {row["indicator_id"]: row for row in about}
    found = {}
    for model in MODELS:
        table = model.table.name
        for key, row in _rows(model, wanted.get(table, set())).items():
            text = _text(table, row, actors, indicators)
            found[table, key] = Piece(f"{table}/{key}", text, row.get("source_id") or None)
    return found


def _rows(model: type[RowModel], keys: set[str]) -> dict[str, _Row]:
    """Return some rows of a table by their keys; reading its file is faster than filling SQLite with it."""
    if not keys:
        return {}
    with table_file(model.table.name).open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        names = next(reader)
        at = [names.index(name) for name in model.table.key]
        chosen = (("|".join([row[i] for i in at]), row) for row in reader)
        return {key: dict(zip(names, row, strict=True)) for key, row in chosen if key in keys}


def _text(table: str, row: _Row, actors: Mapping[str, str], indicators: Mapping[str, _Row]) -> str:
    values = {name: cell or "?" for name, cell in row.items()}
    for column, word in (("actor_id", "actor"), ("partner_id", "partner")):
        values[word] = actors.get(row.get(column, ""), row.get(column, ""))
    if table in _FIGURES:
        about = indicators[row["indicator_id"]]
        values |= {"indicator": about["title"], "unit": about["unit"]}
        if row["counterpart_id"] != "_Z":
            values["actor"] += " and " + actors.get(row["counterpart_id"], row["counterpart_id"])
        if row.get("value_high"):
            values["value"] += f" to {row['value_high']}"
    if table in _SAID:
        return _SAID[table].format(**values)
    shown = TABLES[table].table.brief or tuple(row)[:4]
    return ", ".join(row[name] for name in shown if row[name])
