"""Figures and statuses side by side: a row an actor and year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from balkans_data import package
from balkans_data.errors import UnknownIndicatorError
from balkans_data.figures.lines import counterpart_of, picked
from balkans_data.figures.reading import Figures, Link, actor_id, labels
from balkans_data.loading import held, load, parse_day
from balkans_data.models.figures import Frequency, Method
from balkans_data.retirement import current_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from balkans_data.models.figures import Indicator

__all__ = ["members", "panel"]

_REGION = "balkans"  # whose countries a panel is of, unless others are named: as `alignments` counts them


class _Column(NamedTuple):
    """A column of a panel: its name, and of which indicator or track, with whom."""

    name: str
    key: str
    partner: str
    indicator: Indicator | None


def panel(
    indicators: str | Iterable[str | tuple[str, str]],
    countries: str | Iterable[str] | None = None,
    years: Iterable[int] | None = None,
    *,
    predecessors: bool = False,
) -> pd.DataFrame:
    """Return annual figures, and statuses at the end of the year, of several countries side by side.

    Parameters
    ----------
    indicators : str, or iterable of str and pairs of str
        A column each: the id of an annual indicator, with its counterpart if it is bilateral
        (``"gas-import-share:RUS"`` or ``("gas-import-share", "RUS")``); or a track of `alignments`, with
        its partner if it has several (``"eu-accession"``, ``"recognition:XKX"``).
    countries : str or iterable of str, optional
        Ids, names or codes; a region stands for all that any definition in `alignments` counts in it.
        By default the region ``balkans``.
    years : iterable of int, optional
        By default all years from the first figure to the last.
    predecessors : bool
        As in `series`.

    Returns
    -------
    pandas.DataFrame
        Indexed by `actor_id` and `year`, with a row for each country in each year; what is not known
        is missing. Figures are floats. A status is one that certainly held on 31 December, as
        `load` with ``on`` has it, in nobody's reading only; several at a time are joined by ``" + "``.
        `attrs` has `units`, `titles` and `sources` by column, and the release.

    Raises
    ------
    UnknownIndicatorError
        If there is neither an indicator nor a track of that name.
    UnknownNameError, AmbiguousNameError
        If a country or counterpart is nobody, or several.
    ValueError
        If an indicator is not annual, a counterpart is missing, or nothing is left to show.

    Examples
    --------
    >>> panel("eu-accession", ["Serbia", "Croatia"], [2013])["eu-accession"].tolist()
    ['member', 'candidate']
    """
    import pandas as pd

    figures = Figures()
    asked = [indicators] if isinstance(indicators, str) else list(indicators)
    wanted = list(dict.fromkeys(_column(figures, item) for item in asked))
    if not wanted:
        raise ValueError("name at least one indicator or track")
    actors = _actors(figures, countries)
    chains = {actor: figures.chain(actor, predecessors=predecessors) for actor in actors}
    found: dict[str, dict[tuple[str, int], Any]] = {}
    sources: dict[str, list[str]] = {}
    for column in wanted:
        if column.indicator:
            partners = figures.chain(column.partner, predecessors=predecessors)
            found[column.name], sources[column.name] = _values(figures, column.indicator, chains, partners)
    spans = [year for values in found.values() for _, year in values]
    spells = {column.name: _spells(figures, column) for column in wanted if not column.indicator}
    span = _years(years, spans, spells.values())
    index = pd.MultiIndex.from_product([actors, span], names=["actor_id", "year"])
    frame = pd.DataFrame(index=index)
    for column in wanted:
        if column.indicator:
            values = found[column.name]
            frame[column.name] = pd.Series([values.get(key) for key in index], index=index, dtype="float64")
        else:
            frame[column.name], sources[column.name] = _statuses(spells[column.name], chains, span)
    titles = load("tracks").set_index("track")["title"]
    frame.attrs = {
        "units": {c.name: c.indicator.unit if c.indicator else "status" for c in wanted},
        "titles": {c.name: c.indicator.title if c.indicator else str(titles[c.key]) for c in wanted},
        "sources": {c.name: figures.cited(sources[c.name]) for c in wanted},
        "predecessors": {actor: [link.actor_id for link in chain[1:]] for actor, chain in chains.items() if chain[1:]},
    }
    frame.attrs.update(package.release())
    return frame


def members(figures: Figures, region: str) -> list[str]:
    """Return the countries that any definition counts in a region, wholly or in part."""
    frame = figures.alignments
    return sorted(set(frame.loc[(frame["track"] == "region") & (frame["partner_id"] == region), "actor_id"]))


def _actors(figures: Figures, countries: str | Iterable[str] | None) -> list[str]:
    asked = [_REGION] if countries is None else [countries] if isinstance(countries, str) else list(countries)
    found: list[str] = []
    for text in asked:
        actor = actor_id(text)
        found += members(figures, actor) or [actor]
    if not found:
        raise ValueError("name at least one country")
    return list(dict.fromkeys(found))


def _column(figures: Figures, asked: str | tuple[str, str]) -> _Column:
    """Return the indicator or track that is asked for, with the counterpart."""
    key, partner = asked if isinstance(asked, tuple) else asked.partition(":")[::2]
    key = figures.known_indicator(key)
    if key in figures.indicators:
        what = figures.indicators[key]
        if what.frequency is not Frequency.ANNUAL or what.method is Method.REPORTED:
            how = "only reported by texts" if what.method is Method.REPORTED else str(what.frequency)
            raise ValueError(
                f"{key!r} is {how}, and a panel is annual: take `series({key!r}, ...)`"
                + ("" if what.method is Method.REPORTED else ", and sum or average it over years as it should be")
            )
        whom = counterpart_of(figures, what, partner or None)
        return _Column(f"{key}:{whom}" if partner else key, key, whom, what)
    frame = figures.alignments
    tracks = set(frame["track"])
    if key not in tracks:
        key = current_id("tracks", key)
    if key not in tracks:
        raise UnknownIndicatorError(key, [*figures.indicators, *tracks])
    known = sorted(set(frame.loc[frame["track"] == key, "partner_id"]))
    if not partner:
        if len(known) > 1:
            raise ValueError(
                f"track {key!r} has several partners: name one, as in '{key}:{known[0]}' ({', '.join(known)})"
            )
        return _Column(key, key, known[0], None)
    whom = actor_id(partner)
    if whom not in known:
        raise ValueError(f"track {key!r} has no partner {whom!r} ({', '.join(known)})")
    return _Column(f"{key}:{whom}", key, whom, None)


def _values(
    figures: Figures, what: Indicator, chains: dict[str, list[Link]], partners: list[Link]
) -> tuple[dict[tuple[str, int], float], list[str]]:
    """Return the figures of a column by actor and year, and their sources."""
    found: dict[tuple[str, int], float] = {}
    sources: list[str] = []
    for actor, chain in chains.items():
        frame = picked(figures, what, chain, partners)
        years = labels(frame["period"], what.frequency)
        found.update({(actor, int(year)): float(value) for year, value in zip(years, frame["value"], strict=True)})
        sources += list(frame["source_id"])
    return found, sources


def _spells(figures: Figures, column: _Column) -> pd.DataFrame:
    """Return the spells of a track towards a partner that are in nobody's reading only."""
    frame = figures.alignments
    frame = frame[(frame["track"] == column.key) & (frame["partner_id"] == column.partner)]
    undisputed = frame[frame["reading"].isna()]
    if undisputed.empty:
        readings = ", ".join(sorted(set(frame["reading"].dropna())))
        raise ValueError(
            f"{column.name!r} differs from one reading to another ({readings}), so that it is no column; "
            "take `load('alignments', on=...)`"
        )
    return undisputed


