"""Figures over time as lines."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, Any, NamedTuple

from balkans_data.figures.lines import line
from balkans_data.figures.reading import NOBODY, Figures
from balkans_data.names import name
from balkans_data.plot.canvas import GREY, PALETTE, axes, caption, headline, needed, settled, sources_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["series"]

_MARKERS = "os^Dv"
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_DOTS = 45  # where a line has more points than this, there are no dots: they would touch
_DAYS = 12  # a daily series has a gap where more days than this have no figure (Christmas, New Year)


class _Look(NamedTuple):
    """How one line is drawn."""

    label: str
    color: str
    marker: str


def series(
    *what: str | pd.Series[float],
    countries: str | Iterable[str] | None = None,
    counterpart: str | Iterable[str] | None = None,
    predecessors: bool = False,
    ax: Axes | None = None,
    title: str | None = None,
) -> Axes:
    """Draw figures over time: a line each, labelled at its end.

    Parameters
    ----------
    *what : str or pandas.Series
        Ids of indicators, of one unit; or what `balkans_data.series` returns, or a part of it.
    countries : str or iterable of str, optional
        Whose figures, for indicators that are given by id; any names or codes.
    counterpart : str or iterable of str, optional
        With whom, for those that are bilateral.
    predecessors : bool
        As in `balkans_data.series`.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default on a new figure.
    title : str, optional
        Instead of the title of the indicator.

    Returns
    -------
    matplotlib.axes.Axes
        A line is interrupted where figures are missing, or not comparable with those before (break
        in series). Hollow points are provisional, estimated, unreliable or forecasts; dashes are a
        territory carried back. The source line stands below.

    Raises
    ------
    ImportError
        If matplotlib is not installed.
    ValueError
        If units differ, or figures of years and of days are mixed.
    """
    needed()
    chosen = _chosen(what, countries, counterpart, predecessors=predecessors)
    for key in ("unit", "frequency"):
        different = sorted({str(item.attrs[key]) for item in chosen})
        if len(different) > 1:
            raise ValueError(f"one picture has one {key}, and these have several ({', '.join(different)}): draw two")
    ax = axes(ax, 9, 5)
    looks = _looks(chosen)
    marks: set[str] = set()
    dotted = max(len(item) for item in chosen) <= _DOTS
    for item, look in zip(chosen, looks, strict=True):
        marks |= _draw(ax, item, look, dotted=dotted)
    _scale(ax, chosen)
    titles = list(dict.fromkeys(item.attrs["title"] for item in chosen))
    headline(ax, title or _title(chosen, titles))
    sources = [source for item in chosen for source in item.attrs["sources"]]
    caption(ax, [*_legend(marks), *_parts(chosen), sources_line(sources, chosen[0].attrs)])
    _label(ax, chosen, looks)
    ax.spines[["top", "right"]].set_visible(False)
    ax.grid(axis="y", color="#d9d9d9", linewidth=0.6)
    ax.set_axisbelow(True)
    return ax


def _chosen(
    what: tuple[str | pd.Series[float], ...],
    countries: str | Iterable[str] | None,
    counterpart: str | Iterable[str] | None,
    *,
    predecessors: bool,
) -> list[pd.Series[float]]:
    """Return the series to draw, each with its `attrs`."""
    figures = Figures()
    actors = [countries] if isinstance(countries, str) else list(countries or ())
    partners = [counterpart] if isinstance(counterpart, str) or counterpart is None else list(counterpart)
    found: list[pd.Series[float]] = []
    for item in what:
        if isinstance(item, str):
            figures.indicator(item)
            if not actors:
                raise ValueError(f"whose {item!r}? Name `countries`")
            found += [
                line(figures, item, actor, partner, predecessors=predecessors)
                for actor, partner in product(actors, partners)
            ]
        elif "indicator" not in item.attrs:
            raise ValueError("a Series must be one that `balkans_data.series` returned, or a part of it")
        else:
            found.append(item)
    if not found:
        raise ValueError("name an indicator, or give what `balkans_data.series` returns")
    return found


def _title(chosen: list[pd.Series[float]], titles: list[str]) -> str:
    """Return the title: what all lines share."""
    shared = [
        name(whom).text
        for key in ("actor_id", "counterpart_id")
        if len(whose := {item.attrs[key] for item in chosen}) == 1 and (whom := whose.pop()) != NOBODY
    ]
    return " · ".join(["; ".join(titles), *shared])


def _looks(chosen: list[pd.Series[float]]) -> list[_Look]:
    """Return label, colour and marker of each line; the label is what tells it from the others."""
    keys = [(str(item.attrs["actor_id"]), str(item.attrs["counterpart_id"]), item.attrs["title"]) for item in chosen]
    differ = [len({key[at] for key in keys}) > 1 for at in range(3)]
    looks = []
    for at, (actor, partner, title) in enumerate(keys):
        parts = [text for text, differs in ((actor, differ[0]), (partner, differ[1])) if differs and text != NOBODY]
        words = [name(part).text for part in parts] + ([title] if differ[2] else [])
        label = ", ".join(words) or name(actor).text
        looks.append(_Look(label, PALETTE[at % len(PALETTE)], _MARKERS[at // len(PALETTE) % len(_MARKERS)]))
    return looks


def _draw(ax: Axes, item: pd.Series[float], look: _Look, *, dotted: bool) -> set[str]:
    """Draw one line; return which special marks it has."""
    import numpy as np

    x, y = np.asarray(item.index), item.to_numpy(dtype=float)
    keys = [int(label) if item.index.name == "year" else label.date().isoformat() for label in item.index]
    status = item.attrs.get("obs_status", {})
    backcast = set(item.attrs.get("backcast", ()))
    there = ~np.isnan(y)
    breaks = np.array([status.get(key) == "B" for key in keys])
    hollow = np.array([status.get(key, "A") not in "AB" for key in keys]) & there
    dashed = np.array([key in backcast for key in keys]) & there
    dots = there.copy() if dotted else np.zeros(len(x), dtype=bool)
    if look.marker != _MARKERS[0]:
        dots[:: max(len(x) // 12, 1)] = True  # a second line of one colour is told by these
    for stretch in _stretches(item, x, y, breaks):
        if len(stretch) == 1:
            dots[stretch] = True
        for part in _runs(stretch, dashed):
            style = "--" if dashed[part[0]] else "-"
            ax.plot(x[part], y[part], color=look.color, linewidth=1.8, linestyle=style)
    filled = dots & there & ~hollow
    ax.plot(x[filled], y[filled], look.marker, color=look.color, markersize=3.5, zorder=3, clip_on=False)
    (rings,) = ax.plot(x[hollow], y[hollow], look.marker, color=look.color, markersize=5, zorder=4, clip_on=False)
    rings.set(markerfacecolor="white", markeredgewidth=1.3)
    found = {"hollow": hollow.any(), "dashed": dashed.any(), "break": breaks.any()}
    return {mark for mark, is_there in found.items() if is_there}


def _runs(stretch: npt.NDArray[np.intp], dashed: npt.NDArray[np.bool_]) -> list[npt.NDArray[np.intp]]:
    """Return a stretch in parts of one style; the point at which the style changes is in both."""
    import numpy as np

    changes = np.flatnonzero(np.diff(dashed[stretch[:-1]])) + 1
    edges = [0, *changes, len(stretch) - 1]
    return [stretch[low : high + 1] for low, high in pairwise(edges) if high > low]


def _stretches(
    item: pd.Series[float], x: npt.NDArray[Any], y: npt.NDArray[Any], breaks: npt.NDArray[np.bool_]
) -> list[npt.NDArray[np.intp]]:
    """Return the positions of the points that a line joins: no gap within, and no break in series."""
    import numpy as np

    there = np.flatnonzero(~np.isnan(y))
    if item.index.name == "year":
        steps, longest = np.diff(x[there]), 1.0
    else:
        steps = np.diff(x[there].astype("datetime64[D]").astype(int))
        usual = float(np.median(steps)) if len(steps) else 0
        # Figures of days may be of every day or of one a month: what they mostly are says what a gap is.
        at_most = {"monthly": 31.0, "daily": max(2.5 * usual, _DAYS)}
        longest = at_most.get(str(item.attrs.get("frequency")), 0)
    cuts = np.flatnonzero((steps > longest) | breaks[there][1:]) + 1
    return [part for part in np.split(there, cuts) if len(part)]


def _scale(ax: Axes, chosen: list[pd.Series[float]]) -> None:
    """Set the axes: whole years, short numbers, and the unit in words."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    largest = max(float(item.abs().max()) for item in chosen)
    lowest = min(float(item.min()) for item in chosen)
    factor, word = next(((f, w) for f, w in _SCALES if largest >= f), (1.0, ""))
    unit = chosen[0].attrs["unit"]
    ax.set_ylabel(f"{word} {unit}".strip(), color=GREY)
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value / factor:,.10g}".replace("-", "−")))
    if chosen[0].index.name == "year":
        ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=9, min_n_ticks=2))
    if unit.startswith("%") and lowest >= 0:
        ax.set_ylim(bottom=0)
    ax.tick_params(colors=GREY, labelsize=9)


