"""The one list of tables, in an order in which each table comes after those it refers to."""

from __future__ import annotations

from balkans_data.models.actors import Actor, Country, Name
from balkans_data.models.alignments import Alignment, Event, Status, Track
from balkans_data.models.claims import Claim, ClaimRelation, ClaimSubject, Coding
from balkans_data.models.figures import OBSERVATIONS, DerivedFigure, Indicator, ReportedFigure, Statistic
from balkans_data.models.retired import RetiredId
from balkans_data.models.rows import RowModel, Union
from balkans_data.models.sources import Source
from balkans_data.models.suppressions import Suppression
from balkans_data.models.verdicts import Check, CheckEvidence, CheckResult, Coverage, Threshold, Verdict
from balkans_data.models.votes import RollCall, Vote

__all__ = ["IDENTIFYING", "MADE", "MODELS", "OF_CHECKS", "TABLES", "UNIONS"]

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
    RetiredId,
)
"""Row models, in the order of loading. A new table is added here and nowhere else."""

OF_CHECKS: tuple[type[RowModel], ...] = (CheckResult, CheckEvidence, Verdict)
"""Those that the checks give; no check sees them."""

MADE: tuple[type[RowModel], ...] = (DerivedFigure, *OF_CHECKS)
"""Those that `build` makes from the others, in the order in which it does."""

TABLES: dict[str, type[RowModel]] = {model.table.name: model for model in MODELS}
"""Row models by table name."""

_REFERRED = {(key.table, frozenset(key.target)) for model in MODELS for key in model.table.foreign_keys}
IDENTIFYING: dict[str, type[RowModel]] = {
    name: model
    for name, model in TABLES.items()
    if model not in MADE
    and (len(model.table.key) == 1 or (name, frozenset(model.table.key)) in _REFERRED)
    and model.table.key not in {key.columns for key in model.table.foreign_keys}
}
"""Tables whose keys are identifiers of their own, which others may cite: those of one column, and those of several
that are referred to. Not those whose key is that of another table (`countries`), nor what is made."""

UNIONS: dict[str, Union] = {union.name: union for union in (OBSERVATIONS,)}
"""Tables that are also read as one, by the name of the whole."""
