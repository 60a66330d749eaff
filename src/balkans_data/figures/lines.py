"""One indicator of one actor over time, as a Series that says what it is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from balkans_data import package
from balkans_data.figures.reading import NOBODY, Figures, Link, actor_id, labels
from balkans_data.models.figures import Method, ObservationStatus, Territory

if TYPE_CHECKING:
    import pandas as pd

    from balkans_data.models.figures import Indicator

__all__ = ["counterpart_of", "line", "picked", "series"]


def series(
    indicator: str,
    country: str,
    counterpart: str | None = None,
    *,
    predecessors: bool = False,
    reported: bool = False,
) -> pd.Series[float]:
    """Return the figures of one indicator for one actor over time.

    Parameters
    ----------
    indicator : str
        The id of an indicator; ``load("indicators")`` has them.
    country : str
        Whose figures: any id, name or code that `resolve` takes.
    counterpart : str, optional
        With, from or towards whom, if the indicator is bilateral; needed where there are several.
    predecessors : bool
        Join the figures of the states that this one, or the counterpart, continues by a row of track
        ``succession`` (Serbia: Serbia and Montenegro, and Yugoslavia by the former's own reading).
        Where years overlap, those of the later state stand.
    reported : bool
        Return what texts and documents report of it instead, beside and never within the public
        series: a period may then come twice. Indicators of which there are only such figures
        give them without asking.

    Returns
    -------
    pandas.Series
        Floats by `year` (whole numbers) if the indicator is annual, else by `period`, its first day.
        `attrs` has `title`, `definition`, `unit`, `sources` (with publisher and licence), `parts`
        (which years are of which state), and by year or day what is not plain: `obs_status` (codes other
        than ``A``), `notes`, `backcast`, and for reported ones all else (`figures`: qualifier,
        range, originator); beside the release that all this is from.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator; the message names those that are called nearly so.
    UnknownNameError, AmbiguousNameError
        If `country` or `counterpart` is nobody, or several.
    ValueError
        If there are no such figures, or a counterpart is missing; the message says what there is.

    Examples
    --------
    >>> series("gas-import-share", country="SRB", counterpart="RUS").attrs["unit"]   # doctest: +SKIP
    '%'
    """
    return line(Figures(), indicator, country, counterpart, predecessors=predecessors, reported=reported)


def line(
    figures: Figures,
    indicator: str,
    country: str,
    counterpart: str | None = None,
    *,
    predecessors: bool = False,
    reported: bool = False,
) -> pd.Series[float]:
    """Return `series` of tables that have been read."""
    what = figures.indicator(indicator)
    reported = reported or what.method is Method.REPORTED
    actor = actor_id(country)
    partner = counterpart_of(figures, what, counterpart, actor, reported=reported)
    actors = figures.chain(actor, predecessors=predecessors)
    partners = figures.chain(partner, predecessors=predecessors)
    frame = picked(figures, what, actors, partners, reported=reported)
    if frame.empty:
        raise ValueError(_nothing(figures, what, actor, partner, predecessors=predecessors, reported=reported))
    found = frame.set_axis(labels(frame["period"], what.frequency))["value"].rename(indicator)
    found.attrs = {
        "indicator": indicator,
        "title": what.title,
        "definition": what.definition,
        "unit": what.unit,
        "decimals": what.decimals,
        "frequency": str(what.frequency),
        "method": str(Method.REPORTED if reported else what.method),
        "actor_id": actor,
        "counterpart_id": partner,
        "parts": _parts(frame, found.index, [*actors, *partners]),
        "sources": figures.cited(frame["source_id"]),
    }
    found.attrs.update(_not_plain(frame, found.index))
    if reported:
        found.attrs["figures"] = _reports(frame, found.index)
    found.attrs.update(package.release())
    return found


def counterpart_of(
    figures: Figures, what: Indicator, asked: str | None, actor: str | None = None, *, reported: bool = False
) -> str:
    """Return the id of the counterpart that is meant, or raise ValueError with those there are."""
    if not what.is_bilateral:
        if asked is not None:
            raise ValueError(f"{what.indicator_id!r} is not bilateral: leave out the counterpart {asked!r}")
        return NOBODY
    if asked is not None:
        return actor_id(asked)
    frame = figures.of(what, reported=reported)
    known = set(frame["counterpart_id"])
    if len(known) == 1:
        return str(known.pop())
    own = set(frame.loc[frame["actor_id"] == actor, "counterpart_id"]) if actor else set()
    whose = f" (of {actor}: {', '.join(sorted(own))})" if own else f" ({', '.join(sorted(known)) or 'there are none'})"
    raise ValueError(f"{what.indicator_id!r} is bilateral: name the counterpart{whose}")


def picked(
    figures: Figures, what: Indicator, actors: list[Link], partners: list[Link], *, reported: bool = False
) -> pd.DataFrame:
    """Return the rows of these actors in order of time; where there are several, those of the latest state."""
    frame = figures.of(what, reported=reported)
    place = {link.actor_id: at for at, link in enumerate(actors)}
    other = {link.actor_id: at for at, link in enumerate(partners)}
    frame = frame[frame["actor_id"].isin(list(place)) & frame["counterpart_id"].isin(list(other))]
    ranks = [
        (label, place[str(actor)], other[str(partner)])
        for label, actor, partner in zip(
            labels(frame["period"], what.frequency), frame["actor_id"], frame["counterpart_id"], strict=True
        )
    ]
    best: dict[Any, tuple[Any, int, int]] = {}
    for rank in ranks:
        best[rank[0]] = min(rank, best.get(rank[0], rank))
    kept = [at for at, rank in enumerate(ranks) if rank == best[rank[0]]]
    return frame.iloc[sorted(kept, key=lambda at: ranks[at][0])]


def _parts(frame: pd.DataFrame, index: pd.Index[Any], links: list[Link]) -> list[dict[str, Any]]:
    """Return from which state each stretch of the figures is, and in whose view the later one continues it."""
    readings = {link.actor_id: link.reading for link in links}
    whose = zip(frame["actor_id"], frame["counterpart_id"], _keys(index), strict=True)
    parts = []
    for (actor, partner), group in groupby(whose, key=lambda item: item[:2]):
        keys = [item[2] for item in group]
        # Of two disputed continuations, the actor's is named; a counterpart's is rare.
        reading = readings[actor] or readings[partner]
        parts.append(
            {
                "actor_id": str(actor),
                "counterpart_id": str(partner),
                "first": keys[0],
                "last": keys[-1],
                "reading": reading,
            }
        )
    return parts


def _not_plain(frame: pd.DataFrame, index: pd.Index[Any]) -> dict[str, Any]:
    """Return what a reader must know of single figures, by year or day."""
    keys = list(_keys(index))
    status = {
        key: str(code)
        for key, code in zip(keys, frame["obs_status"], strict=True)
        if code != ObservationStatus.NORMAL.value
    }
    notes = {key: str(note) for key, note in zip(keys, frame["note"], strict=True) if isinstance(note, str)}
    backcast = [key for key, code in zip(keys, frame["territory"], strict=True) if code == Territory.BACKCAST.value]
    return {"obs_status": status, "notes": notes, "backcast": backcast}


def _reports(frame: pd.DataFrame, index: pd.Index[Any]) -> dict[int | str, list[dict[str, Any]]]:
    """Return what texts say of their figures, by year or day."""
    names = ["figure_id", "period", "value", "value_high", "qualifier", "originator_id", "source_id", "note"]
    found: dict[int | str, list[dict[str, Any]]] = {}
    plain = frame[names].astype(object).where(frame[names].notna(), None)
    for key, values in zip(_keys(index), plain.itertuples(index=False), strict=True):
        found.setdefault(key, []).append(dict(zip(names, values, strict=True)))
    return found


def _keys(index: pd.Index[Any]) -> list[int | str]:
    """Return years as numbers and days as text: what JSON, and so Parquet, can keep in `attrs`."""
    return [int(label) if index.name == "year" else label.date().isoformat() for label in index]


def _nothing(figures: Figures, what: Indicator, actor: str, partner: str, *, predecessors: bool, reported: bool) -> str:
    """Say that there are no figures, and what there is instead."""
    frame = figures.of(what, reported=reported)
    kind = "reported figures" if reported else "figures"
    said = f"no {kind} of {what.indicator_id!r} for {actor}"
    own = sorted(set(frame.loc[frame["actor_id"] == actor, "counterpart_id"]))
    if what.is_bilateral:
        said += f" with {partner}"
        if own:
            return f"{said}; its counterparts are: {', '.join(own)}"
    if not predecessors:
        earlier = figures.chain(actor, predecessors=True)[1:]
        known = [link.actor_id for link in earlier if (frame["actor_id"] == link.actor_id).any()]
        if known:
            return f"{said}; predecessors=True joins those of {', '.join(known)}"
    if what.method is Method.REPORTED or not reported:
        texts = figures.of(what, reported=True)
        if not reported and (texts["actor_id"] == actor).any():
            said += "; reported=True returns those of texts"
    return f"{said}; there are some for: {', '.join(sorted(set(frame['actor_id']))) or 'nobody'}"