def _years(years: Iterable[int] | None, spans: list[int], spells: Iterable[pd.DataFrame]) -> list[int]:
    if years is not None:
        asked = sorted({int(year) for year in years})
        if not asked:
            raise ValueError("name at least one year")
        return asked
    if spans:
        return list(range(min(spans), max(spans) + 1))
    begun = [int(frame["start_max"].dt.year.min()) for frame in spells if frame["start_max"].notna().any()]
    if not begun:
        raise ValueError("there are no figures of these indicators for these countries")
    return list(range(min(begun), _last_year() + 1))


def _last_year() -> int:
    """Return the last year whose end is not after the data."""
    day = parse_day(package.data_date()).max
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def _statuses(spells: pd.DataFrame, chains: dict[str, list[Link]], span: list[int]) -> tuple[pd.Series[Any], list[str]]:
    """Return what certainly held at the end of each year, and the sources."""
    import pandas as pd

    ladder = load("statuses")
    ladder = ladder[ladder["track"] == spells["track"].iloc[0]].sort_values(["rank", "status"])
    order = {str(status): at for at, status in enumerate(ladder["status"])}
    whose, what, seen = (spells[name].to_list() for name in ("actor_id", "status", "source_id"))
    known: dict[tuple[str, int], list[str]] = {}
    sources: list[str] = []
    for year in span:
        # What goes on is known as of the day of the data, not beyond.
        if year > _last_year():
            continue
        then: dict[str, list[int]] = {}
        for at in map(int, held(spells, parse_day(f"{year}-12-31"), possible=False).to_numpy().nonzero()[0]):
            then.setdefault(whose[at], []).append(at)
        for actor, chain in chains.items():
            own = next((then[link.actor_id] for link in chain if link.actor_id in then), None)
            if own is not None:
                known[actor, year] = sorted({what[at] for at in own}, key=lambda item: order[item])
                sources += [seen[at] for at in own]
    index = pd.MultiIndex.from_product([list(chains), span], names=["actor_id", "year"])
    joined = [" + ".join(known[key]) if key in known else None for key in index]
    several = sorted({text for text in joined if text and " + " in text})
    is_ladder = bool(ladder["rank"].notna().all()) and not several
    return pd.Series(joined, index=index, dtype=pd.CategoricalDtype([*order, *several], ordered=is_ladder)), sources
