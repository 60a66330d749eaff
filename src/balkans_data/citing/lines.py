"""Which rows stand behind what `series` and `panel` give: they have no keys of rows, but say how they came about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from balkans_data.citing.fingerprints import Part, joined, name_of_row
from balkans_data.citing.frames import Change, Found
from balkans_data.errors import CitationError
from balkans_data.figures.reading import TABLES, Figures, labels
from balkans_data.loading import held, parse_day
from balkans_data.models.figures import Method

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from balkans_data.citing.edition import Edition
    from balkans_data.comparing.differences import Row
    from balkans_data.models.figures import Indicator

__all__ = ["found_in_panel", "found_in_series"]


def found_in_series(line: pd.Series[Any], edition: Edition) -> Found:
    """Return the rows behind a series of `balkans_data.series`, also of a part of one.

    Raises
    ------
    CitationError
        If nothing of it is in the tables.
    """
    figures = Figures()
    what = figures.indicator(line.attrs["indicator"])
    reported = line.attrs["method"] == Method.REPORTED.value
    wanted = set(line.index)
    actors = {(part["actor_id"], part["counterpart_id"]): part for part in line.attrs["parts"]}
    frame = figures.of(what, reported=reported)
    frame = frame.set_axis(labels(frame["period"], what.frequency))
    rows = []
    for label, row in zip(frame.index, _records(frame), strict=True):
        part = actors.get((row["actor_id"], row["counterpart_id"]))
        key = int(label) if frame.index.name == "year" else label.date().isoformat()
        if part and part["first"] <= key <= part["last"] and label in wanted:
            rows.append((label, row))
    given: dict[Any, list[float]] = {}
    for label, value in line.items():
        given.setdefault(label, []).append(float(value))
    return _found(edition, what, [(row, given[label]) for label, row in rows], reported=reported)


def found_in_panel(frame: pd.DataFrame, edition: Edition) -> Found:
    """Return the rows behind a frame of `balkans_data.panel`, also of some of its rows and columns.

    Raises
    ------
    CitationError
        If nothing of it is in the tables, or its index is another.
    """
    index = ["actor_id", "year"]
    if set(index) <= set(frame.columns):
        frame = frame.set_index(index)
    if list(frame.index.names) != index:
        raise CitationError("the panel has lost its index (actor_id, year), so its rows cannot be told")
    figures = Figures()
    chains = {
        str(actor): [str(actor), *frame.attrs["predecessors"].get(actor, ())]
        for actor in frame.index.get_level_values("actor_id").unique()
    }
    found = [
        _in_column(frame[column].dropna(), str(column), chains, figures, edition)
        for column in frame.columns
        if column in frame.attrs["titles"]
    ]
    parts = joined((part for item in found for part in item.parts), edition)
    if not parts:
        raise CitationError("the panel has no figures: there is nothing to cite")
    strange = tuple(str(column) for column in frame.columns if column not in frame.attrs["titles"])
    changes = tuple(change for item in found for change in item.changes)
    return Found(parts, changes, strange)


def _in_column(
    column: pd.Series[Any], name: str, chains: dict[str, list[str]], figures: Figures, edition: Edition
) -> Found:
    key, _, partner = name.partition(":")
    places = zip(column.index.get_level_values("actor_id"), column.index.get_level_values("year"), strict=True)
    cells = {(str(actor), int(year)): value for (actor, year), value in zip(places, column, strict=True)}
    if not cells:
        return Found(())
    if key not in figures.indicators:
        return _statuses(key, partner, cells, chains, figures)
    what = figures.indicators[key]
    frame = figures.of(what)
    joined = any(len(chain) > 1 for chain in chains.values())
    partners = {link.actor_id for link in figures.chain(partner, predecessors=joined)} if partner else None
    by_place: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for label, row in zip(labels(frame["period"], what.frequency), _records(frame), strict=True):
        if partners is None or row["counterpart_id"] in partners:
            by_place.setdefault((row["actor_id"], int(label)), []).append(row)
    rows = []
    for (actor, year), value in cells.items():
        # As in the panel: where several states have a figure of the year, that of the latest stands.
        options = next((by_place[link, year] for link in chains[actor] if (link, year) in by_place), [])
        best = [row for row in options if row["value"] == value] or options
        rows += [(row, [float(value)]) for row in best[:1]]
    return _found(edition, what, rows, reported=False)


def _statuses(
    track: str, partner: str, cells: dict[tuple[str, int], Any], chains: dict[str, list[str]], figures: Figures
) -> Found:
    frame = figures.alignments
    frame = frame[(frame["track"] == track) & frame["reading"].isna()]
    if partner:
        frame = frame[frame["partner_id"] == partner]
    keys: set[Row] = set()
    changes = []
    for year in sorted({year for _, year in cells}):
        then = frame[held(frame, parse_day(f"{year}-12-31"), possible=False)]
        for (actor, other), value in cells.items():
            if other != year:
                continue
            own = next(
                (then[then["actor_id"] == link] for link in chains[actor] if link in set(then["actor_id"])), None
            )
            said = set() if own is None else set(own["status"].astype(str))
            if own is None or said != set(str(value).split(" + ")):
                changes.append(Change("alignments", f"{actor}, {year}", track, " + ".join(sorted(said)), str(value)))
            if own is not None:
                keys |= {(name,) for name in own["alignment_id"]}
    columns = ("alignment_id", "actor_id", "partner_id", "track", "status", "start", "end", "last_seen", "reading")
    return Found((Part("alignments", columns, tuple(sorted(keys))),) if keys else (), tuple(changes))


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _found(
    edition: Edition, what: Indicator, rows: Iterable[tuple[dict[str, Any], list[float]]], *, reported: bool
) -> Found:
    table = TABLES[Method.REPORTED if reported else what.method]
    schema = edition.schemas[table]
    keys, changes = set(), []
    for row, given in rows:
        key = tuple(str(row[name]) for name in schema.key)
        keys.add(key)
        if row["value"] not in given:
            texts = " or ".join(f"{value:g}" for value in given)
            changes.append(Change(table, name_of_row(key), "value", f"{row['value']:g}", texts))
    if not keys:
        raise CitationError(f"nothing of the series {what.indicator_id!r} is in the tables: there is nothing to cite")
    wanted = {*schema.key, "indicator_id", "actor_id", "counterpart_id", "period", "value"}
    columns = tuple(column for column in edition.table(table).header if column in wanted)
    return Found((Part(table, columns, tuple(sorted(keys))),), tuple(changes))
