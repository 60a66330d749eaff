"""The file layer: bytes to records, with every fault of encoding, quoting and shape at its place."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["Bytes", "Chunk", "Fault", "Record", "chunks", "records", "scan"]

CHUNK = 1 << 15
"""Characters of a chunk, some 500 rows: fewer cost more calls, more do not stay in the processor's cache."""

_BLOCK = 1 << 20


class Fault(NamedTuple):
    """Something wrong with the file itself, at a place that is known at once."""

    rule: str
    line: int
    column: int
    message: str
    hint: str


@dataclass(slots=True)
class Bytes:
    """What one pass over the bytes of a file tells."""

    size: int = 0
    sha256: str = ""
    readable: bool = True
    """False if it is no text in an encoding that extends ASCII, so that reading it makes no sense."""
    has_bom: bool = False
    is_plain: bool = True
    """Whether all bytes are printable ASCII or newlines: no hidden characters, nothing to normalise."""
    faults: list[Fault] = field(default_factory=list)


class Chunk(NamedTuple):
    """Some records that follow each other, and the physical line on which each starts."""

    rows: Sequence[Sequence[str]] | None
    """The records; None where they were never put together, because `columns` were read at once."""
    columns: Sequence[Sequence[str]] | None
    """Their cells by column; None if the records are not of one length, that of the header."""
    lines: range | list[int]

    def records(self) -> Iterable[Sequence[str]]:
        """Return the records one by one."""
        return zip(*self.columns or (), strict=True) if self.rows is None else self.rows


class Record(NamedTuple):
    """One record and the text that it stands in."""

    line: int
    cells: list[str]
    lines: list[str]

    def place(self, at: int) -> tuple[int, int]:
        """Return the physical line and column of one cell: counted when asked for, as few are."""
        if len(self.lines) == 1 and '"' not in self.lines[0]:
            return self.line, sum(map(len, self.cells[:at])) + at + 1
        return _tokens("".join(self.lines), self.line)[0][at]


_PLAIN = bytes(range(32, 127)) + b"\n"


def scan(path: Path) -> Bytes:
    """Read a file once as bytes, and report what is wrong with them.

    Parameters
    ----------
    path : Path
        An existing file.

    Returns
    -------
    Bytes
        Size, hash and faults (`encoding`, `bom`, `line-ending`, `final-newline`, `empty-file`).
    """
    facts = Bytes()
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    returns, valid, last = 0, True, b""
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            if not facts.size:
                facts.has_bom = block.startswith(codecs.BOM_UTF8)
                if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                    facts.readable = False
            facts.size += len(block)
            digest.update(block)
            returns += block.count(b"\r")
            if facts.is_plain and block.translate(None, _PLAIN):
                facts.is_plain = False
            if valid and not facts.is_plain:
                valid = _decodes(decoder, block)
            last = block[-1:]
    valid = valid and _decodes(decoder, b"", final=True)
    facts.sha256 = digest.hexdigest()
    if not facts.size:
        facts.readable = False
        facts.faults.append(Fault("empty-file", 1, 1, "the file is empty", "it needs at least the header"))
    elif not facts.readable:
        facts.faults.append(Fault("encoding", 1, 1, "the file is in UTF-16, not UTF-8", "save it as UTF-8 without BOM"))
    else:
        _text_faults(path, facts, valid=valid, returns=returns, last=last)
    return facts


