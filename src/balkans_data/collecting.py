"""Python's collector of cyclic garbage, while rows by the hundred thousand are made and dropped."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["paused"]


@contextmanager
def paused() -> Iterator[None]:
    """Pause the collector, and leave it as it was.

    Rows are lists of text, which form no cycles, so it finds nothing; but it looks through all of
    them again and again, which takes as long as the work itself.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
