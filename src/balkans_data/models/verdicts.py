"""Which claims hold: readings that compute, what vague words are taken to mean, and the outcomes."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from balkans_data.models.rows import (
    Day,
    EdtfDate,
    EdtfEnd,
    Label,
    RowModel,
    Slug,
    Table,
    Text,
    Vocabulary,
    ref,
)
from balkans_data.models.suppressions import TableName

__all__ = [
    "Check",
    "CheckEvidence",
    "CheckResult",
    "Comparison",
    "Conflict",
    "Coverage",
    "Gap",
    "Moment",
    "Threshold",
    "Variant",
    "Verdict",
    "VerdictLabel",
]

Number = Annotated[int, Field(ge=0)]


class VerdictLabel(Vocabulary):
    """What the tables say of a claim, in the words of the fact-checking field (AVeriTeC)."""

    SUPPORTED = "supported", "The rows show it"
    REFUTED = "refuted", "The rows show that it is not so"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence", "The rows do not decide it"
    CONFLICTING = "conflicting", "Readings, sources or dates decide it differently"


class Moment(Vocabulary):
    """As of when a check is run."""

    THEN = "then", "The day on which the claim was made, or the text published; the last day that it can mean"
    NOW = "now", "The day of the release"


class Variant(Vocabulary):
    """In what a reading of a claim differs from the other readings of it."""

    WORDING = "wording", "What a word is taken to mean"
    SCOPE = "scope", "Who or what is counted in: which Balkans, which Europe"
    MEASURE = "measure", "What is measured: exports or all trade, capacity or flow"
    PERIOD = "period", "Which time is meant"
    STATUS = "status", "Whether Kosovo, or another contested state, is counted as one"
    SOURCE = "source", "Whose figures are taken"


class Comparison(Vocabulary):
    """How a figure is held against a threshold."""

    AT_LEAST = "at_least", "It must be as high, or higher"
    MORE_THAN = "more_than", "It must be higher"
    AT_MOST = "at_most", "It must be as low, or lower"
    LESS_THAN = "less_than", "It must be lower"


class Gap(Vocabulary):
    """Why a check does not decide."""

    NO_ROWS = "no_rows", "No row bears on it"
    MISSING_ROWS = "missing_rows", "Some rows that would be needed are not there"
    NOT_DECISIVE = "not_decisive", "The rows that are there do not settle it"
    CIRCULAR = "circular", "Only the claimant, or a source of the same origin, says so"
    DATES = "dates", "Dates are not exact enough"


class Conflict(Vocabulary):
    """Over what the verdict is divided."""

    READINGS = "readings", "One reading of its words holds, another does not"
    SOURCES = "sources", "It holds by the figures of one source, and not by those of another"
    DATES = "dates", "It holds or not, depending on when within an uncertain date something took place"


class Threshold(RowModel):
    """What a vague word is taken to mean, once for all checks."""

    table: ClassVar[Table] = Table(
        name="thresholds",
        title="Thresholds",
        description="What vague quantities (nearly all, main, significant) are taken to mean, and why.",
        key=("threshold_id",),
    )

    threshold_id: Slug = Field(title="Threshold", description="Identifier.", examples=["nearly-all"])
    term: Label = Field(title="Term", description="The words that it stands for.", examples=["nearly 100 per cent"])
    comparison: Comparison = Field(
        title="Comparison", description="How a figure is held against it.", examples=["at_least"]
    )
    value: Decimal = Field(title="Value", description="The limit.", examples=["90"])
    unit: Label = Field(title="Unit", description="Its unit.", examples=["per cent"])
    reason: Text = Field(
        title="Reason",
        description="Why this value and no other, for a reader to dispute.",
        examples=["A tenth from elsewhere would no longer be called nearly all."],
    )


class Coverage(RowModel):
    """A part of a table that is complete, so that a missing row in it says something."""

    table: ClassVar[Table] = Table(
        name="coverage",
        title="Coverage",
        description=(
            "For which table, topic, actors and time the rows are complete according to a source: only there may a "
            "missing row count as evidence."
        ),
        key=("coverage_id",),
        foreign_keys=(ref("source_id", "sources"), ref("second_source_id", "sources", "source_id")),
    )

    coverage_id: Slug = Field(title="Coverage", description="Identifier.", examples=["nato-members"])
    table_name: TableName = Field(title="Table", description="The table that is complete.", examples=["alignments"])
    topic: Text = Field(
        title="Topic",
        description="Which rows of it: the track, kind, indicator, partner.",
        examples=["Membership of NATO (track nato-membership)"],
    )
    actors: Text = Field(
        title="Actors", description="Whose rows.", examples=["The Balkan countries that the package has in countries"]
    )
    start: EdtfDate = Field(title="From", description="Since when they are complete (EDTF).", examples=["1949-04-04"])
    end: EdtfEnd = Field(
        title="To", description="Until when they are (EDTF); `..` if still so when last seen.", examples=[".."]
    )
    last_seen: EdtfDate | None = Field(
        None,
        title="Last seen",
        description="Date of the newest document that shows it, where the end is open.",
        examples=["2026-01-15"],
    )
    reason: Text = Field(
        title="Reason",
        description="How the source shows that no row is missing.",
        examples=["The page lists all members with the day of accession."],
    )
    source_id: Slug = Field(title="Source", description="The source that shows it.", examples=["nato-members-2025"])
    second_source_id: Slug | None = Field(
        None, title="Second source", description="Another that does.", examples=["nato-members-2025"]
    )


class Check(RowModel):
    """One reading of a claim, and the query that decides it."""

    table: ClassVar[Table] = Table(
        name="checks",
        title="Checks",
        description=(
            "Readings of claims that the tables can decide, each with a query in data/checks/<check_id>.sql that "
            "returns whether it holds and by which rows."
        ),
        key=("check_id",),
        foreign_keys=(ref("claim_id", "claims"),),
    )

    check_id: Slug = Field(
        title="Check",
        description="Identifier: the claim's, and a word or two for the reading.",
        examples=["antic2025-017-members"],
    )
    claim_id: Slug = Field(title="Claim", description="The claim.", examples=["antic2025-017"])
    reading: Text = Field(
        title="Reading",
        description="What the claim is taken to mean here, in a sentence that a reader can dispute.",
        examples=["On the day of the text, Montenegro is a member of NATO."],
    )
    variant: Variant | None = Field(
        None,
        title="Variant",
        description="In what it differs from the other readings of the claim; empty if it is the only one.",
        examples=["scope"],
    )
    note: Text | None = Field(
        None,
        title="Note",
        description="What a reader of the outcome must know: what is not tested, or stands in for what.",
        examples=["Exports stand in for trade, as imports are not in the tables."],
    )


class CheckResult(RowModel):
    """What a check found at a moment. Made by `balkans-data build`."""

    table: ClassVar[Table] = Table(
        name="check_results",
        title="Results of checks",
        description="What each check found, as of the claim's day and as of the release. Made by build.",
        key=("check_id", "moment"),
        foreign_keys=(ref("check_id", "checks"),),
    )

    check_id: Slug = Field(title="Check", description="The check.", examples=["antic2025-017-members"])
    moment: Moment = Field(title="Moment", description="As of when.", examples=["then"])
    as_of: Day = Field(title="As of", description="The day itself.", examples=["2025-01-31"])
    outcome: VerdictLabel = Field(title="Outcome", description="What the rows say.", examples=["supported"])
    gap: Gap | None = Field(
        None, title="Gap", description="Why it does not decide; empty if it does.", examples=["missing_rows"]
    )
    observed: Text | None = Field(
        None,
        title="Observed",
        description="The deciding figure, date or name, as the query gives it.",
        examples=["93.4"],
    )
    n_missing: Number = Field(
        title="Missing rows", description="How many rows that would be needed are not there.", examples=["0"]
    )
    n_evidence: Number = Field(title="Rows", description="How many rows were used.", examples=["3"])
    n_sources: Number = Field(title="Sources", description="How many sources those rows have.", examples=["2"])
    is_circular: bool = Field(
        title="Circular",
        description="Whether all those rows are the claimant's own, or of a source of the same origin.",
        examples=["false"],
    )
    is_date_dependent: bool = Field(
        title="Date-dependent",
        description="Whether the outcome hangs on when within an uncertain date something took place.",
        examples=["false"],
    )


class CheckEvidence(RowModel):
    """A row that a check used. Made by `balkans-data build`."""

    table: ClassVar[Table] = Table(
        name="check_evidence",
        title="Evidence of checks",
        description="The rows that each check used, by table and key. Made by build.",
        key=("check_id", "moment", "table_name", "row_key"),
        foreign_keys=(ref("check_id", "checks"),),
    )

    check_id: Slug = Field(title="Check", description="The check.", examples=["antic2025-017-members"])
    moment: Moment = Field(title="Moment", description="As of when.", examples=["then"])
    table_name: TableName = Field(title="Table", description="Table of the row.", examples=["alignments"])
    row_key: Text = Field(
        title="Key of the row",
        description="Primary key of the row, its parts joined by `|`.",
        examples=["mne-nato-membership-member"],
    )


class Verdict(RowModel):
    """What the checks of a claim say together. Made by `balkans-data build`."""

    table: ClassVar[Table] = Table(
        name="verdicts",
        title="Verdicts",
        description=(
            "Which claims hold, as far as the tables can tell: then (when the claim was made) and now (as of the "
            "release). Made by build from the checks."
        ),
        key=("claim_id", "moment"),
        foreign_keys=(ref("claim_id", "claims"),),
    )

    claim_id: Slug = Field(title="Claim", description="The claim.", examples=["antic2025-017"])
    moment: Moment = Field(title="Moment", description="As of when.", examples=["then"])
    as_of: Day = Field(title="As of", description="The day itself.", examples=["2025-01-31"])
    verdict: VerdictLabel = Field(title="Verdict", description="What the checks say together.", examples=["supported"])
    conflict: Conflict | None = Field(
        None, title="Conflict", description="Over what it is divided, if it is.", examples=["readings"]
    )
    n_checks: Number = Field(title="Checks", description="How many readings there are.", examples=["2"])
    n_supported: Number = Field(title="Supported", description="How many of them hold.", examples=["2"])
    n_refuted: Number = Field(title="Refuted", description="How many do not hold.", examples=["0"])
    n_undecided: Number = Field(
        title="Undecided",
        description="How many have not enough evidence; they leave the others standing.",
        examples=["0"],
    )
    is_circular: bool = Field(
        title="Circular",
        description="Whether the claimant's own figures are all that supports it.",
        examples=["false"],
    )
    is_date_dependent: bool = Field(
        title="Date-dependent",
        description="Whether the outcome of a check hangs on an uncertain date.",
        examples=["false"],
    )