def _text_faults(path: Path, facts: Bytes, *, valid: bool, returns: int, last: bytes) -> None:
    if facts.has_bom:
        facts.faults.append(
            Fault(
                "bom",
                1,
                1,
                "the file starts with a byte order mark (U+FEFF)",
                "save it as UTF-8 without BOM, or run `balkans-data format`",
            )
        )
    if returns:
        line, column = _first_return(path)
        facts.faults.append(
            Fault(
                "line-ending",
                line,
                column,
                f"carriage returns in line endings ({returns:,} in the file)",
                "end lines with LF alone, or run `balkans-data format`",
            )
        )
    if last != b"\n":
        lines = sum(1 for _ in _physical_lines(path))
        facts.faults.append(
            Fault(
                "final-newline",
                lines,
                1,
                "the last line does not end with a newline",
                "add one, or run `balkans-data format`; if the file was cut off, restore the rest",
            )
        )
    if not valid:
        facts.faults += _undecodable(path)


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _undecodable(path: Path) -> Iterator[Fault]:
    """Name the first byte of each line that is not UTF-8."""
    for number, line in enumerate(_physical_lines(path), 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            byte = line[error.start]
            meant = line[error.start : error.start + 1].decode("cp1252", "replace")
            yield Fault(
                "encoding",
                number,
                len(line[: error.start].decode("utf-8")) + 1,
                f"byte 0x{byte:02X} is not UTF-8",
                f"in Windows-1252 (Latin-1) it is {meant!r}: save the file as UTF-8",
            )


def _first_return(path: Path) -> tuple[int, int]:
    for number, line in enumerate(_physical_lines(path), 1):
        if (at := line.find(b"\r")) >= 0:
            return number, len(line[:at].decode("utf-8", "surrogateescape")) + 1
    raise AssertionError("no carriage return in the file")


def _physical_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines as `csv` and editors count them: a carriage return alone ends one, too."""
    with path.open("rb") as stream:
        for line in stream:
            yield from line.splitlines(keepends=True)


def chunks(path: Path, faults: list[Fault]) -> Iterator[Chunk]:
    """Yield the records of a CSV file in chunks, the header alone first; stop at a fault of syntax.

    Parameters
    ----------
    path : Path
        A file that `scan` found readable. Bytes that are not UTF-8 become lone surrogates, so
        that the rest can be judged.
    faults : list of Fault
        Where a fault of syntax (`csv-syntax`) is added.
    """
    with path.open(encoding="utf-8", errors="surrogateescape", newline="") as stream:
        _skip_bom(stream)
        line = 1
        width: int | None = None
        ahead = ""
        # Whole lines, wherever the characters of a chunk end.
        while text := ahead or stream.read(CHUNK) + stream.readline():
            ahead = ""
            if width and (columns := _split(text, width)):
                after = line + len(columns[0])
                yield Chunk(None, columns, range(line, after))
                line = after
                continue
            lines = io.StringIO(text, newline="")
            reader = csv.reader(chain(lines, stream), strict=True)
            rows: list[list[str]] = []
            try:
                # On an error, `extend` keeps the records that came before it. A record takes a line or
                # more, so these are all that begin in `text`, and may be some more of the stream.
                rows.extend(islice(reader, 1 if width is None else _height([text])))
            except csv.Error as error:
                starts = _lines(rows, line, line + sum(map(_height, rows)))
                if rows:
                    yield _chunk(rows, starts, width or 0)
                start = (starts[-1] + _height(rows[-1])) if rows else line
                faults.append(_syntax_fault(path, start, str(error)))
                return
            after = line + reader.line_num
            if width is None:
                width = len(rows[0])
            yield _chunk(rows, _lines(rows, line, after), width)
            line = after
            ahead = lines.read()


def _split(text: str, width: int) -> list[list[str]] | None:
    """Return the columns of whole lines of plain CSV, or None if only the csv module can tell them.

    Plain are lines without quotes, carriage returns or NUL, each with `width` cells. Then a cell is what
    stands between two commas or newlines, and one `str.split` makes all cells, and one slice a column.
    That takes half the time of `csv.reader` and of turning its rows into columns.
    """
    if '"' in text or "\r" in text or "\0" in text or width < 2 or len(text) > csv.field_size_limit():
        return None
    # Each line end becomes a cell of its own; lines have the right length if all of those are where they should be.
    cells = text.replace("\n", ",\n,").split(",")
    if cells.pop() or text[-1:] != "\n":
        return None
    ends = cells[width :: width + 1]
    if len(cells) != len(ends) * (width + 1) or ends.count("\n") != len(ends) or text.count("\n") != len(ends):
        return None
    return [cells[place :: width + 1] for place in range(width)]


def _chunk(rows: list[list[str]], lines: range | list[int], width: int) -> Chunk:
    even = set(map(len, rows)) == {width}
    return Chunk(rows, list(zip(*rows, strict=True)) if even else None, lines)


def _skip_bom(stream: TextIO) -> None:
    if stream.read(1) != "\ufeff":
        stream.seek(0)


def _lines(rows: list[list[str]], line: int, after: int) -> range | list[int]:
    """Return where each row starts, the first on `line`; the line `after` is that of the next."""
    if after - line == len(rows):
        return range(line, after)
    lines = []
    for row in rows:
        lines.append(line)
        line += _height(row)
    return lines


def _height(row: list[str]) -> int:
    """How many physical lines a record takes, as text editors count them."""
    return 1 + sum(
        cell.count("\n") + cell.count("\r") - cell.count("\r\n") for cell in row if "\n" in cell or "\r" in cell
    )


def _syntax_fault(path: Path, start: int, error: str) -> Fault:
    """Explain an error of the csv module in the record that starts on line `start`."""
    text, total = _tail(path, start)
    places, problem = _tokens(text, start, csv.field_size_limit() if "field limit" in error else None)
    line, column = places[-1]
    unread = total - start + 1
    lost = f"this and the {unread - 1:,} lines after it were not read" if unread > 1 else "it was not read"
    if "field limit" in error:
        limit = f"{csv.field_size_limit():,}"
        return Fault("csv-syntax", line, column, f"a cell has more than {limit} characters; {lost}", "")
    if problem == "open":
        return Fault(
            "csv-syntax",
            line,
            column,
            f"the quote that opens here is never closed; {lost}",
            'close it; a quote inside a quoted cell is written twice ("")',
        )
    return Fault(
        "csv-syntax",
        line,
        column,
        f"a quoted cell goes on after its closing quote; {lost}",
        'quote the whole cell, and write each quote inside it twice ("")',
    )


def _tail(path: Path, start: int) -> tuple[str, int]:
    """Return the text from physical line `start` on, and the number of lines in all."""
    with path.open(encoding="utf-8", errors="surrogateescape", newline="") as stream:
        _skip_bom(stream)
        kept, number = [], 0
        for number, line in enumerate(stream, 1):
            if number >= start:
                kept.append(line)
    return "".join(kept), number


def _tokens(text: str, line: int, longest: int | None = None) -> tuple[list[tuple[int, int]], str]:
    """Return the place of each cell of the first record in `text`, and what ended it.

    The second value is "" for a whole record, "open" for an open quote, "stray" for text after
    a closing quote, "long" for a cell of more than `longest` characters. The states are those of
    `csv.reader(strict=True)`.
    """
    column, at, begun, places = 1, 0, 0, [(line, 1)]
    quoted, size = text.startswith('"'), len(text)
    if quoted:
        at, column = 1, 2
    while at < size:
        char = text[at]
        if longest is not None and at - begun > longest:
            return places, "long"
        if quoted:
            if char == '"':
                following = text[at + 1 : at + 2]
                if following == '"':
                    at, column = at + 2, column + 2
                    continue
                if following not in (",", "\n", "\r", ""):
                    return places, "stray"
                quoted = False
            elif char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
                line, column, at = line + 1, 1, at + 1
                continue
        elif char == ",":
            at, column = at + 1, column + 1
            begun = at
            places.append((line, column))
            if text[at : at + 1] == '"':
                quoted, at, column = True, at + 1, column + 1
            continue
        elif char in "\r\n":
            return places, ""
        at, column = at + 1, column + 1
    return places, "open" if quoted else ""


def records(path: Path) -> Iterator[Record]:
    """Yield each record with its text, which tells the place of each cell; for files in which something was found.

    Slower than `chunks`, and therefore used only where a place is asked for.
    """
    with path.open(encoding="utf-8", errors="surrogateescape", newline="") as stream:
        _skip_bom(stream)
        kept: list[str] = []

        def tee() -> Iterator[str]:
            for line in stream:
                kept.append(line)
                yield line

        reader = csv.reader(tee(), strict=True)
        start = 1
        try:
            for cells in reader:
                lines, kept = kept, []
                yield Record(start, cells, lines)
                start += len(lines)
        except csv.Error:
            return
