"""What holds between actors, and what happened on a day."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from balkans_data.models.rows import (
    ActorId,
    EdtfDate,
    EdtfEnd,
    ForeignKey,
    Label,
    RowModel,
    Slug,
    Table,
    Text,
    Vocabulary,
    ref,
    text_pattern,
)

__all__ = ["Alignment", "Event", "EventKind", "Evidence", "Status", "Track"]

KindList = Annotated[str, text_pattern("[a-z]+(?:_[a-z]+)*(?: [a-z]+(?:_[a-z]+)*)*")]


class Evidence(Vocabulary):
    """How well a row is shown."""

    DOCUMENTED = "documented", "One document shows it"
    CORROBORATED = "corroborated", "Two documents of different origin show it"


class EventKind(Vocabulary):
    """What happened."""

    APPLICATION = "application", "A state asked to be admitted"
    INVITATION = "invitation", "A body invited a state to join"
    BLOCKED = "blocked", "A step was prevented or put off by others"
    DECISION = "decision", "A body decided"
    NEGOTIATION = "negotiation", "Negotiations or a part of them were opened or closed"
    SIGNATURE = "signature", "A treaty, protocol or declaration was signed"
    RATIFICATION = "ratification", "A treaty was ratified, approved or acceded to"
    SUSPENSION = "suspension", "An arrangement was put on hold"
    RESUMPTION = "resumption", "What had been put on hold went on"
    WITHDRAWAL = "withdrawal", "An actor left, or gave notice of leaving"
    VOTE = "vote", "A vote outside the United Nations General Assembly"
    DECLARATION = "declaration", "An actor declared a position"
    SANCTION = "sanction", "A restrictive measure was imposed or named its target"
    CONTRACT = "contract", "A commercial or state contract was concluded"
    DELIVERY = "delivery", "Goods or arms were handed over"
    OPENING = "opening", "A facility or service began"
    CLOSURE = "closure", "A facility or service ended"
    MILITARY_OPERATION = "military_operation", "Armed forces acted"
    UNREST = "unrest", "People protested, put up barricades or fought with the police, or ended it"


class Track(RowModel):
    """A ladder or kind of relation, and the rules that its spells obey."""

    table: ClassVar[Table] = Table(
        name="tracks",
        title="Tracks",
        description="The kinds of relation that `alignments` records, each with the rules that its spells obey.",
        key=("track",),
        foreign_keys=(ref("source_id", "sources"),),
    )

    track: Slug = Field(title="Track", description="Identifier of the track.", examples=["eu-accession"])
    title: Label = Field(
        title="Title", description="What the track is about.", examples=["Accession to the European Union"]
    )
    partner_kind: KindList = Field(
        title="Kinds of partner",
        description="What a partner may be: values of `actors.kind`, separated by single spaces.",
        examples=["organisation"],
    )
    is_exclusive: bool = Field(
        title="Exclusive",
        description="Whether an actor holds at most one status at a time towards one partner in one reading.",
        examples=["true"],
    )
    is_ordered: bool = Field(
        title="Ordered",
        description="Whether the statuses follow each other by rank, so that a later one is never lower.",
        examples=["true"],
    )
    requires_statehood: bool = Field(
        title="Requires statehood",
        description="Whether the actor must exist as a state, in its own reading, throughout the spell.",
        examples=["true"],
    )
    definition: Text = Field(
        title="Definition",
        description="What the track records, and what counts as start and as end.",
        examples=["Steps of a state towards membership, from potential candidate to member."],
    )
    source_id: Slug | None = Field(
        None, title="Source", description="A document that defines the ladder.", examples=["eu-enlargement-policy"]
    )


class Status(RowModel):
    """One step or state of a track."""

    table: ClassVar[Table] = Table(
        name="statuses",
        title="Statuses",
        description="The statuses of each track, with their rank where they form a ladder.",
        key=("track", "status"),
        foreign_keys=(ref("track", "tracks"),),
    )

    track: Slug = Field(title="Track", description="The track it belongs to.", examples=["eu-accession"])
    status: Slug = Field(
        title="Status", description="Identifier of the status within its track.", examples=["candidate"]
    )
    rank: Annotated[int, Field(ge=1, le=99)] | None = Field(
        None,
        title="Rank",
        description="Place on the ladder of an ordered track, 1 lowest; empty in others.",
        examples=["3"],
    )
    label: Label = Field(title="Label", description="Short text for people.", examples=["EU candidate country"])
    meaning: Text = Field(
        title="Meaning",
        description="What must be true for it, and what starts and ends it.",
        examples=["Named a candidate by the European Council; ends when negotiations open."],
    )


class Alignment(RowModel):
    """A spell during which something held between two actors."""

    table: ClassVar[Table] = Table(
        name="alignments",
        title="Alignments",
        description=(
            "Dated relations between actors: memberships, partnerships, stances, sanctions, recognition, "
            "state lists, successions and definitions of regions. Spells are half-open."
        ),
        key=("alignment_id",),
        foreign_keys=(
            ref("actor_id", "actors"),
            ref("partner_id", "actors", "actor_id"),
            ForeignKey(("track", "status"), "statuses", ("track", "status")),
            ref("track", "tracks"),
            ref("reading", "actors", "actor_id"),
            ref("source_id", "sources"),
            ref("second_source_id", "sources", "source_id"),
        ),
    )

    alignment_id: Slug = Field(
        title="Alignment",
        description="Identifier of the spell, stable and never reused.",
        examples=["mne-nato-membership-member"],
    )
    actor_id: ActorId = Field(title="Actor", description="Who holds the status.", examples=["MNE"])
    partner_id: ActorId = Field(title="Partner", description="Towards or with whom.", examples=["nato"])
    track: Slug = Field(title="Track", description="The kind of relation.", examples=["nato-membership"])
    status: Slug = Field(title="Status", description="The status held.", examples=["member"])
    start: EdtfDate | None = Field(
        None,
        title="Start",
        description="First day on which it held (EDTF); empty if unknown.",
        examples=["2017-06-05"],
    )
    end: EdtfEnd | None = Field(
        None,
        title="End",
        description="First day on which it no longer held (EDTF), `..` if still so at `last_seen`, empty if unknown.",
        examples=[".."],
    )
    last_seen: EdtfDate | None = Field(
        None,
        title="Last seen",
        description="Date of the newest document that shows it still holding (EDTF).",
        examples=["2026-06"],
    )
    reading: ActorId | None = Field(
        None,
        title="Reading",
        description="Whose view the row is, where views differ; empty where it is undisputed.",
        examples=["SRB"],
    )
    source_id: Slug = Field(
        title="Source", description="The document that shows it.", examples=["nato-accession-of-montenegro"]
    )
    second_source_id: Slug | None = Field(
        None,
        title="Second source",
        description="Another document that shows it, or that shows it still holding.",
        examples=["nato-member-countries"],
    )
    evidence: Evidence = Field(title="Evidence", description="How well it is shown.", examples=["corroborated"])
    note: Text | None = Field(
        None,
        title="Note",
        description="Anything that a reader of the row must know.",
        examples=["The ceremony of 7 June 2017 is not the legal date."],
    )


class Event(RowModel):
    """Something that happened on a day and is no lasting state."""

    table: ClassVar[Table] = Table(
        name="events",
        title="Events",
        description="What happened on a day: signatures, decisions, invitations, votes, deliveries, openings.",
        key=("event_id",),
        foreign_keys=(
            ref("actor_id", "actors"),
            ref("counterpart_id", "actors", "actor_id"),
            ref("source_id", "sources"),
            ref("second_source_id", "sources", "source_id"),
        ),
    )

    event_id: Slug = Field(
        title="Event",
        description="Identifier of the event, stable and never reused.",
        examples=["mne-2015-nato-invitation"],
    )
    date: EdtfDate = Field(title="Date", description="When it happened (EDTF).", examples=["2015-12-02"])
    kind: EventKind = Field(title="Kind", description="What happened.", examples=["invitation"])
    actor_id: ActorId = Field(title="Actor", description="Who acted or is concerned.", examples=["MNE"])
    counterpart_id: ActorId = Field(
        title="Counterpart", description="With or towards whom; `_Z` for nobody.", examples=["nato"]
    )
    title: Text = Field(
        title="Title",
        description="What happened, in our words.",
        examples=["Montenegro invited to start accession talks with NATO"],
    )
    source_id: Slug = Field(
        title="Source", description="The document that shows it.", examples=["nato-foreign-ministers-2015"]
    )
    second_source_id: Slug | None = Field(
        None,
        title="Second source",
        description="Another document that shows it.",
        examples=["crs-in10851"],
    )
    evidence: Evidence = Field(title="Evidence", description="How well it is shown.", examples=["documented"])
    note: Text | None = Field(
        None,
        title="Note",
        description="Anything that a reader of the row must know.",
        examples=["Two of the sources differ by a day."],
    )
