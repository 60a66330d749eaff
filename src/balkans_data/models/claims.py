"""What is claimed: assertions of the texts, whom they are about, and how they stand to each other.

What the values mean, with examples, is in the codebook, ``docs/coding.md``.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from balkans_data.models.rows import (
    ActorId,
    EdtfDate,
    EdtfEnd,
    RowModel,
    Sha256,
    Slug,
    Table,
    Text,
    Vocabulary,
    ref,
    text_pattern,
)

__all__ = [
    "Certainty",
    "Checkability",
    "Claim",
    "ClaimRelation",
    "ClaimSubject",
    "ClaimType",
    "CodedField",
    "Coding",
    "Count",
    "Dimension",
    "Direction",
    "Hedge",
    "Locator",
    "Relation",
    "Stance",
]

Locator = Annotated[str, text_pattern("char=(?:0|[1-9][0-9]*),[1-9][0-9]*")]
"""RFC 5147 fragment: first and last position of a passage, in Unicode code points, half-open."""

Count = Annotated[int, Field(ge=1, le=10_000_000)]


class ClaimType(Vocabulary):
    """What kind of assertion it is."""

    FACTUAL = "factual", "That something is, was or happened, or how much it is"
    COMPARATIVE = "comparative", "That something is more, less, first or last, or has risen or fallen"
    CAUSAL = "causal", "That something causes, enables, prevents or explains something"
    PREDICTIVE = "predictive", "What will or may happen after the date of the text"
    EVALUATIVE = "evaluative", "A judgement of worth, importance, motive or success"
    NORMATIVE = "normative", "What somebody should or must do"


class Stance(Vocabulary):
    """What the source does with the claim."""

    ENDORSES = "endorses", "It asserts the claim itself, or builds on it"
    REPORTS = "reports", "It attributes the claim and leaves it open"
    DISPUTES = "disputes", "It attributes the claim in order to contradict or doubt it"


class Certainty(Vocabulary):
    """How sure the claim is said to be."""

    CERTAIN = "certain", "Certainty is marked"
    PROBABLE = "probable", "It is marked as likely"
    POSSIBLE = "possible", "It is marked as possible"
    UNSPECIFIED = "unspecified", "There is no mark of certainty"


class Hedge(Vocabulary):
    """What keeps the claim at a distance, or limits it."""

    ALLEGED = "alleged", "Put as an accusation"
    REPORTED = "reported", "Said to be reported, without a speaker"
    APPARENT = "apparent", "Said to appear, seem or suggest"
    CONDITIONAL = "conditional", "Said to hold under a condition"
    ESTIMATED = "estimated", "A figure that is not exact"
    PARTIAL = "partial", "Said to hold mostly, largely, often or in part"


class Dimension(Vocabulary):
    """What the claim is mainly about."""

    DIPLOMACY = "diplomacy", "Foreign policy, visits, votes, recognition campaigns, sanctions as policy, mediation"
    KOSOVO = "kosovo", "Kosovo's status, and the dispute and dialogue about it"
    EU_INTEGRATION = "eu_integration", "Accession to the EU, its conditions, the EU's policy of enlargement"
    NATO = "nato", "Membership and partnership of NATO, its presence as such"
    SECURITY = "security", "Armed forces, arms, exercises, war, intelligence, sabotage, paramilitaries"
    ENERGY = "energy", "Gas, oil, power, pipelines, energy companies"
    ECONOMY = "economy", "Trade, investment, loans, tourism, jobs, currency"
    INFORMATION = "information", "Media, disinformation, propaganda, online networks"
    CULTURE = "culture", "Religion, church, language, history as identity, schools, sport"
    DOMESTIC_POLITICS = "domestic_politics", "Parties, elections, governments, protest, rule of law within a state"
    PUBLIC_OPINION = "public_opinion", "What people think, in polls or by assertion"
    GREAT_POWERS = "great_powers", "Relations among Russia, the West, China and others, and their general strategy"


class Direction(Vocabulary):
    """What it would mean, if true, for influence in the Balkans."""

    RUSSIA_UP = "russia_influence_up", "Russia has, keeps or gains influence"
    RUSSIA_DOWN = "russia_influence_down", "Russia lacks or loses influence"
    WEST_UP = "west_influence_up", "The EU, NATO, the USA or their members have, keep or gain influence"
    WEST_DOWN = "west_influence_down", "They lack or lose influence"
    NEUTRAL = "neutral", "None of these, both at once, or not clear"


class Checkability(Vocabulary):
    """What it would take to decide the claim."""

    COMPUTABLE = "computable", "The tables, or a row that an open document can give, decide it"
    NEEDS_DATA = "needs_data", "A matter of fact for which the data are not open or not here"
    OPINION = "opinion", "No data would settle it"
    FORECAST = "forecast", "It is about what comes after the text"


class Relation(Vocabulary):
    """How one claim stands to another."""

    CONTRADICTS = "contradicts", "They cannot both be true, in the same sense of their words"
    CORROBORATES = "corroborates", "Independent sources assert the same"
    QUALIFIES = "qualifies", "The first limits the scope, time or strength of the second"
    RESTATES = "restates", "The same source, or one of the same origin, says it again"
    SUPERSEDES = "supersedes", "The first, being later, replaces the second, whose time has passed"


class CodedField(Vocabulary):
    """Which field of a claim was coded twice."""

    CLAIM_TYPE = "claim_type", "What kind of assertion it is"
    STANCE = "stance", "What the source does with it"
    CERTAINTY = "certainty", "How sure it is said to be"
    HEDGE = "hedge", "What keeps it at a distance; empty for none"
    DIMENSION = "dimension", "What it is mainly about"
    DIRECTION = "direction", "What it would mean for influence"
    CHECKABILITY = "checkability", "What it would take to decide it"
    SPEAKER = "speaker", "Who asserts it, by kind: author, authors relayed, named person or body, unnamed group"


class Claim(RowModel):
    """One assertion of a text, in our words, with the place of the passage that carries it."""

    table: ClassVar[Table] = Table(
        name="claims",
        title="Claims",
        description=(
            "What the texts assert about Russia, the West and the Balkans: one assertion a row, in our words, with "
            "speaker, hedge and scope, and the place and hash of the passage."
        ),
        key=("claim_id",),
        foreign_keys=(
            ref("source_id", "sources"),
            ref("speaker_id", "actors", "actor_id"),
            ref("relayed_by_id", "actors", "actor_id"),
        ),
        brief=("claim_id", "statement", "speaker_id", "stance", "certainty", "dimension"),
    )

    claim_id: Slug = Field(title="Claim", description="Identifier: source and number.", examples=["antic2025-017"])
    source_id: Slug = Field(title="Source", description="The text that makes it.", examples=["antic2025"])
    line: Count = Field(
        title="Line", description="Line of the text on which the passage begins, from 1.", examples=["12"]
    )
    locator: Locator = Field(
        title="Locator",
        description=(
            "Place of the passage (RFC 5147): first and last position in Unicode code points, half-open, in the text "
            "whose SHA-256 is in `sources`."
        ),
        examples=["char=1043,1130"],
    )
    passage_words: Count = Field(
        title="Words of the passage",
        description="Number of words of the passage, so that any copy can be searched for it.",
        examples=["14"],
    )
    passage_sha256: Sha256 = Field(
        title="Hash of the passage",
        description="SHA-256 of the passage in NFKC, case-folded, with single spaces for white space.",
        examples=["67b009b529330b0a6043551189f43faa785c9c3cc0011ad2bdb4eac876356c43"],
    )
    statement: Text = Field(
        title="Statement",
        description="What is claimed: self-contained, neutral, in our words, with scope, quantity, hedge and tense.",
        examples=["Montenegro joined NATO in 2017."],
    )
    claim_type: ClaimType = Field(title="Type", description="What kind of assertion it is.", examples=["factual"])
    speaker_id: ActorId = Field(
        title="Speaker",
        description="Who asserts it: the author, or whoever it is attributed to.",
        examples=["antic-stefan"],
    )
    relayed_by_id: ActorId | None = Field(
        None,
        title="Relayed by",
        description="Who passes it on between the speaker and the source, if anybody does.",
        examples=["foreign-affairs"],
    )
    stance: Stance = Field(title="Stance", description="What the source does with it.", examples=["endorses"])
    certainty: Certainty = Field(title="Certainty", description="How sure it is said to be.", examples=["possible"])
    hedge: Hedge | None = Field(
        None, title="Hedge", description="What keeps it at a distance, or limits it.", examples=["alleged"]
    )
    dimension: Dimension = Field(title="Dimension", description="What it is mainly about.", examples=["energy"])
    direction: Direction = Field(
        title="Direction",
        description="What it would mean, if true, for influence in the Balkans.",
        examples=["russia_influence_down"],
    )
    about_start: EdtfDate | None = Field(
        None,
        title="About, from",
        description="Since when, or when, what it is about took place (EDTF).",
        examples=["2017-06"],
    )
    about_end: EdtfEnd | None = Field(
        None,
        title="About, to",
        description="Until when (EDTF); `..` if still so when it was said; empty for a point in time or none.",
        examples=[".."],
    )
    made_on: EdtfDate | None = Field(
        None,
        title="Made on",
        description="When it was said, if not in the source itself at its date (EDTF).",
        examples=["2023-11-07"],
    )
    checkability: Checkability = Field(
        title="Checkability", description="What it would take to decide it.", examples=["computable"]
    )
    note: Text | None = Field(
        None,
        title="Note",
        description="Anything that a reader of the row must know.",
        examples=["The text uses a term that only one side uses."],
    )


class ClaimSubject(RowModel):
    """An actor whom a claim is about."""

    table: ClassVar[Table] = Table(
        name="claim_subjects",
        title="Subjects of claims",
        description="Whom each claim is about.",
        key=("claim_id", "actor_id"),
        foreign_keys=(ref("claim_id", "claims"), ref("actor_id", "actors")),
    )

    claim_id: Slug = Field(title="Claim", description="The claim.", examples=["antic2025-017"])
    actor_id: ActorId = Field(title="Actor", description="Whom it is about.", examples=["SRB"])


class ClaimRelation(RowModel):
    """How one claim stands to another, and why."""

    table: ClassVar[Table] = Table(
        name="claim_relations",
        title="Relations of claims",
        description="Which claims contradict, corroborate, qualify, restate or supersede each other, and why.",
        key=("claim_id", "relation", "other_id"),
        foreign_keys=(ref("claim_id", "claims"), ref("other_id", "claims", "claim_id")),
    )

    claim_id: Slug = Field(
        title="Claim",
        description="The one claim; of relations that hold both ways, the one that sorts first.",
        examples=["antic2025-017"],
    )
    relation: Relation = Field(title="Relation", description="How it stands to the other.", examples=["contradicts"])
    other_id: Slug = Field(title="Other", description="The other claim.", examples=["morelli2018-004"])
    reason: Text = Field(
        title="Reason",
        description="Why, in our words.",
        examples=["One says that support is high, the other that it has fallen."],
    )
    decided_by: Text | None = Field(
        None,
        title="Decided by",
        description="Which data could decide between the two, where any could.",
        examples=["Surveys of several years by one maker"],
    )


class Coding(RowModel):
    """Two blind codings of one field of a claim, and what was published."""

    table: ClassVar[Table] = Table(
        name="codings",
        title="Codings",
        description="Fields of claims that were coded twice, the second time blind to the first.",
        key=("claim_id", "field"),
        foreign_keys=(ref("claim_id", "claims"),),
    )

    claim_id: Slug = Field(title="Claim", description="The claim.", examples=["antic2025-017"])
    field: CodedField = Field(title="Field", description="The field.", examples=["dimension"])
    first: Text | None = Field(
        None, title="First", description="The first coding; empty where the field is.", examples=["energy"]
    )
    second: Text | None = Field(None, title="Second", description="The second, blind coding.", examples=["economy"])
    final: Text | None = Field(
        None,
        title="Final",
        description="What stands in `claims` after the two were compared.",
        examples=["energy"],
    )
