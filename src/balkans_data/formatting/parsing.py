"""Text to records, each with its line: separators that the header proves, and no broken quotes."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from balkans_data.errors import PackageError, did_you_mean
from balkans_data.formatting.writing import as_text
from balkans_data.validation.characters import strip_hidden
from balkans_data.validation.repairs import Repair, RepairKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["Record", "layout", "records"]

_DECLARED = re.compile('"?sep=([,;\t])"?(?:\r\n|\r|\n)', re.IGNORECASE)
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}


class Record(NamedTuple):
    """One record, and the physical line on which it starts."""

    line: int
    cells: list[str]


def records(text: str, names: Sequence[str], note: Callable[[Repair], None]) -> list[Record]:
    """Return the records of a table, the header first, and note what is repaired by reading them.

    Parameters
    ----------
    text : str
        The file.
    names : sequence of str
        The columns of the table. Where a line that is cut at semicolons or tabs gives just these,
        nothing else than that can be meant.
    note : callable
        Is told of each repair.

    Raises
    ------
    PackageError
        If quotes are broken or there is no header.
    """
    text, delimiter, line = _separated(text, names, note)
    found: list[Record] = []
    needless: list[Repair] = []
    ends = 0
    for start, raw, cells in _read(text, delimiter, line):
        found.append(Record(start, cells))
        if '"' in raw and raw.rstrip("\r\n") != as_text([cells], delimiter).removesuffix("\n"):
            needless.append(Repair(RepairKind.QUOTES, line=start))
        if raw.endswith(("\r", "\r\n")):
            ends += 1
    if not found:
        raise PackageError("the file is empty; it needs at least the header")
    if ends:
        note(Repair(RepairKind.LINE_ENDING, count=ends))
    if not text.endswith(("\n", "\r")):
        note(Repair(RepairKind.FINAL_NEWLINE, line=found[-1].line))
    for item in needless:
        note(item)
    return found


def _read(text: str, delimiter: str, before: int) -> Iterator[tuple[int, str, list[str]]]:
    """Yield the line, the characters and the cells of each record."""
    kept: list[str] = []

    def tee() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            kept.append(line)
            yield line

    start = before + 1
    reader = csv.reader(tee(), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield start, "".join(kept) if len(kept) > 1 else kept[0], cells
            start += len(kept)
            kept.clear()
    except csv.Error as error:
        line = before + reader.line_num
        if "field limit" in str(error):
            limit = f"{csv.field_size_limit():,}"
            raise PackageError(f"line {line}: a cell has more than {limit} characters") from None
        raise PackageError(f"line {line}: broken quotes ({error})") from None


def _separated(text: str, names: Sequence[str], note: Callable[[Repair], None]) -> tuple[str, str, int]:
    """Return the text from the header on, what stands between its cells, and the lines before it."""
    if (match := _DECLARED.match(text)) and _fits(text[match.end() :], match[1], names):
        # A line by which a spreadsheet tells itself what stands between cells.
        note(Repair(RepairKind.SEPARATOR, line=1, note=f"a line {match[0].strip()} that declared another"))
        if match[0].rstrip("\n").endswith("\r"):
            note(Repair(RepairKind.LINE_ENDING))
        text, line, found = text[match.end() :], 1, match[1]
    else:
        line = 0
        found = next((one for one in _SEPARATORS if _fits(text, one, names)), ",")
    if found != ",":
        note(Repair(RepairKind.SEPARATOR, line=line + 1, note=f"they were {_SEPARATORS[found]}"))
    return text, found, line


def _fits(text: str, delimiter: str, names: Sequence[str]) -> bool:
    try:
        first = next(_read(text, delimiter, 0), None)
    except PackageError:
        return False
    if first is None:
        return False
    header = [name for cell in first[2] if (name := strip_hidden(cell).lower())]
    return sorted(header) == sorted(names)


def layout(record: Record, names: Sequence[str], note: Callable[[Repair], None]) -> list[int]:
    """Return where each column of the table stands, by what the header says.

    Raises
    ------
    PackageError
        If it names columns that the table has not, or not all that it has.
    """
    found: list[str] = []
    for cell in record.cells:
        name = strip_hidden(cell)
        if name not in names and name.lower() in names:
            name = name.lower()
        found.append(name)
        if name and name != cell:
            note(Repair(RepairKind.COLUMN_NAME, line=record.line, old=cell, new=name))
    known = [name for name in found if name]
    if unknown := [name for name in known if name not in names]:
        nul = "\x00" in unknown[0]
        meant = " (a file in UTF-16 without its mark?)" if nul else did_you_mean(unknown[0], names)
        raise PackageError(f"line {record.line}: no column {unknown[0]!r}{meant}")
    if missing := [name for name in names if name not in known]:
        raise PackageError(f"line {record.line}: columns are missing: {', '.join(missing)}")
    if len(known) > len(names):
        raise PackageError(f"line {record.line}: a column is there twice")
    if known != list(names):
        note(Repair(RepairKind.COLUMN_ORDER, line=record.line))
    return [found.index(name) for name in names]
