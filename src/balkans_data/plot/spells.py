"""Alignments over time as bars: a row a relation, a colour a status."""

from __future__ import annotations

from datetime import date, timedelta
from textwrap import shorten
from typing import TYPE_CHECKING, Any, NamedTuple

from balkans_data import package
from balkans_data.errors import did_you_mean
from balkans_data.figures.reading import Figures, actor_id
from balkans_data.loading import load, parse_day
from balkans_data.loading import rows as read
from balkans_data.models.alignments import Track
from balkans_data.names import name
from balkans_data.plot.canvas import GREY, PALETTE, axes, caption, headline, needed, settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["timeline"]

# Who is a state, of what it is made, and where it lies: not where it stands.
_APART = ("region", "state-list", "succession")
_STUB = timedelta(days=365)  # how long a bar of which an end is not known is drawn towards it
_PALE = 0.35
_LONG = 70  # letters that the name of a row may have
_BODIES = {"organisation", "programme", "agreement", "group"}  # partners that their tracks are about


class _Spell(NamedTuple):
    """A bar: what may have held, and within it what certainly did."""

    status: str
    label: str
    first: date
    sure: tuple[date, date] | None
    last: date
    is_open: bool


class _Row(NamedTuple):
    """Bars of one relation."""

    label: str
    track: str
    spells: list[_Spell]


def timeline(
    countries: str | Iterable[str],
    tracks: str | Iterable[str] | None = None,
    *,
    predecessors: bool = False,
    since: str | date | None = None,
    until: str | date | None = None,
    ax: Axes | None = None,
    title: str | None = None,
) -> Axes:
    """Draw alignments over time: a row a relation, with a bar for each status.

    Parameters
    ----------
    countries : str or iterable of str
        Ids, names or codes of actors.
    tracks : str or iterable of str, optional
        Tracks, with the partner if one only is meant (``"eu-accession"``, ``"recognition:XKX"``). By
        default all in which something dated is recorded, but for those that say who is a state
        and where it lies.
    predecessors : bool
        Put the alignments of the states that it continues in the same rows.
    since, until : str or datetime.date, optional
        From when to when (days, months or years); by default from the first to the day of the data.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default on a new figure, as high as there are rows.
    title : str, optional
        Instead of the names of the actors.

    Returns
    -------
    matplotlib.axes.Axes
        Pale ends are times at which it may or may not have held: between the first and the last day
        that a date can mean, after `last_seen` for what still held then, and for a year where nothing
        is known. What goes on ends in an arrow. Views that differ have rows of their own.

    Raises
    ------
    ImportError
        If matplotlib is not installed.
    ValueError
        If there is no such track, or nothing to draw.
    """
    needed()
    actors = [actor_id(text) for text in ([countries] if isinstance(countries, str) else countries)]
    rows = _rows(actors, tracks, predecessors=predecessors)
    today = parse_day(package.data_date()).min
    begin = parse_day(since).min if since is not None else min(spell.first for row in rows for spell in row.spells)
    end = parse_day(until).max if until is not None else today
    rows = [
        row._replace(spells=spells)
        for row in rows
        if (spells := [spell for spell in row.spells if spell.first < end and spell.last > begin])
    ]
    if not rows or begin >= end:
        raise ValueError(f"nothing is recorded between {begin} and {end}")
    said = package.release()
    ax = axes(ax, 12, 1.8 + 0.3 * len(rows))
    ax.set_xlim(_number(begin), _number(end) + (end - begin).days * 0.02)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.xaxis_date()
    ax.set_yticks(range(len(rows)), [row.label for row in rows], fontsize=9)
    ax.tick_params(axis="y", length=0)
    ax.tick_params(axis="x", colors=GREY, labelsize=9)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.grid(axis="x", color="#e5e5e5", linewidth=0.6)
    ax.set_axisbelow(True)
    headline(ax, title or _title(actors, {row.track for row in rows}))
    caption(
        ax,
        [
            "Pale: may have held, as dates are not exact, not known, or later than the newest document.",
            "Arrow: still so when last seen.",
            f"Source: documents named in table alignments. {said['package']} {said['version']} ({said['licence']}).",
        ],
    )
    bars = [bar for place, row in enumerate(rows) for bar in _bars(place, row, begin, end)]
    for bar in bars:
        _draw(ax, bar)
    _name(ax, bars)
    return ax


def _title(actors: list[str], tracks: set[str]) -> str:
    whose = ", ".join(name(actor).text for actor in actors)
    if len(actors) > 1 and len(tracks) == 1:
        return str(load("tracks").set_index("track").loc[tracks.pop(), "title"])
    return f"{whose}: alignments over time"


