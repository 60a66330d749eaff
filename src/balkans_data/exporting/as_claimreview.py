"""Verdicts as schema.org ClaimReview: one JSON-LD document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from balkans_data.claim_reviews import claim_reviews
from balkans_data.files import as_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from balkans_data.exporting.selection import Selection

__all__ = ["ENDINGS", "write"]

ENDINGS = (".json", ".jsonld")


def write(selection: Selection, target: Path, advance: Callable[[str, int], None]) -> None:  # noqa: ARG001
    """Write the document; it is always about the whole release."""
    target.write_bytes(as_json(claim_reviews()).encode())
