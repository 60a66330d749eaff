"""The tables that figures are in and lean on, each read when it is first needed."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from balkans_data.errors import UnknownIndicatorError
from balkans_data.loading import load, rows
from balkans_data.models.edtf import edtf_bounds
from balkans_data.models.figures import Frequency, Indicator, Method
from balkans_data.models.sources import Source
from balkans_data.names import resolve
from balkans_data.names.table import load_index
from balkans_data.retirement import current_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    import pandas as pd

__all__ = ["NOBODY", "TABLES", "Figures", "Link", "actor_id", "labels"]

NOBODY = "_Z"  # the counterpart of what is not bilateral

TABLES = {
    Method.STATISTIC: "statistics",
    Method.DERIVED: "derived_figures",
    Method.REPORTED: "reported_figures",
}


class Link(NamedTuple):
    """A state, and in whose view the one before it in the list goes on from it (None: undisputed)."""

    actor_id: str
    reading: str | None = None


class Figures:
    """The tables of figures and those that they lean on; one object a call, as data may change between."""

    def __init__(self) -> None:
        self._groups: dict[str, dict[str, pd.DataFrame]] = {}

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Indicators by id."""
        return {row.indicator_id: row for row in rows(Indicator)}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {row.source_id: row for row in rows(Source)}

    @cached_property
    def alignments(self) -> pd.DataFrame:
        """The table `alignments`."""
        return load("alignments")

    @cached_property
    def _before(self) -> dict[str, list[Link]]:
        """By state, those that it continues by a row of track `succession`, undisputed rows first."""
        frame = self.alignments
        frame = frame[(frame["track"] == "succession") & (frame["status"] == "continues")]
        found: dict[str, list[Link]] = {}
        for row in frame.sort_values("reading", na_position="first").itertuples():
            reading = row.reading if isinstance(row.reading, str) else None
            found.setdefault(str(row.actor_id), []).append(Link(str(row.partner_id), reading))
        return found

    def indicator(self, indicator_id: str) -> Indicator:
        """Return an indicator (of a retired id, what took its place), or raise UnknownIndicatorError."""
        known = self.known_indicator(indicator_id)
        if known not in self.indicators:
            raise UnknownIndicatorError(indicator_id, self.indicators)
        return self.indicators[known]

    def known_indicator(self, indicator_id: str) -> str:
        """Return the id of an indicator, or of what took its place if it was retired; unknown ones as they are."""
        return indicator_id if indicator_id in self.indicators else current_id("indicators", indicator_id)

    def of(self, indicator: Indicator, *, reported: bool = False) -> pd.DataFrame:
        """Return the figures of an indicator: of its own table, or those that texts report."""
        table = TABLES[Method.REPORTED if reported else indicator.method]
        if table not in self._groups:
            frame = load(table)
            self._groups[table] = {str(key): group for key, group in frame.groupby("indicator_id", sort=False)}
            self._groups[table][""] = frame.head(0)
        groups = self._groups[table]
        return groups.get(indicator.indicator_id, groups[""])

    def chain(self, actor_id: str, *, predecessors: bool) -> list[Link]:
        """Return a state and, if asked, those that it continues, the latest first."""
        links = [Link(actor_id)]
        for link in links if predecessors else ():
            links += [
                more for more in self._before.get(link.actor_id, ()) if more.actor_id not in {i[0] for i in links}
            ]
        return links

    def cited(self, source_ids: Iterable[str]) -> list[dict[str, str | None]]:
        """Return what a caption or a citation needs of each source, in the order of first use."""
        found = (self.sources[source_id] for source_id in dict.fromkeys(source_ids))
        return [
            {
                "source_id": source.source_id,
                "title": source.title,
                "publisher": source.publisher,
                "published": source.published.text if source.published else None,
                "licence": source.licence,
                "url": source.url,
            }
            for source in found
        ]


def actor_id(text: str) -> str:
    """Return the actor that a text is the id of (also ``YUG``, a code of several), or else a name or code of."""
    return text if text in load_index().actors else resolve(text).actor_id


def labels(periods: Iterable[str], frequency: Frequency) -> pd.Index[Any]:
    """Return what figures of these periods are indexed by: years, or the first days of the periods."""
    import numpy as np
    import pandas as pd

    days = [_first_day(period) for period in periods]
    if frequency is Frequency.ANNUAL:
        return pd.Index([day.year for day in days], dtype="int64", name="year")
    return pd.DatetimeIndex(np.array(days, dtype="datetime64[s]"), name="period")


@cache
def _first_day(period: str) -> date:
    """Return the first day of a period; its last, where the beginning is open.

    An "about" does not count here: about January 2025 is put at January, not at December.
    """
    first, _, last = period.partition("/")
    if first == "..":
        return edtf_bounds(last.rstrip("?~%"))[1]
    return edtf_bounds(first.rstrip("?~%"))[0]
