"""The one list of tables, in an order in which each table comes after those it refers to."""

from __future__ import annotations

from balkans_data.models.actors import Actor, Country, Name
from balkans_data.models.alignments import Alignment, Event, Status, Track
from balkans_data.models.claims import Claim, ClaimRelation, ClaimSubject, Coding
from balkans_data.models.figures import OBSERVATIONS, DerivedFigure, Indicator, ReportedFigure, Statistic
from balkans_data.models.rows import RowModel, Union
from balkans_data.models.sources import Source
from balkans_data.models.suppressions import Suppression
from balkans_data.models.verdicts import Check, CheckEvidence, CheckResult, Coverage, Threshold, Verdict
from balkans_data.models.votes import RollCall, Vote

__all__ = ["MADE", "MODELS", "OF_CHECKS", "TABLES", "UNIONS"]

MODELS: tuple[type[RowModel], ...] = (
    Source,
    Actor,
    Country,
    Name,
    Track,
    Status,
    Alignment,
    Event,
    Claim,
    ClaimSubject,
    ClaimRelation,
    Coding,
    Indicator,
    Statistic,
    ReportedFigure,
    DerivedFigure,
    RollCall,
    Vote,
    Threshold,
    Coverage,
    Check,
    CheckResult,
    CheckEvidence,
    Verdict,
    Suppression,
)
"""Row models, in the order of loading. A new table is added here and nowhere else."""

OF_CHECKS: tuple[type[RowModel], ...] = (CheckResult, CheckEvidence, Verdict)
"""Those that the checks give; no check sees them."""

MADE: tuple[type[RowModel], ...] = (DerivedFigure, *OF_CHECKS)
"""Those that `build` makes from the others, in the order in which it does."""

TABLES: dict[str, type[RowModel]] = {model.table.name: model for model in MODELS}
"""Row models by table name."""

UNIONS: dict[str, Union] = {union.name: union for union in (OBSERVATIONS,)}
"""Tables that are also read as one, by the name of the whole."""
