"""What every table has: a row model, its keys, and the types of its cells.

A table is a pydantic model of one row plus a `Table` that names its keys. All else (Table
Schema, SQL, dtypes, stubs, validator) is derived from the two; nothing is said twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from balkans_data.models.edtf import EDTF_PATTERN, OPEN_END_PATTERN, Edtf

__all__ = [
    "ActorId",
    "CsvPattern",
    "CurrencyCode",
    "Day",
    "Doi",
    "EdtfDate",
    "EdtfEnd",
    "ForeignKey",
    "Label",
    "LanguageTag",
    "LanguageTags",
    "RowModel",
    "Sha256",
    "Slug",
    "Table",
    "Text",
    "Union",
    "Url",
    "Vocabulary",
    "rounded",
]


class Vocabulary(StrEnum):
    """A closed list of values, each with its meaning (``member.meaning``)."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        """Make a member of its value, and keep the meaning beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member


@dataclass(frozen=True, slots=True)
class CsvPattern:
    """What Table Schema can say of cells that Python reads into a type of their own."""

    pattern: str


def text_pattern(pattern: str) -> StringConstraints:
    """Anchor `pattern`, in the subset of regular expressions that XSD, Python and Rust share."""
    return StringConstraints(pattern=f"^(?:{pattern})$")


_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"

Slug = Annotated[str, text_pattern(_SLUG)]
"""A stable readable identifier: lower-case ASCII letters, digits and hyphens."""

ActorId = Annotated[str, text_pattern(rf"[A-Z]{{3}}|[A-Z]{{2}}-[A-Z0-9]{{1,3}}|_Z|{_SLUG}")]
"""ISO 3166-1 alpha-3 for states, ISO 3166-2 for their parts, ``_Z``, else a slug."""

Text = Annotated[str, text_pattern(r"[^\s](?:[^\t\n\r\f\v]*[^\s])?")]
"""One line of text without white space at its ends."""

Label = Annotated[str, text_pattern(r"[^\s](?:[^\t\n\r\f\v]{0,118}[^\s])?")]
"""A short `Text`, of at most 120 characters."""

Url = Annotated[str, text_pattern(r"https?://[^\s]+")]
Doi = Annotated[str, text_pattern(r"10\.[0-9]{4,9}/[^\s]+")]
Sha256 = Annotated[str, text_pattern("[0-9a-f]{64}")]
CurrencyCode = Annotated[str, text_pattern("[A-Z]{3}")]

_TAG = "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?"
LanguageTag = Annotated[str, text_pattern(_TAG)]
"""A BCP 47 tag of language, script and region: ``sr-Latn``."""

LanguageTags = Annotated[str, text_pattern(f"{_TAG}(?: {_TAG})*")]
"""BCP 47 tags, separated by single spaces."""

Day = date


def _no_open_end(value: Edtf) -> Edtf:
    if value.is_open:
        raise ValueError("'..' (still so) has a meaning in an end column only")
    return value


EdtfDate = Annotated[Edtf, AfterValidator(_no_open_end), CsvPattern(EDTF_PATTERN)]
"""An EDTF date (`balkans_data.models.edtf`)."""

EdtfEnd = Annotated[Edtf, CsvPattern(OPEN_END_PATTERN)]
"""An EDTF date, or ``..`` for "still so"."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values must be found, together, among the primary keys of a table."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What a table is called and how its rows are told apart and tied to others."""

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    brief: tuple[str, ...] = ()
    """Columns to show where there is room for a few; by default all that are short."""


@dataclass(frozen=True, slots=True)
class Union:
    """Tables that are also read as one: their rows, with all their columns and the name of the table."""

    name: str
    title: str
    description: str
    parts: tuple[type[RowModel], ...]
    brief: tuple[str, ...] = ()

    @property
    def widest(self) -> type[RowModel]:
        """The part that has every column; the others lack some."""
        return max(self.parts, key=lambda part: len(part.model_fields))


def ref(column: str, table: str, target: str | None = None) -> ForeignKey:
    """Return the foreign key of one column; the target column is called the same by default."""
    return ForeignKey((column,), table, (target or column,))


class RowModel(BaseModel):
    """Base of all row models: immutable, and strict about unknown columns."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    table: ClassVar[Table]

    def cells(self) -> dict[str, str]:
        """Return the row as it stands in the CSV file: column name to text, empty if missing."""
        return {name: cell_text(getattr(self, name)) for name in type(self).model_fields}


def cell_text(value: Any) -> str:
    """Return the one canonical text of a cell's value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        # `str` would write 0.0000001 as 1E-7.
        return f"{value:f}"
    return str(value)


def rounded(number: Decimal, decimals: int) -> str:
    """Return the text of a finite number with so many decimals, rounded half to even."""
    result = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)
    # No minus before nought, which would be a second way to write it.
    return cell_text(result or abs(result))
