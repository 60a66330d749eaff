"""Claims as people read them: filters that take names, and one claim with all that belongs to it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from balkans_data.database import opened
from balkans_data.errors import BalkansDataError, did_you_mean
from balkans_data.loading import load, parse_day
from balkans_data.names import resolve
from balkans_data.retirement import current_id
from balkans_data.verdict_reading import Judgement, Reading, judgements, readings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from datetime import date

    import pandas as pd

__all__ = ["Explanation", "PublicFigure", "Related", "StatedFigure", "claims", "explain"]

_TABLES = ("sources", "actors", "claims", "claim_subjects", "claim_relations", "indicators", "reported_figures")
_SERIES_TABLES = ("statistics", "derived_figures", "reported_figures")


def claims(
    *,
    about: str | Iterable[str] | None = None,
    speaker: str | None = None,
    source: str | None = None,
    dimension: str | None = None,
    direction: str | None = None,
    checkability: str | None = None,
    on: str | date | None = None,
) -> pd.DataFrame:
    """Return the claims that fit all conditions.

    Parameters
    ----------
    about : str or iterable of str, optional
        Actors (ids, names or codes) whom the claim is about; of several, all of them.
    speaker : str, optional
        Who asserts it: an actor's id, or a part of the name as it stands in `actors`.
    source, dimension, direction, checkability : str, optional
        A value of that column.
    on : str or datetime.date, optional
        A day, month or year that the claim is, or may be, about. Claims without a time are left out.

    Returns
    -------
    pandas.DataFrame
        The rows of `claims`, with `speaker` (name) and `subjects` (ids, separated by spaces) beside.

    Raises
    ------
    ValueError
        If a value is none of the column's.
    UnknownNameError, AmbiguousNameError
        If `about` names nobody, or several.

    Examples
    --------
    >>> claims(about="Serbia", dimension="energy").checkability.isin(["computable", "needs_data"]).any()
    True
    """
    import pandas as pd

    frame = load("claims")
    actors = load("actors").set_index("actor_id")["name"]
    rows = load("claim_subjects")
    # Not grouped by pandas: where pyarrow is installed, it makes lists of a type of their own.
    subjects: dict[str, list[str]] = {}
    for claim_id, actor_id in zip(rows["claim_id"], rows["actor_id"], strict=True):
        subjects.setdefault(claim_id, []).append(actor_id)
    of_claim = [subjects.get(claim_id, []) for claim_id in frame["claim_id"]]
    frame["speaker"] = frame["speaker_id"].map(actors).astype("string")
    frame["subjects"] = pd.array([" ".join(ids) for ids in of_claim], dtype="string")
    keep = frame["claim_id"].notna()
    for actor in [about] if isinstance(about, str) else (about or ()):
        wanted = _actor(actor, actors)
        keep &= pd.Series([wanted in ids for ids in of_claim], index=frame.index)
    if speaker is not None:
        keep &= _spoken_by(frame, speaker)
    chosen = {
        "source_id": source, "dimension": dimension, "direction": direction, "checkability": checkability,
    }  # fmt: skip
    for column, value in chosen.items():
        if value is not None:
            keep &= frame[column].astype("string") == _value(frame, column, value)
    if on is not None:
        keep &= _about_time(frame, on)
    return frame[keep].reset_index(drop=True)


def _actor(text: str, actors: pd.Series[str]) -> str:
    """Return the id that a text is or names; persons and groups go by their id or name in `actors`."""
    if text in actors.index:
        return text
    same = actors[actors.str.casefold() == text.casefold()]
    return str(same.index[0]) if len(same) == 1 else resolve(text).actor_id


def _spoken_by(frame: pd.DataFrame, speaker: str) -> pd.Series[bool]:
    exact = frame["speaker_id"] == speaker
    part = frame["speaker"].str.casefold().str.contains(speaker.casefold(), regex=False)
    if not (exact | part).any() and (current := current_id("actors", speaker)) != speaker:
        return _spoken_by(frame, current)
    if not (exact | part).any():
        known = sorted({*frame["speaker_id"], *frame["speaker"]})
        raise ValueError(f"nobody called {speaker!r} makes a claim{did_you_mean(speaker, known)}")
    return exact if exact.any() else part


def _value(frame: pd.DataFrame, column: str, value: str) -> str:
    known = [str(item) for item in frame[column].drop_duplicates()]
    if value not in known and column == "source_id":
        value = current_id("sources", value)
    if value not in known:
        raise ValueError(f"no claim has {column} {value!r}{did_you_mean(value, known)} ({', '.join(sorted(known))})")
    return value


def _about_time(frame: pd.DataFrame, on: str | date) -> pd.Series[bool]:
    import numpy as np

    day = parse_day(on)
    first, last = np.datetime64(day.min, "s"), np.datetime64(day.max, "s")
    begun = frame["about_start_min"]
    # A point in time has a start only.
    ended = frame["about_end_max"].fillna(frame["about_start_max"])
    return (begun.notna() | ended.notna()) & (begun.isna() | (begun <= last)) & (ended.isna() | (ended >= first))


@dataclass(frozen=True, slots=True)
class Related:
    """A claim that another stands in a relation to.

    Attributes
    ----------
    relation : str
        How the two stand to each other, read from the claim that is explained:
        ``"contradicts"``, ``"is qualified by"`` ...
    claim_id, statement, speaker, source_id : str
        The other claim.
    reason : str
        Why.
    decided_by : str or None
        Which data could decide.
    """

    relation: str
    claim_id: str
    statement: str
    speaker: str
    source_id: str
    reason: str
    decided_by: str | None


@dataclass(frozen=True, slots=True)
class PublicFigure:
    """A figure of a public series, to hold against what a claim states.

    Attributes
    ----------
    period : str
        EDTF.
    value : float
        In the unit of the stated figure.
    obs_status : str
        Its quality, as an SDMX code; ``"A"`` is normal.
    gap_days : int
        Days between its period and that of the stated figure; 0 if they overlap.
    source_id, ref, note : str or None
        Where it is from, and its row.
    """

    period: str
    value: float
    obs_status: str
    gap_days: int
    source_id: str
    ref: str
    note: str | None


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure that a claim states, with what the public series of the same indicator says.

    Attributes
    ----------
    figure_id, indicator, unit, actor_id, period, qualifier : str
        What it measures, whose it is, of when, and how exact it is said to be.
    counterpart_id, originator : str or None
        With whom, if it is bilateral; whose figure it is, if the source passes it on.
    value : float
        The figure, or the lower end of a range.
    value_high : float or None
        The upper end of a range.
    series : tuple of PublicFigure
        Those that overlap the period, or the nearest; empty if there is no such series.
    """

    figure_id: str
    indicator: str
    unit: str
    actor_id: str
    counterpart_id: str | None
    period: str
    value: float
    value_high: float | None
    qualifier: str
    originator: str | None
    series: tuple[PublicFigure, ...]

    def lines(self) -> Iterator[str]:
        """Yield the figure line by line, as plain text."""
        whose = " and ".join(part for part in (self.actor_id, self.counterpart_id) if part)
        value = f"{self.value:,.10g}" + ("" if self.value_high is None else f" to {self.value_high:,.10g}")
        yield f"{self.indicator}, {whose}, {self.period}: {value} {self.unit} ({self.qualifier})"
        for item in self.series:
            status = "" if item.obs_status == "A" else f" [{item.obs_status}]"
            apart = f", {item.gap_days:,} days apart" if item.gap_days else ""
            yield f"  series {item.period}: {item.value:,.10g}{status} ({item.source_id}{apart})"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim with all that belongs to it: who says it, how surely, where, what stands against it, and if it holds."""

    claim_id: str
    statement: str
    speaker: str
    relayed_by: str | None
    stance: str
    certainty: str
    hedge: str | None
    claim_type: str
    dimension: str
    direction: str
    checkability: str
    about: str | None
    made_on: str | None
    subjects: tuple[str, ...]
    source_id: str
    source: str
    published: str | None
    url: str | None
    line: int
    locator: str
    note: str | None
    related: tuple[Related, ...]
    figures: tuple[StatedFigure, ...]
    verdicts: tuple[Judgement, ...]
    readings: tuple[Reading, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the explanation as a JSON-ready dictionary."""
        return asdict(self)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> Iterator[str]:
        """Yield the explanation line by line, as plain text."""
        relay = f", relayed by {self.relayed_by}" if self.relayed_by else ""
        hedge = f", {self.hedge}" if self.hedge else ""
        yield f"{self.claim_id}: {self.statement}"
        said = f" on {self.made_on}" if self.made_on else ""
        yield f"  says:     {self.speaker}{said}{relay}; the source {self.stance} it"
        yield f"  how sure: {self.certainty}{hedge} ({self.claim_type})"
        yield f"  about:    {', '.join(self.subjects)}" + (f", {self.about}" if self.about else "")
        yield f"  matter:   {self.dimension}, {self.direction}, {self.checkability}"
        yield f"  where:    {self.source} ({self.published or 'undated'}), line {self.line}, {self.locator}"
        if self.url:
            yield f"            {self.url}"
        if self.note:
            yield f"  note:     {self.note}"
        for verdict in self.verdicts:
            yield f"  verdict:  {verdict}"
        for figure in self.figures:
            first, *rest = figure.lines()
            yield f"  states:   {first}"
            yield from (f"          {line}" for line in rest)
        for reading in self.readings:
            yield f"  read as:  {reading.reading}" + (f" [{reading.variant}]" if reading.variant else "")
            if reading.note:
                yield f"            note: {reading.note}"
            yield from (f"            {result}" for result in reading.said)
            yield from (f"              {line}" for line in _evidence(reading))
            yield f"            data/checks/{reading.check_id}.sql"
            yield from (f"            | {line}" for line in reading.query.splitlines())
        for item in self.related:
            yield f"  {item.relation} {item.claim_id} ({item.speaker}): {item.statement}"
            yield f"    because {item.reason}" + (f" Decided by: {item.decided_by}." if item.decided_by else "")