def _label(ax: Axes, chosen: list[pd.Series[float]], looks: list[_Look]) -> None:
    """Write the names of the lines beside their ends, apart from each other."""
    if len(chosen) == 1:
        return
    ends = [(there, look) for item, look in zip(chosen, looks, strict=True) if len(there := item.dropna())]
    low, high = ax.get_ylim()
    left, right = ax.get_xlim()
    _, height = settled(ax)
    places = _apart([(float(there.iloc[-1]) - low) / (high - low) for there, _ in ends], 12.5 / height)
    for (there, look), place in zip(ends, places, strict=True):
        ax.annotate(
            look.label,
            xy=(there.index[-1], float(there.iloc[-1])),
            xytext=(1.02, place),
            textcoords="axes fraction",
            color=look.color,
            fontsize=9,
            va="center",
            annotation_clip=False,
            arrowprops={
                "arrowstyle": "-",
                "color": look.color,
                "linewidth": 0.6,
                "alpha": 0.5,
                "shrinkA": 1,
                "shrinkB": 4,
            },
        )
    ax.set_xlim(left, right)


def _apart(places: list[float], step: float) -> list[float]:
    """Return the places moved as little as it takes for each to be `step` from the next."""
    order = sorted(range(len(places)), key=lambda at: places[at])
    groups: list[tuple[list[int], float]] = []
    for at in order:
        groups.append(([at], places[at]))
        while len(groups) > 1 and _top(groups[-2], step) > _bottom(groups[-1], step):
            (others, centre), (more, other) = groups[-2:]
            whole = others + more
            groups[-2:] = [(whole, (centre * len(others) + other * len(more)) / len(whole))]
    found = dict.fromkeys(range(len(places)), 0.0)
    for members, centre in groups:
        for at, member in enumerate(members):
            found[member] = centre + (at - (len(members) - 1) / 2) * step
    return [found[at] for at in range(len(places))]


