"""Bytes to text, where the bytes themselves say how: nothing is guessed."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from balkans_data.errors import PackageError
from balkans_data.validation.repairs import Repair, RepairKind

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["decoded"]

_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def decoded(content: bytes, note: Callable[[Repair], None]) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 with a byte order mark.

    Parameters
    ----------
    content : bytes
        The file.
    note : callable
        Is told what is repaired by this.

    Raises
    ------
    PackageError
        If it is in another encoding. Every byte is a letter in Windows-1252, and in its many
        sisters another one, so that none of them can be told from the others.
    """
    # The mark of UTF-32 begins with that of UTF-16.
    if not content.startswith(_UTF_32) and (encoding := _UTF_16.get(content[:2])):
        try:
            text = content[2:].decode(encoding)
        except UnicodeDecodeError as error:
            raise PackageError(f"it has the mark of UTF-16, but byte {error.start + 3:,} is none of it") from None
        note(Repair(RepairKind.ENCODING, note="it was in UTF-16"))
        return text
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        meant = bytes([byte]).decode("cp1252", "replace")
        in_1252 = f" (in Windows-1252 it is {meant!r})" if meant.isprintable() and meant != "\ufffd" else ""
        raise PackageError(f"line {line}: byte 0x{byte:02X} is not UTF-8{in_1252}; save the file as UTF-8") from None
    if text.startswith("\ufeff"):
        note(Repair(RepairKind.BOM, line=1))
        return text[1:]
    return text
