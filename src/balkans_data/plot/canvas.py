"""What all pictures share: where they are drawn, colours, captions."""

from __future__ import annotations

import sys
from textwrap import fill
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matplotlib.axes import Axes

__all__ = ["GREY", "PALETTE", "axes", "caption", "headline", "needed", "settled", "sources_line"]

# Okabe and Ito's colours, which people with any colour vision tell apart; without the yellow, too
# pale for a line on white.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
GREY = "#595959"


def needed() -> None:
    """Raise ImportError with a way out if there is no matplotlib."""
    try:
        import matplotlib as mpl  # noqa: F401
    except ImportError as error:
        raise ImportError("drawing needs matplotlib: pip install 'balkans-data[plot]'") from error


def axes(ax: Axes | None, width: float, height: float) -> Axes:
    """Return the Axes to draw on: those given, or those of a new figure of this size in inches."""
    if ax is not None:
        return ax
    if "matplotlib.pyplot" in sys.modules or _is_notebook():
        from matplotlib import pyplot as plt

        return plt.figure(figsize=(width, height), layout="constrained").add_subplot()
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained").add_subplot()


def _is_notebook() -> bool:
    """Whether IPython runs this, which shows pyplot's figures."""
    shell = sys.modules.get("IPython")
    return shell is not None and shell.get_ipython() is not None


def headline(ax: Axes, text: str) -> None:
    """Write the title over the Axes, from the left, in as many lines as it takes."""
    ax.set_title(fill(text, _letters(ax, 7.5)), loc="left", fontsize=12, fontweight="bold", pad=12)


def caption(ax: Axes, lines: Iterable[str]) -> None:
    """Write what a reader must know below the Axes; as label of the axis, so that it takes its room."""
    width = _letters(ax, 4.4)
    text = "\n".join(fill(line, width) for line in lines if line)
    ax.set_xlabel(text, loc="left", fontsize=8, color=GREY, labelpad=10, linespacing=1.4)


def sources_line(sources: Iterable[dict[str, Any]], release: Mapping[Any, Any]) -> str:
    """Return the source line: publisher, title and licence of each source, and the release."""
    said = dict.fromkeys(_source(source) for source in sources)
    return f"Source: {'; '.join(said)}. {release['package']} {release['version']} ({release['licence']})."


def _source(source: dict[str, Any]) -> str:
    parts = [source["publisher"], source["title"]]
    licence = f" ({source['licence']})" if source["licence"] else ""
    return ": ".join(part for part in parts if part) + licence


def settled(ax: Axes) -> tuple[float, float]:
    """Return width and height of the Axes in points, once the layout has made room for what is there."""
    figure = ax.get_figure(root=True)
    if figure is not None:
        figure.draw_without_rendering()
    points = 72 / ax.figure.dpi
    return ax.bbox.width * points, ax.bbox.height * points


def _letters(ax: Axes, points: float) -> int:
    """Return how many letters of a mean width in points go into the width of the Axes."""
    return max(int(ax.bbox.width * 72 / ax.figure.dpi / points), 20)
