"""Writing files: JSON in one form, and so that a failure leaves the old one whole."""

from __future__ import annotations

import json
import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["as_json", "write_atomically"]


def as_json(content: object) -> str:
    """Return JSON as the package writes it: characters as they are, two spaces, a line end at the end."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to a file beside `path`, then put it in its place in one step.

    Raises
    ------
    OSError
        If it cannot be written; `path` is then as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
