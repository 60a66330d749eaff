"""The spelling that is folded away before names are compared."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold"]

_DROPPED = str.maketrans({**dict.fromkeys("'’‘‛ʼʻʹ′`´΄᾽＇.．"), "&": " and ", "＆": " and "})
_LETTERS = str.maketrans({"ı": "i", "đ": "d", "ħ": "h", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe"})
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufe0f\ufeff]")  # accents and the invisible
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return what is left of a name when spelling is taken away: "The Türkiye*" is "turkiye"."""
    text = unicodedata.normalize("NFKD", text.translate(_DROPPED))
    text = _MARKS.sub("", text).casefold().translate(_LETTERS)
    return _BETWEEN_WORDS.sub(" ", text).strip().removeprefix("the ")
