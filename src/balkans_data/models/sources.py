"""Where the rows come from."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from balkans_data.models.rows import (
    ActorId,
    Day,
    Doi,
    EdtfDate,
    RowModel,
    Sha256,
    Slug,
    Table,
    Text,
    Url,
    Vocabulary,
    ref,
)

__all__ = ["SeenAs", "Source", "SourceKind"]


class SourceKind(Vocabulary):
    """What kind of document a source is."""

    LEGAL_ACT = "legal_act", "A law, treaty, decision or judgment, or a register of such acts"
    OFFICIAL_PAGE = "official_page", "A web page of a government or an organisation on itself"
    OFFICIAL_DOCUMENT = "official_document", "A report, record or statement that a public body issued"
    REPORT = "report", "A study by a research service, think tank or company"
    ACADEMIC = "academic", "A scholarly book or article"
    PRESS = "press", "News or comment in the media"
    ENCYCLOPEDIA = "encyclopedia", "A work of reference, wikis among them"
    DATASET = "dataset", "Data made to be read by machines"
    WEB_PAGE = "web_page", "Any other page"


class SeenAs(Vocabulary):
    """In what form the document was seen."""

    ORIGINAL = "original", "The publisher's own file"
    COPY = "copy", "A stored copy of the publisher's page or file"
    MIRROR = "mirror", "Somebody else's reproduction of it"


class Source(RowModel):
    """A document that somebody saw and that a row rests on."""

    table: ClassVar[Table] = Table(
        name="sources",
        title="Sources",
        description="The documents that the rows rest on: what they are, how they were seen, whom they relay.",
        key=("source_id",),
        foreign_keys=(
            ref("relays_id", "actors", "actor_id"),
            ref("shared_origin_id", "sources", "source_id"),
        ),
    )

    source_id: Slug = Field(
        title="Source",
        description="Identifier of the document, stable and never reused.",
        examples=["nato-membership-action-plan"],
    )
    kind: SourceKind = Field(title="Kind", description="What kind of document it is.", examples=["official_page"])
    title: Text = Field(
        title="Title",
        description="Title of the document, or a short description where it has none.",
        examples=["Membership Action Plan (MAP)"],
    )
    authors: Text | None = Field(
        None,
        title="Authors",
        description="Authors as named in the document, separated by '; '.",
        examples=["Vincent L. Morelli"],
    )
    publisher: Text | None = Field(None, title="Publisher", description="Who published it.", examples=["NATO"])
    published: EdtfDate | None = Field(
        None,
        title="Published",
        description="Date of the document (EDTF), as far as it shows one.",
        examples=["2018-01-31"],
    )
    url: Url | None = Field(
        None,
        title="URL",
        description="Where the document is or was to be found.",
        examples=["https://www.nato.int/cps/en/natohq/topics_37356.htm"],
    )
    doi: Doi | None = Field(
        None, title="DOI", description="Digital Object Identifier, without prefix.", examples=["10.1000/182"]
    )
    licence: Text | None = Field(
        None,
        title="Licence",
        description="SPDX identifier or a plain statement, where one was seen; facts alone are taken from others.",
        examples=["CC-BY-4.0"],
    )
    accessed_on: Day | None = Field(
        None,
        title="Accessed on",
        description="Day on which the document was last opened for this dataset; empty if the day was not noted.",
        examples=["2026-11-21"],
    )
    seen_as: SeenAs = Field(title="Seen as", description="In what form the document was seen.", examples=["copy"])
    sha256: Sha256 | None = Field(
        None,
        title="SHA-256",
        description="SHA-256 of the file that was used, where it was a file.",
        examples=["67b009b529330b0a6043551189f43faa785c9c3cc0011ad2bdb4eac876356c43"],
    )
    characters: Annotated[int, Field(ge=1, le=10_000_000)] | None = Field(
        None,
        title="Characters",
        description="Number of Unicode code points of that file, decoded as UTF-8, to which locators refer.",
        examples=["50926"],
    )
    relays_id: ActorId | None = Field(
        None,
        title="Relays",
        description="Whose text or statement the document only passes on.",
        examples=["foreign-affairs"],
    )
    shared_origin_id: Slug | None = Field(
        None,
        title="Shared origin",
        description="Another source of the same origin: the two do not corroborate each other.",
        examples=["nato-membership-action-plan"],
    )
    standpoint: Text | None = Field(
        None,
        title="Standpoint",
        description="The publisher's stake in the matter, in one neutral line.",
        examples=["Foreign ministry of Serbia, which does not recognise Kosovo"],
    )
    note: Text | None = Field(
        None,
        title="Note",
        description="Anything that a reader of the row must know.",
        examples=["The list is undated; the newest entry is of 2025."],
    )