def _rows(actors: list[str], tracks: str | Iterable[str] | None, *, predecessors: bool) -> list[_Row]:
    """Return the rows to draw, in the order of actors (or tracks, if they are named) and partners."""
    figures = Figures()
    frame = _asked(figures.alignments, tracks)
    known = {track.track: track for track in read(Track)}
    statuses = load("statuses").set_index(["track", "status"])
    shared = frame.groupby("track")["partner_id"].nunique().to_dict()
    found: dict[tuple[object, ...], _Row] = {}
    order = list(dict.fromkeys(text.partition(":")[0] for text in _texts(tracks)))
    for place, actor in enumerate(actors):
        chain = [link.actor_id for link in figures.chain(actor, predecessors=predecessors)]
        own = frame[frame["actor_id"].isin(chain)].sort_values(["track", "partner_id", "reading", "start_min"])
        for row in own.itertuples():
            reading = row.reading if isinstance(row.reading, str) else None
            spell = _spell(row, statuses)
            if spell is None:
                continue
            text = _titled(known[str(row.track)], str(row.partner_id), several=shared[row.track] > 1)
            if len(actors) > 1:
                alone = len(order) == 1 and shared[row.track] == 1  # the title of the picture says it
                text = name(actor).text if alone else f"{name(actor).text} · {text}"
            if reading:
                text += f" (as {name(reading).text} sees it)"
            first = order.index(str(row.track)) if order else place
            key = (first, place, name(str(row.partner_id)).text.casefold(), row.track, row.partner_id, reading or "")
            found.setdefault(key, _Row(text, str(row.track), [])).spells.append(spell)
    if not found:
        raise ValueError(f"no dated alignments of {', '.join(actors)} are recorded there")
    return [found[key] for key in sorted(found, key=lambda key: tuple(map(_sortable, key)))]


def _titled(track: Track, partner: str, *, several: bool) -> str:
    """Return the title of a track, with the partner where that is not clear from it."""
    title, whom = track.title, name(partner).text
    is_body = set(track.partner_kind.split()) <= _BODIES
    if whom.casefold() in title.casefold() or (is_body and not several):
        return shorten(title, _LONG, placeholder=" …")
    return f"{shorten(title, max(_LONG - len(whom), 20), placeholder=' …')}: {whom}"


def _sortable(value: object) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, str(value))


def _texts(tracks: str | Iterable[str] | None) -> list[str]:
    return [] if tracks is None else [tracks] if isinstance(tracks, str) else list(tracks)


def _asked(frame: pd.DataFrame, tracks: str | Iterable[str] | None) -> pd.DataFrame:
    """Return the rows of the tracks that are named, or else of all that say where actors stand."""
    if tracks is None:
        return frame[~frame["track"].isin(_APART)]
    keep = frame["track"].isna()
    known = sorted(set(frame["track"]))
    for text in _texts(tracks):
        track, _, partner = text.partition(":")
        if track not in known:
            raise ValueError(f"no track {track!r}{did_you_mean(track, known)} (tracks: {', '.join(known)})")
        here = frame["track"] == track
        keep |= here & (frame["partner_id"] == actor_id(partner)) if partner else here
    return frame[keep]


def _spell(row: Any, statuses: pd.DataFrame) -> _Spell | None:
    """Return the bar of an alignment, or None if nothing of it is dated."""
    start, end, seen = (_bounds(row, name) for name in ("start", "end", "last_seen"))
    is_open = str(row.end) == ".."  # a missing end is neither true nor false
    today = parse_day(package.data_date()).min
    step = statuses.loc[(row.track, row.status)]
    known = [bounds for bounds in (start, seen, None if is_open else end) if bounds]
    if not known:
        return None
    # Of an end that is not known, only that it was after the last thing known.
    first = start[0] if start else min(low for low, _ in known) - _STUB
    held = [start[1]] if start else []
    if end and not is_open:
        last = end[1]
        held.append(end[0])
    else:
        held += [seen[0]] if seen else []
        last = today if is_open else max(high for _, high in known) + _STUB
    sure = (max(start[1], first), max(held)) if start and max(held) > start[1] else None
    return _Spell(str(row.status), str(step["label"]), first, sure, max(last, first), is_open)


def _bounds(row: Any, column: str) -> tuple[date, date] | None:
    """Return the first and last day of a date, or None if there is none."""
    low, high = getattr(row, f"{column}_min"), getattr(row, f"{column}_max")
    return None if low != low else (low.date(), high.date())


def _colours(track: str) -> dict[str, str]:
    """Return a colour for each status: shades of one on a ladder, else those of the palette by use."""
    from matplotlib import colormaps
    from matplotlib.colors import to_hex

    frame = load("statuses")
    frame = frame[frame["track"] == track].sort_values(["rank", "status"])
    if len(frame) > 1 and frame["rank"].notna().all():
        top = int(frame["rank"].max())
        shades = colormaps["Blues"]
        return {
            str(status): to_hex(shades(0.45 + 0.5 * (int(rank) - 1) / max(top - 1, 1)))
            for status, rank in zip(frame["status"], frame["rank"], strict=True)
        }
    used = load("alignments").loc[lambda rows: rows["track"] == track, "status"].value_counts()
    order = sorted(map(str, frame["status"]), key=lambda status: (-int(used.get(status, 0)), status))
    return {status: PALETTE[at % len(PALETTE)] for at, status in enumerate(order)}


