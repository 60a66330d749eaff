"""What the data is: a pydantic model a table, and the registry of them all."""

from __future__ import annotations

from balkans_data.models.actors import Actor, Country, Name
from balkans_data.models.alignments import Alignment, Event, Status, Track
from balkans_data.models.claims import Claim, ClaimRelation, ClaimSubject, CodedField, Coding
from balkans_data.models.edtf import Edtf
from balkans_data.models.registry import MODELS, TABLES
from balkans_data.models.rows import ForeignKey, RowModel, Table, Vocabulary
from balkans_data.models.sources import Source

__all__ = [
    "MODELS",
    "TABLES",
    "Actor",
    "Alignment",
    "Claim",
    "ClaimRelation",
    "ClaimSubject",
    "CodedField",
    "Coding",
    "Country",
    "Edtf",
    "Event",
    "ForeignKey",
    "Name",
    "RowModel",
    "Source",
    "Status",
    "Table",
    "Track",
    "Vocabulary",
]
