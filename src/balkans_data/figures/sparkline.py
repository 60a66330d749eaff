"""A line of figures in a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["GAP", "sparkline"]

GAP = "·"
_BLOCKS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[float | None], width: int = 60) -> str:
    """Return one block a value, low to high; what is missing is a dot.

    Parameters
    ----------
    values : sequence of float or None
        At equal distances in time.
    width : int
        How many characters there may be: where there are more values, each character is the mean
        of as many neighbours as it takes.

    Examples
    --------
    >>> sparkline([1, 2, None, 8])
    '▁▂·█'
    """
    size = -(-len(values) // width) or 1
    groups = [[v for v in values[at : at + size] if v is not None] for at in range(0, len(values), size)]
    means = [sum(group) / len(group) if group else None for group in groups]
    there = [mean for mean in means if mean is not None]
    if not there:
        return GAP * len(means)
    low, span = min(there), max(there) - min(there)
    return "".join(GAP if mean is None else _block((mean - low) / span if span else 0.5) for mean in means)


def _block(share: float) -> str:
    return _BLOCKS[min(int(share * len(_BLOCKS)), len(_BLOCKS) - 1)]
