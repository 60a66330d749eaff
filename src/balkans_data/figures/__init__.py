"""Figures as people use them: one line over time, and many lines side by side."""

from __future__ import annotations

from balkans_data.figures.lines import series
from balkans_data.figures.wide import panel

__all__ = ["panel", "series"]
