"""Characters that one does not see, and text that is written in more than one way."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["hidden", "is_nfc", "name_of", "strip_hidden"]

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


def name_of(char: str) -> str:
    """Return code point and Unicode name, such as ``U+200B ZERO WIDTH SPACE``."""
    name = unicodedata.name(char, "") or _CONTROLS.get(char, "CONTROL CHARACTER")
    return f"U+{ord(char):04X} {name}"


_CONTROLS = {"\x00": "NULL", "\t": "TAB", "\n": "LINE FEED", "\r": "CARRIAGE RETURN"}


def is_nfc(text: str) -> bool:
    """Return whether `text` is in Unicode Normalization Form C."""
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def strip_hidden(text: str) -> str:
    """Return `text` in NFC with odd spaces made plain and the white space at its ends removed.

    Other hidden characters stay: to drop one may change what a cell means.
    """
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
