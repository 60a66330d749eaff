"""Passages of texts: where they are, and how to find them again in any copy.

A text is not shipped. What is shipped of a passage is its place in one file, whose SHA-256 is known,
and a hash of its words. In that very file the place suffices; in any other copy of the text (a
saved page, the text of a PDF) the words are found by sliding a window of the same length over
it until the hash fits.

Passages begin and end at white space, so that the words of a copy are those of the passage
whatever its line breaks.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from balkans_data.errors import PassageError

if TYPE_CHECKING:
    from pathlib import Path

    from balkans_data.models.claims import Claim
    from balkans_data.models.figures import ReportedFigure

__all__ = ["Found", "Mark", "Text", "find", "located", "mark", "span"]

_LOCATOR = re.compile(r"char=(0|[1-9][0-9]*),([1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it lies in a file: its characters, and the SHA-256 of the file."""

    characters: str
    sha256: str

    @classmethod
    def read(cls, path: Path) -> Text:
        """Read a file as UTF-8, unchanged.

        Raises
        ------
        PassageError
            If there is no such file, or it is not UTF-8.
        """
        try:
            content = path.read_bytes()
            return cls(content.decode("utf-8"), hashlib.sha256(content).hexdigest())
        except OSError as error:
            raise PassageError(f"{path} cannot be read: {error.strerror}") from None
        except UnicodeDecodeError as error:
            raise PassageError(f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8 text") from None


@dataclass(frozen=True, slots=True)
class Mark:
    """The cells of a claim or figure that mark its passage."""

    line: int
    locator: str
    passage_words: int
    passage_sha256: str


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found: its characters, its line, and how it was found.

    Attributes
    ----------
    passage : str
        The characters, as the text has them.
    line : int
        Line on which it begins, from 1 (0 if the copy was a page of HTML, which has no lines).
    by : str
        ``"place"`` if it lay at its place in the very file, ``"words"`` if its words were found.
    """

    passage: str
    line: int
    by: str


def located() -> list[tuple[Claim | ReportedFigure, str | None]]:
    """Return every claim and figure that has a passage, with the SHA-256 of the file that its locator belongs to."""
    from balkans_data.loading import rows
    from balkans_data.models import Claim, ReportedFigure, Source

    files = {source.source_id: source.sha256 for source in rows(Source)}
    marked: list[Claim | ReportedFigure] = [
        *rows(Claim),
        *(figure for figure in rows(ReportedFigure) if figure.locator),
    ]
    return [(row, files.get(row.source_id)) for row in marked]


def span(locator: str) -> tuple[int, int]:
    """Return first and last position of an RFC 5147 character range, half-open.

    Raises
    ------
    ValueError
        If it is none, or empty.
    """
    match = _LOCATOR.fullmatch(locator)
    if match is None or int(match[1]) >= int(match[2]):
        raise ValueError(f"{locator!r} is no range of characters (char=START,END)")
    return int(match[1]), int(match[2])


def normalised(text: str) -> str:
    """Return text in NFKC, case-folded, with single spaces for all white space.

    Folding can take apart what NFKC put together (as in "ΰ"), so it is followed by NFKC again.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def mark(text: Text, start: int, end: int) -> Mark:
    """Return what marks the passage from `start` to `end`, widened to whole words.

    Parameters
    ----------
    text : Text
        The text.
    start, end : int
        Positions in code points, half-open.

    Raises
    ------
    ValueError
        If the range is empty or outside the text.
    """
    characters = text.characters
    if not 0 <= start < end <= len(characters) or not characters[start:end].strip():
        raise ValueError(f"characters {start} to {end} hold no passage of a text of {len(characters)}")
    while characters[start].isspace():
        start += 1
    while characters[end - 1].isspace():
        end -= 1
    while start and not characters[start - 1].isspace():
        start -= 1
    while end < len(characters) and not characters[end].isspace():
        end += 1
    words = normalised(characters[start:end])
    return Mark(
        line=characters.count("\n", 0, start) + 1,
        locator=f"char={start},{end}",
        passage_words=words.count(" ") + 1,
        passage_sha256=_sha256(words),
    )


def find(row: Claim | ReportedFigure, text: Text, sha256: str | None) -> Found:
    """Find the passage of a claim or of a reported figure in a copy of its text.

    Parameters
    ----------
    row : Claim or ReportedFigure
        The row, with its locator and the hash of its passage.
    text : Text
        The copy.
    sha256 : str or None
        The hash of the file that the locator belongs to, from `sources`.

    Raises
    ------
    PassageError
        If the passage is not in the copy, or the very file has something else in its place; or if
        the row rests on no passage.
    """
    name = "|".join(getattr(row, part) for part in row.table.key)
    if row.locator is None or row.passage_words is None:
        raise PassageError(f"{name} rests on {row.source_id} as a whole, not on a passage of a text")
    start, end = span(row.locator)
    if text.sha256 == sha256:
        passage = text.characters[start:end]
        words = normalised(passage)
        line = text.characters.count("\n", 0, start) + 1
        if (words.count(" ") + 1, _sha256(words), line) != (row.passage_words, row.passage_sha256, row.line):
            raise PassageError(f"{name}: {row.locator} does not hold the passage that its hash says")
        return Found(passage, line, "place")
    found = _slide(text, row.passage_words, row.passage_sha256)
    if found is None:
        raise PassageError(f"{name}: its passage is not in this text")
    return found


def _slide(text: Text, size: int, sha256: str | None) -> Found | None:
    is_page = re.match(r"\s*<(?:!doctype|html|\?xml)", text.characters, re.IGNORECASE) is not None
    characters = _page_text(text.characters) if is_page else text.characters
    pieces = [(match.start(), match.end()) for match in re.finditer(r"\S+", characters)]
    # One piece between spaces may be several words in NFKC (a ligature never is, but U+00A0 may be
    # one that Python does not split at), so that words keep the number of the piece they are from.
    words: list[str] = []
    origin: list[int] = []
    for number, (first, last) in enumerate(pieces):
        for word in normalised(characters[first:last]).split(" "):
            words.append(word)
            origin.append(number)
    for at in range(len(words) - size + 1):
        if _sha256(" ".join(words[at : at + size])) == sha256:
            first, last = pieces[origin[at]][0], pieces[origin[at + size - 1]][1]
            line = 0 if is_page else characters.count("\n", 0, first) + 1
            return Found(characters[first:last], line, "words")
    return None


class _PageText(HTMLParser):
    """The text of a page without its scripts and styles."""

    _INLINE = frozenset(
        ("a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u")
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.silent += tag in ("script", "style")
        if tag not in self._INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style") and self.silent > 0
        if tag not in self._INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def _page_text(page: str) -> str:
    parser = _PageText()
    parser.feed(page)
    parser.close()
    return "".join(parser.parts)


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
