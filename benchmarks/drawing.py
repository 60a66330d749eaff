"""The picture of the scale: time and memory against rows, by tool."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from peers import OURS, READING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.text import Annotation
    from measuring import Run
    from scale import Scale

__all__ = ["draw"]

# Of a lightness that stands out from white and from black, and apart for people with any colour vision.
_COLOURS = {
    OURS: "#1f7fd1",
    "pandera": "#c96a12",
    "frictionless": "#bf5fa0",
    "pyarrow.csv": "#1f9470",
    READING: "#777c83",
}
_INK = "#777c83"
_GAP = 12
"""Points between two labels."""
_OFFSETS = (7, 14, 21, 28, 42)
_SIDES = {"center": 0, "left": 1, "right": -1, "bottom": 1, "top": -1}
"""To which side a name lies that is aligned so."""
_SETTINGS: dict[Any, Any] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib
    "font.size": 10,
    "svg.fonttype": "path",
    "svg.hashsalt": "balkans-data",
    "text.color": _INK,
    "axes.edgecolor": _INK,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def draw(scale: Scale, file: Path) -> None:
    """Write the picture; the same figures give the same bytes."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        figure = Figure(figsize=(9.6, 4.6))
        figure.subplots_adjust(left=0.05, right=0.89, top=0.9, bottom=0.09, wspace=0.5)
        left, right = figure.subplots(1, 2)
        _panel(left, scale, lambda run: run.seconds, "Time, seconds")
        _panel(right, scale, lambda run: run.peak / 1e6, "Peak memory of the process, MB")
        figure.savefig(file, transparent=True, metadata={"Date": None})


def _panel(ax: Axes, scale: Scale, value: Callable[[Run], float], title: str) -> None:
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

    ax.set(xscale="log", yscale="log")
    ax.margins(y=0.1)
    ax.set_title(title, loc="left", fontsize=11, fontweight="bold")
    lines = {}
    for tool, colour in _COLOURS.items():
        points = [(size, value(run)) for (name, size), run in scale.runs.items() if name == tool]
        if points:
            lines[tool] = points
            ax.plot(*zip(*points, strict=True), color=colour, linewidth=3 if tool == OURS else 1.6, marker="o", ms=4)
    ax.set_xticks(scale.sizes)
    ax.set_xticklabels([*map(_short, scale.sizes[:-1]), f"{_short(scale.sizes[-1])} rows"])
    ax.yaxis.set_major_locator(LogLocator(subs=(1, 3)))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda number, _: f"{number:,.6g}"))
    ax.xaxis.set_minor_formatter(NullFormatter())
    ax.yaxis.set_minor_formatter(NullFormatter())
    ax.tick_params(which="minor", length=0)
    ax.grid(visible=True, which="major", color=_INK, alpha=0.25, linewidth=0.6)
    _label(ax, lines)


def _short(number: int) -> str:
    return f"{number // 1_000_000}M" if number >= 1_000_000 else f"{number // 1_000}k"


def _label(ax: Axes, lines: dict[str, list[tuple[int, float]]]) -> None:
    """Name each line at its end, apart from the other names."""
    ends = {tool: points[-1] for tool, points in lines.items()}
    furthest = max(rows for rows, _ in ends.values())
    points = 72 / ax.figure.dpi
    heights = {tool: float(ax.transData.transform(end)[1]) * points for tool, end in ends.items() if end[0] == furthest}
    for tool, height in _apart(heights).items():
        _write(ax, tool, ends[tool], (8, height - heights[tool]), "left", "center")
    for tool in ends.keys() - heights.keys():
        _label_within(ax, tool, ends[tool])


def _label_within(ax: Axes, tool: str, end: tuple[int, float]) -> None:
    """Name a line that ends early, near its end, where the name covers neither line nor name."""
    paths = [line.get_transform().transform_path(line.get_path()) for line in ax.lines]
    for offset, across, along in product(_OFFSETS, ("center", "left", "right"), ("bottom", "top")):
        label = _write(ax, tool, end, (_SIDES[across] * offset, _SIDES[along] * offset), across, along)
        box = label.get_window_extent()
        others = [text.get_window_extent() for text in ax.texts if text is not label]
        if not (box.count_overlaps(others) or any(path.intersects_bbox(box, filled=False) for path in paths)):
            return
        label.remove()
    _write(ax, tool, end, (0, 8), "center", "bottom")


def _write(ax: Axes, tool: str, end: tuple[int, float], offset: tuple[float, float], ha: Any, va: Any) -> Annotation:
    return ax.annotate(
        tool,
        end,
        xytext=offset,
        textcoords="offset points",
        ha=ha,
        va=va,
        color=_COLOURS[tool],
        fontweight="bold" if tool == OURS else "normal",
        annotation_clip=False,
    )


def _apart(heights: dict[str, float]) -> dict[str, float]:
    """Return heights that differ by `_GAP` at least, moved as little as that takes."""
    names = sorted(heights, key=lambda name: heights[name])
    placed = [heights[name] for name in names]
    for _ in range(200):
        for below in range(len(placed) - 1):
            lack = _GAP - (placed[below + 1] - placed[below])
            if lack > 0:
                placed[below] -= lack / 2
                placed[below + 1] += lack / 2
    return dict(zip(names, placed, strict=True))