#: Of long evidence this much is shown to people; `as_dict` has all of it.
_SHOWN = 12


def _evidence(reading: Reading) -> Iterator[str]:
    """Yield the rows that a reading used at either moment, as plain text."""
    rows = list(dict.fromkeys(piece for said in reading.said for piece in said.evidence))
    for piece in rows[:_SHOWN]:
        yield piece.text + (f" ({piece.source_id})" if piece.source_id else "")
    if len(rows) > _SHOWN:
        yield f"and {len(rows) - _SHOWN:,} more rows (--format json has all)"


_PASSIVE = {"qualifies": "is qualified by", "supersedes": "is superseded by"}


def explain(claim: str) -> Explanation:
    """Return one claim with all that belongs to it.

    Parameters
    ----------
    claim : str
        The id of a claim, such as ``"antic2025-017"``; a retired one is redirected, with a RetiredIdWarning.

    Returns
    -------
    Explanation
        ``str()`` of it is legible; `as_dict` is for machines.

    Raises
    ------
    BalkansDataError
        If there is no such claim.
    RetiredIdError
        If there no longer is, and nothing takes its place.
    """
    connection = opened(_TABLES)
    try:
        row = connection.execute(_CLAIM, (claim,)).fetchone()
        if row is None:
            claim = current_id("claims", claim)
            row = connection.execute(_CLAIM, (claim,)).fetchone()
        if row is None:
            known = [item[0] for item in connection.execute("SELECT claim_id FROM claims")]
            raise BalkansDataError(f"no claim {claim!r}{did_you_mean(claim, known)}")
        subjects = connection.execute(_SUBJECTS, (claim,)).fetchall()
        values = dict(row)
        start, end = values.pop("about_start"), values.pop("about_end")
        return Explanation(
            **values,
            about=" to ".join(part for part in (start, end) if part) or None,
            subjects=tuple(item[0] for item in subjects),
            related=tuple(_related(connection, claim)),
            figures=tuple(_figures(connection, claim)),
            verdicts=judgements(claim),
            readings=readings(claim, dict(map(tuple, connection.execute("SELECT actor_id, name FROM actors")))),
        )
    finally:
        connection.close()


