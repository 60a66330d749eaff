"""Who acts: actors, what only countries have, and every name and code they go by."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from balkans_data.models.rows import (
    ActorId,
    CurrencyCode,
    EdtfDate,
    EdtfEnd,
    Label,
    LanguageTag,
    LanguageTags,
    RowModel,
    Slug,
    Table,
    Text,
    Vocabulary,
    ref,
)

__all__ = ["Actor", "ActorKind", "Country", "Name", "NameForm", "NameScheme"]


class ActorKind(Vocabulary):
    """What an actor is."""

    COUNTRY = "country", "A state in its own reading, whoever recognises it"
    FORMER_COUNTRY = "former_country", "A state that no longer exists"
    SUBDIVISION = "subdivision", "A part of a state: entity, district, province"
    ORGANISATION = "organisation", "An intergovernmental or other public body"
    AGREEMENT = "agreement", "A treaty or arrangement that has parties and no body of its own"
    LIST_KEEPER = "list_keeper", "Whoever keeps a list or a definition of states or regions"
    COMPANY = "company", "A company"
    MEDIA = "media", "A news outlet, broadcaster or publisher"
    THINK_TANK = "think_tank", "A research institute or think tank"
    PERSON = "person", "A person"
    GROUP = "group", "Several actors as one, named or unnamed"
    REGION = "region", "A part of the world, by whatever definition"
    AGGREGATE = "aggregate", "The world, or the code for 'not applicable'"
    FACILITY = "facility", "A pipeline, base, centre or other installation"
    PROGRAMME = "programme", "An exercise, initiative or format without members of its own"


class NameForm(Vocabulary):
    """What kind of name it is."""

    SHORT = "short", "The short name: Serbia"
    OFFICIAL = "official", "The formal name: Republic of Serbia"
    ALTERNATIVE = "alternative", "Another spelling or form in use: Serbia, Republic of"
    ABBREVIATION = "abbreviation", "Letters for a name: FYROM"
    CODE = "code", "A code of the scheme"


class NameScheme(Vocabulary):
    """By whom, or in which list, the name or code is used."""

    OWN = "own", "The actor itself"
    UN = "un", "The United Nations"
    EU = "eu", "The European Union"
    COMMON = "common", "Others, without a body that decides"
    ISO_ALPHA2 = "iso-alpha2", "ISO 3166-1 alpha-2, with its user-assigned codes"
    ISO_ALPHA3 = "iso-alpha3", "ISO 3166-1 alpha-3, with its user-assigned codes"
    ISO_NUMERIC = "iso-numeric", "ISO 3166-1 numeric"
    ISO_3166_2 = "iso-3166-2", "ISO 3166-2, parts of states"
    M49 = "m49", "UN M49, countries and areas for statistical use"
    COW = "cow", "Correlates of War, state number"
    COW_ABBREV = "cow-abbrev", "Correlates of War, abbreviation"
    GW = "gw", "Gleditsch and Ward, state number"
    GW_ABBREV = "gw-abbrev", "Gleditsch and Ward, abbreviation"
    VDEM = "vdem", "Varieties of Democracy, country number"
    WORLD_BANK = "world-bank", "World Bank"
    EUROSTAT = "eurostat", "Eurostat"
    IOC = "ioc", "International Olympic Committee"
    FIPS = "fips", "FIPS 10-4 and its successor, GEC"
    IMF = "imf", "International Monetary Fund, country number"
    UNHCR = "unhcr", "United Nations High Commissioner for Refugees"
    VEHICLE = "vehicle", "Distinguishing sign of vehicles, or letters on number plates"
    TRAVEL_DOCUMENT = "travel-document", "Issuer code in passports and other travel documents"
    OTHER_CODE = "other-code", "Another list, which the note names"


class Actor(RowModel):
    """Anyone or anything that acts or is acted with."""

    table: ClassVar[Table] = Table(
        name="actors",
        title="Actors",
        description="Anyone or anything that acts or is acted with: states, organisations, agreements, companies.",
        key=("actor_id",),
        foreign_keys=(
            ref("parent_id", "actors", "actor_id"),
            ref("source_id", "sources"),
        ),
    )

    actor_id: ActorId = Field(
        title="Actor",
        description=(
            "Identifier: ISO 3166-1 alpha-3 for states (XKX is user-assigned; YUG is the SFRY and SCG the "
            "FRY / Serbia and Montenegro), ISO 3166-2 for their parts, `_Z` for none, else a slug."
        ),
        examples=["SRB"],
    )
    kind: ActorKind = Field(title="Kind", description="What the actor is.", examples=["country"])
    name: Label = Field(
        title="Name",
        description="Display name in English; all names, with dates and users, are in `names`.",
        examples=["Serbia"],
    )
    parent_id: ActorId | None = Field(
        None,
        title="Parent",
        description="The actor that it is a part of or belongs to.",
        examples=["BIH"],
    )
    start: EdtfDate | None = Field(
        None,
        title="Start",
        description="When it came to be (EDTF). Empty for states: who counts them from when is in `alignments`.",
        examples=["1949-04-04"],
    )
    end: EdtfEnd | None = Field(
        None,
        title="End",
        description="First day on which it no longer was (EDTF), `..` if it still is, empty if unknown.",
        examples=["1991-07-01"],
    )
    description: Text | None = Field(
        None,
        title="Description",
        description="What it is, in one neutral sentence.",
        examples=["Military alliance founded by the North Atlantic Treaty."],
    )
    source_id: Slug = Field(
        title="Source", description="The document that shows it.", examples=["nato-founding-treaty"]
    )
    note: Text | None = Field(
        None,
        title="Note",
        description="Anything that a reader of the row must know.",
        examples=["Not a member of the United Nations."],
    )


class Country(RowModel):
    """What only states have."""

    table: ClassVar[Table] = Table(
        name="countries",
        title="Countries",
        description="What only states have: capital, currency, official languages, place in the United Nations.",
        key=("actor_id",),
        foreign_keys=(ref("actor_id", "actors"), ref("source_id", "sources")),
    )

    actor_id: ActorId = Field(title="Actor", description="The state, present or former.", examples=["SRB"])
    capital: Label | None = Field(
        None,
        title="Capital",
        description="Capital city in English, at its end for former states.",
        examples=["Belgrade"],
    )
    currency: CurrencyCode | None = Field(
        None,
        title="Currency",
        description="ISO 4217 code of the currency in use, at its end for former states.",
        examples=["RSD"],
    )
    languages: LanguageTags | None = Field(
        None,
        title="Languages",
        description="Official languages of the state as a whole, BCP 47 tags separated by single spaces.",
        examples=["bs hr sr"],
    )
    is_un_member: bool = Field(
        title="UN member",
        description="Whether it is a member state of the United Nations; since when is in `alignments`.",
        examples=["true"],
    )
    status_note: Text | None = Field(
        None,
        title="Status note",
        description="Where its status is disputed: by whom, in one neutral line.",
        examples=["Declared independent in 2008; not recognised by Serbia and others."],
    )
    source_id: Slug = Field(title="Source", description="The document that shows it.", examples=["country-codes"])
    note: Text | None = Field(
        None,
        title="Note",
        description="Anything that a reader of the row must know.",
        examples=["The currency changed on 2026-01-01."],
    )


class Name(RowModel):
    """A name or a code of an actor: by whom it is used, in which language, and when."""

    table: ClassVar[Table] = Table(
        name="names",
        title="Names and codes",
        description="Every name and code that the actors go by: in which language or scheme, and from when to when.",
        key=("name_id",),
        foreign_keys=(ref("actor_id", "actors"), ref("source_id", "sources")),
    )

    name_id: Slug = Field(title="Name id", description="Identifier of the name.", examples=["srb-own-short-sr-cyrl"])
    actor_id: ActorId = Field(title="Actor", description="Whose name it is.", examples=["SRB"])
    name: Text = Field(title="Name", description="The name or code, exactly as written.", examples=["Србија"])
    form: NameForm = Field(title="Form", description="What kind of name it is.", examples=["short"])
    language: LanguageTag | None = Field(
        None,
        title="Language",
        description="BCP 47 tag of the language, with the script where it has two; empty for codes.",
        examples=["sr-Cyrl"],
    )
    scheme: NameScheme = Field(title="Scheme", description="By whom, or in which list, it is used.", examples=["own"])
    start: EdtfDate | None = Field(
        None,
        title="Start",
        description="Since when it has been in use (EDTF); empty if from the beginning or unknown.",
        examples=["2006-06-05"],
    )
    end: EdtfEnd | None = Field(
        None,
        title="End",
        description="First day on which it was no longer in use (EDTF), `..` if still so, empty if unknown.",
        examples=[".."],
    )
    is_ambiguous: bool = Field(
        title="Ambiguous",
        description="Whether the text alone commonly means something else as well; the note says what.",
        examples=["false"],
    )
    footnote: Text | None = Field(
        None,
        title="Footnote",
        description="The footnote that the body asks for where the name is used.",
        examples=["All references to Kosovo should be understood in full compliance with UNSCR 1244 (1999)."],
    )
    source_id: Slug = Field(title="Source", description="The document that shows it.", examples=["cldr-territories"])
    note: Text | None = Field(
        None,
        title="Note",
        description="Anything that a reader of the row must know.",
        examples=["As an ISO 3166 code it is Mongolia's."],
    )
