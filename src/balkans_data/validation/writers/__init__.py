"""The report formats, by name: one module ``as_<name>`` a format.

To add one: a module ``as_<name>.py`` with a function that turns a `Report` into text and
``WRITER = Writer(that_function)``, and its name with a few words in `ReportFormat`.
"""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from balkans_data.validation.writers.interface import Writer

__all__ = ["ReportFormat", "writer"]


class ReportFormat(StrEnum):
    """A format and what it is for, in the order in which they are offered."""

    use: str

    def __new__(cls, value: str, use: str) -> Self:
        """Keep what the format is for beside its name."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.use = use
        return member

    TEXT = "text", "for people, grouped by file"
    JSON = "json", "for machines, with a JSON Schema"
    GITHUB = "github", "annotations and a summary in GitHub Actions"
    MARKDOWN = "markdown", "for a comment on a pull request"
    SARIF = "sarif", "SARIF 2.1.0, for code scanning and editors"


def writer(chosen: ReportFormat) -> Writer:
    """Return the writer of a format."""
    found: Writer = import_module(f"{__name__}.as_{chosen}").WRITER
    return found
