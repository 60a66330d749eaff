"""Text of faulty files, made safe to print.

Cells of a faulty file can hold anything: bytes that are no text, escape sequences of terminals,
newlines that would begin another line of a report.
"""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["as_json_text", "clipped", "visible"]

_SURROGATE = re.compile("[\ud800-\udfff]")


def as_json_text(content: Any) -> str:
    r"""Return `content` as JSON that can be encoded: bytes that were not UTF-8 are written as ``\xE9``."""
    text = json.dumps(content, ensure_ascii=False, indent=2)
    # In a JSON string, a backslash is itself written as two.
    return _SURROGATE.sub(lambda match: "\\" + _escape(match[0]), text) + "\n"


def visible(text: str) -> str:
    r"""Return `text` in one line, with every character that is not seen written as an escape (``\u200B``)."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escape(char) for char in text)


def clipped(text: str, limit: int, rest: str) -> str:
    """Return `text` if it has at most `limit` UTF-16 units, or its beginning and how much is cut.

    Parameters
    ----------
    text : str
        Without lone surrogates.
    limit : int
        How long the result may be, as UTF-16 counts (JavaScript and .NET do).
    rest : str
        Where all of it is to be found.
    """
    if _units(text) <= limit:
        return text
    # The room for a statement with the greatest number that can occur.
    room = limit - _units(_statement(len(text), rest))
    kept: list[str] = []
    for char in text:
        room -= _units(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept) + _statement(len(text) - len(kept), rest)


def _statement(number: int, rest: str) -> str:
    return f" … and {number:,} characters more: see {rest}"


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def _escape(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that the reader could not decode
        return f"\\x{code - 0xDC00:02X}"
    named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return named.get(char) or (
        f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
    )
