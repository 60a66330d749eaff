"""Figures and alignments as pictures: ordinary matplotlib Axes, legible as they come.

Needs matplotlib (``pip install 'balkans-data[plot]'``), which is imported when something is drawn.
Where pyplot is in use already, or in a notebook, figures are pyplot's, and so are shown as usual;
elsewhere they are figures of their own, which nothing keeps alive: ``ax.figure.savefig("a.png")``.
"""

from __future__ import annotations

from balkans_data.plot.curves import series
from balkans_data.plot.spells import timeline

__all__ = ["series", "timeline"]