class _Bar(NamedTuple):
    """A spell in its place: middle and height, and on the axis of time what is sure and what is not."""

    spell: _Spell
    colour: str
    middle: float
    height: float
    sure: tuple[float, float]
    before: tuple[float, float]
    after: tuple[float, float]
    goes_on: bool
    is_first: bool


def _bars(place: int, row: _Row, begin: date, end: date) -> Iterator[_Bar]:
    """Yield the bars of one row; spells that overlap, in tracks that allow it, share its height."""
    colours = _colours(row.track)
    lanes = _lanes(row.spells)
    height = 0.76 / (max(lanes) + 1)
    for spell, lane in zip(row.spells, lanes, strict=True):
        days = (spell.first, *(spell.sure or (spell.last, spell.last)), spell.last)
        first, low, high, last = (_number(min(max(day, begin), end)) for day in days)
        yield _Bar(
            spell=spell,
            colour=colours[spell.status],
            middle=place - 0.38 + (lane + 0.47) * height,
            height=height,
            sure=(low, high),
            before=(first, low),
            after=(high, last),
            goes_on=spell.is_open and spell.last >= end,
            is_first=spell is row.spells[0] and max(lanes) == 0,
        )


def _draw(ax: Axes, bar: _Bar) -> None:
    """Draw one bar."""
    bottom = bar.middle - bar.height * 0.47
    for (low, high), alpha in ((bar.sure, 1.0), (bar.before, _PALE), (bar.after, _PALE)):
        if high > low:
            ax.broken_barh([(low, high - low)], (bottom, bar.height * 0.94), color=bar.colour, alpha=alpha, linewidth=0)
    if bar.goes_on:
        ax.plot(bar.after[1], bar.middle, ">", color=bar.colour, alpha=0.6, markersize=6, clip_on=False)


def _lanes(spells: list[_Spell]) -> list[int]:
    """Return for each spell the first lane in which it overlaps none before."""
    ends: list[date] = []
    found = []
    for spell in spells:
        # What may overlap, by dates that are not exact, follows on.
        first, last = spell.sure or (spell.first, spell.last)
        lane = next((at for at, taken in enumerate(ends) if taken <= first), len(ends))
        ends[lane : lane + 1] = [last]
        found.append(lane)
    return found


class _Words(NamedTuple):
    """A status written into its bar or, grey, before it."""

    text: str
    at: float
    colour: str
    is_before: bool


def _name(ax: Axes, bars: list[_Bar]) -> None:
    """Write statuses into their bars, and explain below the title those for which there is no room."""
    from matplotlib.patches import Patch

    for _ in range(2):
        # The legend takes room from the bars, so that after it fewer words may fit.
        width, _height = settled(ax)
        left, right = ax.get_xlim()
        per_point = (right - left) / width
        words = [_words(bar, left, per_point) for bar in bars]
        named = {bar.spell.label for bar, said in zip(bars, words, strict=True) if said}
        rest = {bar.spell.label: bar.colour for bar in bars if bar.spell.label not in named}
        if not rest:
            break
        handles = [Patch(color=colour, label=label) for label, colour in rest.items()]
        ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.01, 1), frameon=False, fontsize=8)
    for bar, said in zip(bars, words, strict=True):
        if said:
            shift = -4 * per_point if said.is_before else 4 * per_point
            ax.text(
                said.at + shift,
                bar.middle,
                said.text,
                color=said.colour,
                fontsize=_size(bar),
                va="center",
                ha="right" if said.is_before else "left",
            )


def _words(bar: _Bar, left: float, per_point: float) -> _Words | None:
    """Return the status in the longest form for which there is room in the bar or before it."""
    from matplotlib.colors import to_rgb

    red, green, blue = to_rgb(bar.colour)
    on_colour = "white" if 0.299 * red + 0.587 * green + 0.114 * blue < 0.55 else "black"
    for text in (bar.spell.label, bar.spell.status.replace("-", " ")):
        need = (len(text) * _size(bar) * 0.56 + 8) * per_point
        for (low, high), colour in ((bar.sure, on_colour), (bar.after, "black"), (bar.before, "black")):
            if need < high - low:
                return _Words(text, low, colour, is_before=False)
    need = (len(bar.spell.label) * _size(bar) * 0.56 + 8) * per_point
    start = min(bar.before[0], bar.sure[0])
    return _Words(bar.spell.label, start, GREY, is_before=True) if bar.is_first and need < start - left else None


def _size(bar: _Bar) -> float:
    return 8.0 if bar.height > 0.5 else 6.5


def _number(day: date) -> float:
    """Return a day as matplotlib counts them."""
    from matplotlib.dates import date2num

    return float(date2num(day))  # type: ignore[no-untyped-call]
