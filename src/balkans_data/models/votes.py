"""Recorded votes of the United Nations General Assembly."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from balkans_data.models.rows import (
    ActorId,
    EdtfDate,
    RowModel,
    Slug,
    Table,
    Text,
    Vocabulary,
    ref,
    text_pattern,
)

__all__ = ["RollCall", "Vote", "VoteCast"]

_ISSUE = "(?:co|di|ec|hr|me|nu)"
Issues = Annotated[str, text_pattern(f"{_ISSUE}(?: {_ISSUE})*")]


class VoteCast(Vocabulary):
    """How a state voted."""

    YES = "yes", "In favour"
    NO = "no", "Against"
    ABSTAIN = "abstain", "Abstaining"
    ABSENT = "absent", "Not voting, where a record says so"


class RollCall(RowModel):
    """One vote of a body by name of the states."""

    table: ClassVar[Table] = Table(
        name="roll_calls",
        title="Roll calls",
        description="Recorded votes of the General Assembly, with what was voted on.",
        key=("roll_call_id",),
        foreign_keys=(ref("body_id", "actors", "actor_id"), ref("source_id", "sources")),
        brief=("roll_call_id", "date", "resolution", "title"),
    )

    roll_call_id: Slug = Field(
        title="Roll call",
        description="Identifier: the number in the file of the source, or body and symbol.",
        examples=["unvotes-5309"],
    )
    body_id: ActorId = Field(title="Body", description="Who voted.", examples=["un-general-assembly"])
    date: EdtfDate = Field(title="Date", description="When it was taken (EDTF).", examples=["2014-03-27"])
    session: Annotated[int, Field(ge=1, le=200)] | None = Field(
        None,
        title="Session",
        description="Number of the session, as the source counts; empty for emergency special sessions outside it.",
        examples=["68"],
    )
    resolution: Text | None = Field(
        None,
        title="Resolution",
        description="Symbol of what was voted on, as the source writes it; may be missing, or be that of several.",
        examples=["A/RES/68/262"],
    )
    title: Text = Field(
        title="Title",
        description="What was voted on: the source's short title of it, or of another vote on the same text.",
        examples=["Territorial integrity of Ukraine"],
    )
    is_amendment: bool | None = Field(
        None, title="Amendment", description="Whether it was on an amendment; empty if unknown.", examples=["false"]
    )
    is_paragraph: bool | None = Field(
        None,
        title="Paragraph",
        description="Whether it was on a paragraph or part only; empty if unknown.",
        examples=["false"],
    )
    is_important: bool | None = Field(
        None,
        title="Important",
        description="Whether the U.S. State Department listed it as important; empty if unknown.",
        examples=["true"],
    )
    issues: Issues | None = Field(
        None,
        title="Issues",
        description=(
            "Topics that the source assigns, separated by spaces: co colonialism, di arms control and disarmament, "
            "ec economic development, hr human rights, me Palestinian conflict, nu nuclear weapons."
        ),
        examples=["hr me"],
    )
    is_complete: bool = Field(
        title="Complete",
        description="Whether every recorded vote of the states of this table is here, so that none means absent.",
        examples=["true"],
    )
    source_id: Slug = Field(title="Source", description="Where it is from.", examples=["unvotes-roll-calls-2021"])
    note: Text | None = Field(
        None,
        title="Note",
        description="Anything that a reader of the row must know.",
        examples=["Adopted by 100 votes to 11, with 58 abstentions."],
    )


class Vote(RowModel):
    """How one state voted in one roll call."""

    table: ClassVar[Table] = Table(
        name="votes",
        title="Votes",
        description="How the states of the Balkans and those they are compared with voted, as recorded.",
        key=("roll_call_id", "actor_id"),
        foreign_keys=(
            ref("roll_call_id", "roll_calls"),
            ref("actor_id", "actors"),
            ref("source_id", "sources"),
        ),
    )

    roll_call_id: Slug = Field(title="Roll call", description="What was voted on.", examples=["unvotes-5309"])
    actor_id: ActorId = Field(title="Actor", description="Which state.", examples=["MNE"])
    vote: VoteCast = Field(title="Vote", description="How it voted.", examples=["yes"])
    source_id: Slug = Field(title="Source", description="Where it is from.", examples=["unvotes-votes-2021"])
    note: Text | None = Field(
        None,
        title="Note",
        description="Anything that a reader of the row must know.",
        examples=["The state later said that it had meant to abstain."],
    )
