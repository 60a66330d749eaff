"""Hints for references that lead nowhere: the id that is meant, or the row that is missing."""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches
from typing import TYPE_CHECKING

from balkans_data.errors import did_you_mean
from balkans_data.schema.columns import columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from balkans_data.models.rows import ForeignKey
    from balkans_data.validation.judging import Judged, Key

__all__ = ["Hints"]

_LISTED = 12
"""How many values are named where any of them may be meant."""

_MOST_COMPARED = 10_000
"""How many pairs of wrong and right ids of a table are compared letter by letter, some 25 microseconds each: where
thousands are wrong, the first ones tell what went wrong."""


class Hints:
    """What may be meant by a reference.

    Parameters
    ----------
    judged : mapping of str to Judged
        The outcome of the first pass by table.
    connection : sqlite3.Connection or None
        The usable rows of all tables, where the names of actors are to be looked up.
    """

    def __init__(self, judged: Mapping[str, Judged], connection: sqlite3.Connection | None) -> None:
        self.judged = judged
        self.connection = connection
        self._known: dict[tuple[ForeignKey, Key], str] = {}
        self._meant: dict[tuple[ForeignKey, str], str] = {}
        self._compared: Counter[str] = Counter()
        self._lower: dict[str, dict[str, list[str]]] = {}

    def hint(self, key: ForeignKey, value: Key) -> str:
        """Return the hint for a value that is not among the keys of the table to which `key` refers."""
        # The same wrong id may stand in every row of a large table.
        if (key, value) not in self._known:
            self._known[key, value] = self._parts(key, value) if isinstance(value, tuple) else self._id(key, value)
        return self._known[key, value]

    def meant(self, key: ForeignKey, value: str) -> str:
        """Return the hint for a text that has not even the form of an id; empty if nothing tells what is meant."""
        if (key, value) not in self._meant:
            self._meant[key, value] = self._near(key, value)
        return self._meant[key, value]

    def _id(self, key: ForeignKey, value: str) -> str:
        return self._near(key, value) or self._missing(key, (value,))

    def _near(self, key: ForeignKey, value: str) -> str:
        if key.table == "actors" and (named := self._named(value)):
            said = " or ".join(f"{name} is {actor}" for actor, name in named)
            return f"{value} is not an id here; {said}"
        if key.table not in self.judged:
            return ""
        near = self._folded(key.table).get(value.lower()) or self._alike(key.table, value)
        return f"did you mean {' or '.join(map(repr, sorted(near)))}?" if near else ""

    def _alike(self, table: str, value: str) -> list[str]:
        """Return ids that are spelled nearly so, unless too many were sought already."""
        if self._compared[table] > _MOST_COMPARED:
            return []
        self._compared[table] += len(self.judged[table].keys)
        return get_close_matches(value, self.judged[table].keys, n=3)

    def _parts(self, key: ForeignKey, value: tuple[str, ...]) -> str:
        *first, last = value
        there = sorted(item[-1] for item in self.judged[key.table].keys if list(item[:-1]) == first)
        if not there:
            return self._missing(key, value)
        near = did_you_mean(last, there).removeprefix("; ")
        listed = f"{'|'.join(first)!r} has {_listed(there)}"
        return f"{near} {listed}" if near else f"{listed}; or {self._missing(key, value)}"

    def _missing(self, key: ForeignKey, value: Iterable[str]) -> str:
        """Say which row is missing, and what it takes to be one."""
        model = self.judged[key.table].model
        cells = ", ".join(f"{name} {cell!r}" for name, cell in zip(key.target, value, strict=True))
        needed = [column.name for column in columns(model) if column.required and column.name not in key.target]
        with_ = f" and {_listed(needed, len(needed))}" if needed else ""
        return f"add it to {key.table} first: a row with {cells}{with_}"

    def _named(self, value: str) -> list[tuple[str, str]]:
        """Return the actors that have this name or code, with the names by which they go here."""
        if self.connection is None:
            return []
        found = self.connection.execute(
            "SELECT DISTINCT a.actor_id, a.name FROM actors AS a LEFT JOIN names AS n USING (actor_id) "
            "WHERE n.name = ?1 COLLATE NOCASE OR a.name = ?1 COLLATE NOCASE ORDER BY a.actor_id",
            (value,),
        ).fetchall()
        return [(row[0], row[1]) for row in found]

    def _folded(self, table: str) -> dict[str, list[str]]:
        if table not in self._lower:
            by_lower: dict[str, list[str]] = {}
            for item in sorted(self.judged[table].keys):
                by_lower.setdefault(item.lower(), []).append(item)
            self._lower[table] = by_lower
        return self._lower[table]


def _listed(values: list[str], limit: int = _LISTED) -> str:
    more = f" and {len(values) - limit} more" if len(values) > limit else ""
    return ", ".join(values[:limit]) + more
