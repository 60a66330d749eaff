"""Figures: what is measured, what texts report, and what is computed from them.

Three tables share one row: each has one owner, so that no figure is typed where it could be made.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import Field

from balkans_data.models.claims import Count, Dimension, Locator
from balkans_data.models.rows import (
    ActorId,
    EdtfDate,
    Label,
    RowModel,
    Sha256,
    Slug,
    Table,
    Text,
    Union,
    Vocabulary,
    ref,
)

__all__ = [
    "OBSERVATIONS",
    "DerivedFigure",
    "Frequency",
    "Indicator",
    "Method",
    "ObservationStatus",
    "Qualifier",
    "ReportedFigure",
    "Statistic",
    "Territory",
]


class Method(Vocabulary):
    """How the figures of an indicator come about, and so in which table they are."""

    STATISTIC = "statistic", "Published as a series, and remade from it by a pipeline (`statistics`)"
    DERIVED = "derived", "Computed from other tables by a query (`derived_figures`)"
    REPORTED = "reported", "Only said in texts and documents (`reported_figures`)"


class Frequency(Vocabulary):
    """How often a figure is given."""

    ANNUAL = "annual", "One figure a year"
    MONTHLY = "monthly", "One figure a month"
    DAILY = "daily", "A figure of a day; not of every day"
    IRREGULAR = "irregular", "Figures of days or spells of any length"


class ObservationStatus(Vocabulary):
    """Quality of a figure: codes of the SDMX list of observation status (CL_OBS_STATUS)."""

    NORMAL = "A", "Normal value"
    BREAK = "B", "Break in the series: not comparable with the figure before"
    DIFFERS = "D", "Definition differs from that of the indicator; the note says how"
    ESTIMATED = "E", "Estimated by the source"
    FORECAST = "F", "Forecast or plan"
    PROVISIONAL = "P", "Provisional, to be revised by the source"
    UNRELIABLE = "U", "Low reliability: the source, or a known flaw of it, warns of the figure"


class Territory(Vocabulary):
    """Of which territory a figure is."""

    AS_THEN = "as_then", "Of the state as it was in the period"
    BACKCAST = "backcast", "Of the territory of a later state or union, carried back before it existed"


class Qualifier(Vocabulary):
    """How exact a text says that its figure is."""

    EXACT = "exact", "Given without a qualification"
    APPROXIMATE = "approximate", "About, some, nearly, almost, over and above a round number"
    AT_LEAST = "at_least", "More than, at least"
    AT_MOST = "at_most", "Less than, at most, up to"
    ESTIMATE = "estimate", "Called an estimate"
    FORECAST = "forecast", "Expected, planned or promised"


Decimals = Annotated[int, Field(ge=0, le=6)]
Factor = Annotated[Decimal, Field(ge=1, le=1000)]


class Indicator(RowModel):
    """What a figure measures."""

    table: ClassVar[Table] = Table(
        name="indicators",
        title="Indicators",
        description=(
            "What the figures measure: definition, unit, decimals, bounds, and how they come about. "
            "Those of surveys, prices and the like that only texts give are among them."
        ),
        key=("indicator_id",),
        foreign_keys=(ref("part_of", "indicators", "indicator_id"), ref("source_id", "sources")),
        brief=("indicator_id", "title", "unit", "frequency", "method", "dimension"),
    )

    indicator_id: Slug = Field(
        title="Indicator", description="Identifier, stable and never reused.", examples=["gas-import-share"]
    )
    title: Label = Field(
        title="Title", description="Short text for people.", examples=["Share of gas imports by country of origin"]
    )
    definition: Text = Field(
        title="Definition",
        description="What is counted or measured, in which way, and what an actor and a counterpart are to it.",
        examples=["Imports of natural gas from the counterpart as a share of all imports of natural gas."],
    )
    unit: Label = Field(
        title="Unit",
        description="Unit, with base and prices where they matter; rates of exchange read `RON per 1 EUR`.",
        examples=["%"],
    )
    decimals: Decimals = Field(
        title="Decimals",
        description="To how many decimals figures are rounded (half to even); a text's own may have fewer.",
        examples=["1"],
    )
    dimension: Dimension = Field(title="Dimension", description="What it is mainly about.", examples=["energy"])
    is_bilateral: bool = Field(
        title="Bilateral",
        description="Whether a figure is one between an actor and a counterpart (`WLD` for all of them).",
        examples=["true"],
    )
    frequency: Frequency = Field(title="Frequency", description="How often it is given.", examples=["annual"])
    method: Method = Field(title="Method", description="How figures come about.", examples=["derived"])
    minimum: Decimal | None = Field(
        None, title="Minimum", description="No figure is below it; empty if there is no bound.", examples=["0"]
    )
    maximum: Decimal | None = Field(
        None, title="Maximum", description="No figure is above it; empty if there is no bound.", examples=["100"]
    )
    part_of: Slug | None = Field(
        None,
        title="Part of",
        description=(
            "The indicator of the whole that it is a part of or (in %) a share of: parts of one whole never add up "
            "to more than it, nor shares to more than 100."
        ),
        examples=["gas-imports"],
    )
    jump_factor: Factor | None = Field(
        None,
        title="Jump factor",
        description="A figure that is this many times the one before it, or as much less, needs a note.",
        examples=["3"],
    )
    derivation: Text | None = Field(
        None,
        title="Derivation",
        description="For derived indicators: from what and how it is computed, with the name of the method.",
        examples=["Sum over the roll calls of a year; two abstentions agree."],
    )
    source_id: Slug = Field(
        title="Source", description="A document that defines it so.", examples=["eurostat-nrg-ti-gas-2022"]
    )
    note: Text | None = Field(
        None,
        title="Note",
        description="Anything that a reader of the figures must know.",
        examples=["The partner is the country of purchase where the origin is not known."],
    )


class _Figure(RowModel):
    """What every figure has."""

    indicator_id: Slug = Field(title="Indicator", description="What it measures.", examples=["gas-import-share"])
    actor_id: ActorId = Field(title="Actor", description="Whose figure it is.", examples=["SRB"])
    counterpart_id: ActorId = Field(
        title="Counterpart",
        description="With, from or towards whom; `_Z` unless the indicator is bilateral.",
        examples=["RUS"],
    )
    period: EdtfDate = Field(
        title="Period", description="Year, month, day or interval that it is of (EDTF).", examples=["2019"]
    )
    value: Decimal = Field(title="Value", description="The figure, in the indicator's unit.", examples=["87.3"])
    obs_status: ObservationStatus = Field(
        title="Observation status", description="Its quality, as an SDMX code.", examples=["A"]
    )
    territory: Territory = Field(title="Territory", description="Of which territory it is.", examples=["as_then"])
    source_id: Slug = Field(
        title="Source",
        description="Where it is from; of a derived figure, the main source of what it is computed from.",
        examples=["eurostat-nrg-ti-gas-2022"],
    )


_FIGURE_KEY = ("indicator_id", "actor_id", "counterpart_id", "period")
_FIGURE_KEYS = (
    ref("indicator_id", "indicators"),
    ref("actor_id", "actors"),
    ref("counterpart_id", "actors", "actor_id"),
    ref("source_id", "sources"),
)
_BRIEF = ("indicator_id", "actor_id", "counterpart_id", "period", "value", "obs_status", "source_id")


def _note() -> Any:
    """Return the last column of each table of figures."""
    return Field(
        None,
        title="Note",
        description="Anything that a reader of the row must know.",
        examples=["Kosovo is counted within Serbia."],
    )


class Statistic(_Figure):
    """A figure of a published series."""

    table: ClassVar[Table] = Table(
        name="statistics",
        title="Statistics",
        description="Figures of openly licensed series, as their publishers give them; remade by `pipelines/`.",
        key=_FIGURE_KEY,
        foreign_keys=_FIGURE_KEYS,
        brief=_BRIEF,
    )

    note: Text | None = _note()


class DerivedFigure(_Figure):
    """A figure that a query computes from other tables."""

    table: ClassVar[Table] = Table(
        name="derived_figures",
        title="Derived figures",
        description=(
            "Shares, distances and rates, computed by `balkans-data build` with one query an indicator "
            "(`data/derivations/`); never typed."
        ),
        key=_FIGURE_KEY,
        foreign_keys=_FIGURE_KEYS,
        brief=_BRIEF,
    )

    note: Text | None = _note()


class _Identified(RowModel):
    """The identifier of a figure, which stands first in its row."""

    figure_id: Slug = Field(
        title="Figure", description="Identifier: source and number.", examples=["antic2025-figure-017"]
    )


class ReportedFigure(_Figure, _Identified):
    """A figure that a text or document gives, as it gives it."""

    table: ClassVar[Table] = Table(
        name="reported_figures",
        title="Reported figures",
        description=(
            "Figures that texts and documents give, with qualifier, range, originator and passage: "
            "beside the public series, never instead of them."
        ),
        key=("figure_id",),
        foreign_keys=(*_FIGURE_KEYS, ref("originator_id", "actors", "actor_id"), ref("claim_id", "claims")),
        brief=("figure_id", *_BRIEF[:-2], "qualifier", "source_id"),
    )

    value_high: Decimal | None = Field(
        None,
        title="Upper value",
        description="The upper end, where a range is given; `value` is the lower.",
        examples=["90"],
    )
    qualifier: Qualifier = Field(title="Qualifier", description="How exact it is said to be.", examples=["approximate"])
    originator_id: ActorId | None = Field(
        None,
        title="Originator",
        description="Whose figure it is, where the source passes it on: the maker of a survey, a minister.",
        examples=["institute-for-european-affairs"],
    )
    claim_id: Slug | None = Field(
        None, title="Claim", description="The claim that asserts it, if it is from a text.", examples=["antic2025-017"]
    )
    line: Count | None = Field(
        None,
        title="Line",
        description="Line of the text on which the passage begins, from 1; empty for other documents.",
        examples=["12"],
    )
    locator: Locator | None = Field(
        None, title="Locator", description="Place of the passage (RFC 5147), as in claims.", examples=["char=1043,1130"]
    )
    passage_words: Count | None = Field(
        None,
        title="Words of the passage",
        description="Number of words of the passage, so that any copy can be searched for it.",
        examples=["14"],
    )
    passage_sha256: Sha256 | None = Field(
        None,
        title="Hash of the passage",
        description="SHA-256 of the passage in NFKC, case-folded, with single spaces for white space.",
        examples=["67b009b529330b0a6043551189f43faa785c9c3cc0011ad2bdb4eac876356c43"],
    )
    note: Text | None = _note()


OBSERVATIONS = Union(
    name="observations",
    title="Observations",
    description="All figures: those of published series, computed ones, and those that texts report.",
    parts=(Statistic, DerivedFigure, ReportedFigure),
    brief=_BRIEF,
)
