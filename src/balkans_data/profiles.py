"""Where an actor stood on a day: its alignments, grouped by partner, with their sources."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from balkans_data import package
from balkans_data.database import opened
from balkans_data.loading import parse_day
from balkans_data.names import resolve

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date

    from balkans_data.models.edtf import Edtf

__all__ = ["Held", "Profile", "profile"]

_TABLES = ("sources", "actors", "tracks", "statuses", "alignments")


@dataclass(frozen=True, slots=True)
class Held:
    """One alignment that held on the day.

    Attributes
    ----------
    other_id, other : str
        The partner, or for `Profile.towards` the actor on the other side: id and name.
    track, status : str
        Title of the track and label of the status.
    start, end, last_seen : str or None
        EDTF dates of the spell; `end` ``..`` is "still so at `last_seen`".
    reading : str or None
        Name of whose view it is, where views differ.
    certain : bool
        Whether it certainly held; if not, its dates are not exact enough to tell.
    alignment_id, source_id, source, url, note : str or None
        The row, and the document that it rests on.
    """

    other_id: str
    other: str
    track: str
    status: str
    start: str | None
    end: str | None
    last_seen: str | None
    reading: str | None
    certain: bool
    alignment_id: str
    source_id: str
    source: str
    url: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """Where an actor stood on a day.

    Attributes
    ----------
    actor_id, name : str
        The actor.
    on : str
        The day (or month, or year) asked for.
    remark : str or None
        What to know first, such as that it was no state on that day, and which one was.
    held : tuple of Held
        Its alignments, ordered by partner and track.
    towards : tuple of Held
        Alignments of others towards it, such as their recognition of it.
    """

    actor_id: str
    name: str
    on: str
    remark: str | None
    held: tuple[Held, ...]
    towards: tuple[Held, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the profile as a JSON-ready dictionary."""
        return asdict(self)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{self.name} ({self.actor_id}) on {self.on}"
        if self.remark:
            yield f"  {self.remark}"
        for partner, group in groupby(self.held, key=lambda item: item.other):
            yield f"  {partner}"
            for item in group:
                yield f"    {item.track}: {item.status} [{item.start or '?'} to {item.end or '?'}]"
        if self.towards:
            yield "  towards it"
            for item in self.towards:
                yield f"    {item.other}: {item.status} [{item.start or '?'} to {item.end or '?'}]"


def profile(actor: str, on: str | date | None = None) -> Profile:
    """Return where an actor stood on a day.

    Parameters
    ----------
    actor : str
        An id, name or code, resolved by `resolve` (with the same day).
    on : str or datetime.date, optional
        A day, or a month or year in EDTF; by default the day of the data (`data_date`).

    Returns
    -------
    Profile
        What certainly held throughout, and, marked so, what may have held.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        If `actor` is nobody, or several.
    ValueError
        If `on` is no date.

    Examples
    --------
    >>> [item.status for item in profile("Montenegro", on="2018-01-01").held if item.other_id == "nato"]
    ['NATO member']
    """
    asked = package.data_date() if on is None else on
    day = parse_day(asked)
    found = resolve(actor, asked)
    connection = opened(_TABLES)
    try:
        name = connection.execute("SELECT name FROM actors WHERE actor_id = ?", (found.actor_id,)).fetchone()[0]
        return Profile(
            actor_id=found.actor_id,
            name=name,
            on=day.text,
            remark=_remark(connection, found.actor_id, day),
            held=_spells(connection, "actor_id", "partner_id", found.actor_id, day),
            towards=_spells(connection, "partner_id", "actor_id", found.actor_id, day),
        )
    finally:
        connection.close()


_CERTAIN = "(l.start_max <= :first AND (l.end_min > :last OR l.last_seen_min >= :last))"
_POSSIBLE = '((l."start" IS NULL OR l.start_min <= :last) AND (l."end" IS NULL OR l.end_max > :first))'


def _spells(connection: sqlite3.Connection, side: str, other: str, actor_id: str, day: Edtf) -> tuple[Held, ...]:
    other_name = other.replace("_id", "_name")
    query = f"""
        SELECT l.{other} AS other_id, l.{other_name} AS other, l.track_title AS track,
               l.status_label AS status, l."start", l."end", l.last_seen, r.name AS reading,
               coalesce({_CERTAIN}, 0) AS certain,
               l.alignment_id, l.source_id, s.title AS source, s.url, l.note
        FROM labelled_alignments AS l
        JOIN sources AS s ON s.source_id = l.source_id
        LEFT JOIN actors AS r ON r.actor_id = l.reading
        WHERE l.{side} = :actor AND l.{other} <> :actor AND ({_CERTAIN} OR {_POSSIBLE})
        ORDER BY l.{other_name}, l.track_title, l.start_min, l.alignment_id
    """  # noqa: S608 - both names are constants of this module
    bounds = {"actor": actor_id, "first": day.min.isoformat(), "last": day.max.isoformat()}
    return tuple(Held(**{**dict(row), "certain": bool(row["certain"])}) for row in connection.execute(query, bounds))


def _remark(connection: sqlite3.Connection, actor_id: str, day: Edtf) -> str | None:
    """Say that a state did not exist on the day, and which earlier or later one did."""
    lives = connection.execute(
        'SELECT "start", "end", start_min, end_max FROM labelled_alignments '
        "WHERE track = 'state-list' AND actor_id = partner_id AND actor_id = ?",
        (actor_id,),
    ).fetchall()
    first, last = day.min.isoformat(), day.max.isoformat()
    if not lives or any((life["start_min"] or "") <= last and (life["end_max"] or "9999") > first for life in lives):
        return None
    related = connection.execute(
        "SELECT DISTINCT o.actor_id, a.name FROM alignments AS s "
        "JOIN alignments AS o ON o.track = 'state-list' AND o.partner_id = o.actor_id "
        " AND o.actor_id IN (s.actor_id, s.partner_id) "
        "JOIN actors AS a ON a.actor_id = o.actor_id "
        "WHERE s.track = 'succession' AND :actor IN (s.actor_id, s.partner_id) AND o.actor_id <> :actor "
        "AND o.start_min <= :last AND o.end_max > :first",
        {"actor": actor_id, "first": first, "last": last},
    ).fetchall()
    span = " and ".join(f"from {life['start']} to {life['end']}" for life in lives)
    others = ", ".join(f"{row['name']} ({row['actor_id']})" for row in related)
    return f"It was a state in its own reading {span} only." + (f" On that day: {others}." if others else "")
