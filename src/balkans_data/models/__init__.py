"""What the data is: a pydantic model a table, and the registry of them all.

Each is imported when it is first used, so that what needs only `models.edtf` (the resolver of
names) does not build every model.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from balkans_data.models.actors import Actor, Country, Name
    from balkans_data.models.alignments import Alignment, Event, Status, Track
    from balkans_data.models.claims import Claim, ClaimRelation, ClaimSubject, CodedField, Coding
    from balkans_data.models.edtf import Edtf
    from balkans_data.models.figures import DerivedFigure, Indicator, ReportedFigure, Statistic
    from balkans_data.models.registry import MODELS, TABLES, UNIONS
    from balkans_data.models.retired import RetiredId
    from balkans_data.models.rows import ForeignKey, RowModel, Table, Union, Vocabulary
    from balkans_data.models.sources import Source
    from balkans_data.models.suppressions import Suppression
    from balkans_data.models.verdicts import (
        Check,
        CheckEvidence,
        CheckResult,
        Coverage,
        Threshold,
        Verdict,
        VerdictLabel,
    )
    from balkans_data.models.votes import RollCall, Vote

__all__ = [
    "MODELS",
    "TABLES",
    "UNIONS",
    "Actor",
    "Alignment",
    "Check",
    "CheckEvidence",
    "CheckResult",
    "Claim",
    "ClaimRelation",
    "ClaimSubject",
    "CodedField",
    "Coding",
    "Country",
    "Coverage",
    "DerivedFigure",
    "Edtf",
    "Event",
    "ForeignKey",
    "Indicator",
    "Name",
    "ReportedFigure",
    "RetiredId",
    "RollCall",
    "RowModel",
    "Source",
    "Statistic",
    "Status",
    "Suppression",
    "Table",
    "Threshold",
    "Track",
    "Union",
    "Verdict",
    "VerdictLabel",
    "Vocabulary",
    "Vote",
]

_MODULES = (
    "edtf",
    "rows",
    "actors",
    "alignments",
    "claims",
    "sources",
    "figures",
    "votes",
    "suppressions",
    "retired",
    "verdicts",
    "registry",
)  # each imports only those before

if not TYPE_CHECKING:  # for type checkers it would make any name an attribute

    def __getattr__(name: str) -> object:
        """Import what is asked for, and keep it."""
        if name in __all__:
            for module in _MODULES:
                found = vars(import_module(f"{__name__}.{module}"))
                if name in found:
                    globals()[name] = found[name]
                    return found[name]
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
