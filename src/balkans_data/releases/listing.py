"""The hash of a list of files, which `sha256sum` makes too, so that anybody can without our code."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["hash_of_list"]


def hash_of_list(files: Iterable[tuple[str, str]]) -> str:
    """Return the SHA-256 of what ``LC_ALL=C sha256sum FILES`` prints.

    Parameters
    ----------
    files : iterable of tuple of str
        Path and SHA-256 (hexadecimal) of each file, in any order.
    """
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(files))
    return hashlib.sha256(lines.encode()).hexdigest()
