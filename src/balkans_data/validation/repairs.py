"""The safe repairs: what each is called, what it does, and one that was made."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

__all__ = ["Repair", "RepairKind"]


class RepairKind(StrEnum):
    """A kind of repair and what it does, in the order in which they are shown."""

    does: str

    def __new__(cls, value: str, does: str) -> Self:
        """Keep what the repair does beside its name."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.does = does
        return member

    ENCODING = "encoding", "the file is UTF-8"
    BOM = "bom", "no byte order mark"
    SEPARATOR = "separator", "commas between cells"
    LINE_ENDING = "line-ending", "lines end with LF alone"
    FINAL_NEWLINE = "final-newline", "the last line ends with a newline"
    COLUMN_NAME = "column-name", "columns are called as in the schema"
    EMPTY_COLUMN = "empty-column", "no columns without name and content"
    COLUMN_ORDER = "column-order", "columns in the order of the schema"
    BLANK_ROW = "blank-row", "no rows without content"
    DUPLICATE_ROW = "duplicate-row", "no second copy of the very same row"
    ROW_ORDER = "row-order", "rows sorted by primary key"
    QUOTES = "quotes", "quotes only where they are needed"
    NFC = "nfc", "accents in Unicode form NFC"
    SPACE = "space", "plain spaces for those of other kinds"
    WHITE_SPACE = "white-space", "no white space at the ends of cells"
    INVISIBLE = "invisible", "no invisible characters at the ends of ids, codes, numbers and dates"
    FULL_WIDTH = "full-width", "ASCII for full-width characters in codes, numbers and dates"
    BOOLEAN = "boolean", "true and false in lower case"
    NUMBER = "number", "numbers in plain notation"
    DATE = "date", "dates with hyphens, leading noughts and capital X"
    VOCABULARY = "vocabulary", "values of a vocabulary in their own case"
    IDENTIFIER = "identifier", "identifiers in the case of the row that they name"
    HASH = "hash", "hashes in lower case"


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair that was made, or would be.

    Attributes
    ----------
    kind : RepairKind
        What it does.
    line : int or None
        Physical line in the file as it was; None where it is the whole file.
    field : str or None
        The column, for a cell.
    old, new : str or None
        What stood there and what stands there now, in a cell or as the name of a column.
    note : str or None
        What else is to be said of it.
    count : int
        Of how many places this is said at once (lines that end otherwise, rows out of order).
    """

    kind: RepairKind
    line: int | None = None
    field: str | None = None
    old: str | None = None
    new: str | None = None
    note: str | None = None
    count: int = 1

    def as_dict(self) -> dict[str, Any]:
        """Return the repair as a JSON-ready dictionary."""
        return asdict(self) | {"kind": str(self.kind)}