_CLAIM = """
SELECT c.claim_id, c.statement, s.name AS speaker, r.name AS relayed_by, c.stance, c.certainty, c.hedge,
       c.claim_type, c.dimension, c.direction, c.checkability, c.about_start, c.about_end, c.made_on,
       c.source_id, d.title AS source, d.published, d.url, c.line, c.locator, c.note
FROM claims AS c
JOIN actors AS s ON s.actor_id = c.speaker_id
LEFT JOIN actors AS r ON r.actor_id = c.relayed_by_id
JOIN sources AS d ON d.source_id = c.source_id
WHERE c.claim_id = ?
"""
_SUBJECTS = """
SELECT a.name FROM claim_subjects AS s JOIN actors AS a ON a.actor_id = s.actor_id
WHERE s.claim_id = ? ORDER BY a.name
"""
_RELATED = """
SELECT r.relation, r.claim_id = :claim AS is_first, o.claim_id, o.statement, a.name AS speaker, o.source_id,
       r.reason, r.decided_by
FROM claim_relations AS r
JOIN claims AS o ON o.claim_id = CASE r.claim_id WHEN :claim THEN r.other_id ELSE r.claim_id END
JOIN actors AS a ON a.actor_id = o.speaker_id
WHERE :claim IN (r.claim_id, r.other_id)
ORDER BY r.relation, o.claim_id
"""


def _related(connection: sqlite3.Connection, claim: str) -> Iterator[Related]:
    for row in connection.execute(_RELATED, {"claim": claim}):
        values = dict(row)
        relation = values.pop("relation")
        if not values.pop("is_first"):
            relation = _PASSIVE.get(relation, relation)
        yield Related(relation=relation, **values)


_STATED = """
SELECT f.figure_id, i.title AS indicator, i.unit, f.actor_id,
       CASE WHEN i.is_bilateral = 1 THEN f.counterpart_id END AS counterpart_id,
       f.period, f.value, f.value_high, f.qualifier, a.name AS originator
FROM reported_figures AS f
JOIN indicators AS i ON i.indicator_id = f.indicator_id
LEFT JOIN actors AS a ON a.actor_id = f.originator_id
WHERE f.claim_id = ? ORDER BY f.figure_id
"""
_SERIES = """
SELECT period, value, obs_status, gap_days, source_id, ref, note
FROM compared_figures WHERE figure_id = ? ORDER BY period
"""


def _figures(connection: sqlite3.Connection, claim: str) -> Iterator[StatedFigure]:
    stated = connection.execute(_STATED, (claim,)).fetchall()
    if not stated:
        return
    # The series are most of the dataset, and most claims state no figure.
    with closing(opened(_SERIES_TABLES)) as figures:
        for row in stated:
            series = figures.execute(_SERIES, (row["figure_id"],))
            yield StatedFigure(**dict(row), series=tuple(PublicFigure(**dict(item)) for item in series))
