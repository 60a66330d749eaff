"""Characters that one does not see, and text that is written in more than one way."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["hidden", "hidden_in", "is_nfc", "name_of", "plain_spaces", "strip_hidden"]

# Controls, format characters, separators that only look like a space, private use, and the
# replacement character, which stands where something was lost. U+FEFF is among the format ones.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u1680\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\ufeff\ufff9-\ufffd\ue000-\uf8ff]"
)
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def hidden(text: str) -> re.Match[str] | None:
    """Return the first hidden character of `text` that is no newline, as a match."""
    return _HIDDEN.search(text)


def hidden_in(text: str) -> Iterator[re.Match[str]]:
    """Return all hidden characters of `text`, as matches."""
    return _HIDDEN.finditer(text)


def name_of(char: str) -> str:
    """Return code point and Unicode name, such as ``U+200B ZERO WIDTH SPACE``."""
    name = unicodedata.name(char, "") or _CONTROLS.get(char, "CONTROL CHARACTER")
    return f"U+{ord(char):04X} {name}"


_CONTROLS = {"\x00": "NULL", "\t": "TAB", "\n": "LINE FEED", "\r": "CARRIAGE RETURN"}


def is_nfc(text: str) -> bool:
    """Return whether `text` is in Unicode Normalization Form C."""
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def plain_spaces(text: str) -> str:
    """Return `text` with spaces of every kind made plain."""
    return text if text.isascii() else _SPACES.sub(" ", text)


def strip_hidden(text: str) -> str:
    """Return `text` in NFC with odd spaces made plain and the white space at its ends removed.

    Other hidden characters stay: to drop one may change what a cell means.
    """
    return plain_spaces(unicodedata.normalize("NFC", text)).strip()