def _top(group: tuple[list[int], float], step: float) -> float:
    return group[1] + len(group[0]) * step / 2


def _bottom(group: tuple[list[int], float], step: float) -> float:
    return group[1] - len(group[0]) * step / 2


def _legend(marks: set[str]) -> list[str]:
    said = {
        "hollow": "Hollow: provisional, estimated, unreliable, forecast or of another definition.",
        "dashed": "Dashed: territory of the later state, carried back.",
        "break": "Interrupted: break in series, or no figures.",
    }
    return [" ".join(text for mark, text in said.items() if mark in marks)]


def _parts(chosen: list[pd.Series[float]]) -> list[str]:
    """Say which years are of which state, where several are joined."""
    joined: dict[str, dict[tuple[str, str | None], list[Any]]] = {}
    for item in chosen:
        states = joined.setdefault(item.attrs["actor_id"], {})
        for part in item.attrs.get("parts", []):
            states.setdefault((part["actor_id"], part["reading"]), []).extend((part["first"], part["last"]))
    said = []
    for actor, states in joined.items():
        spans = [
            f"{name(state).text} {min(years)}–{max(years)}"
            + (f" (continued in the view of {name(reading).text})" if reading else "")
            for (state, reading), years in sorted(states.items(), key=lambda item: min(item[1]))
        ]
        if len(spans) > 1:
            said.append(f"{name(actor).text}: {', '.join(spans)}.")
    return said
