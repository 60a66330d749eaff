"""The errors that this package raises on purpose: few, named, and with a way out."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "AmbiguousNameError",
    "BalkansDataError",
    "CheckError",
    "CitationError",
    "PackageError",
    "PassageError",
    "RetiredIdError",
    "RetiredIdWarning",
    "UnknownIndicatorError",
    "UnknownNameError",
    "UnknownRuleError",
    "UnknownTableError",
    "did_you_mean",
]


class BalkansDataError(Exception):
    """Base of every error that this package raises on purpose."""


class PackageError(BalkansDataError):
    """The data files are not where, or not what, they should be."""


class CheckError(BalkansDataError):
    """A check that is refused, fails, or does not answer as checks must; the message names its file."""


class CitationError(BalkansDataError):
    """What is to be cited is nothing of the release, or a receipt is none."""


class PassageError(BalkansDataError, LookupError):
    """A passage is not where it should be, or a text cannot be read."""


class RetiredIdError(BalkansDataError, LookupError):
    """An identifier was asked for that an earlier release had, and in whose place there is nothing."""


class RetiredIdWarning(UserWarning):
    """An identifier was asked for that was retired; what took its place is used."""


class UnknownTableError(BalkansDataError, LookupError):
    """A table was asked for that does not exist."""

    def __init__(self, table: str, known: Iterable[str], where: str = "") -> None:
        known = list(known)
        super().__init__(f"no table {table!r}{where}{did_you_mean(table, known)} (tables: {', '.join(known)})")


class UnknownRuleError(BalkansDataError, LookupError):
    """A rule of validation was asked for that does not exist."""

    def __init__(self, rule: str, known: Iterable[str]) -> None:
        super().__init__(f"no rule {rule!r}{did_you_mean(rule, known)} (`balkans-data rules` lists all)")


class UnknownIndicatorError(BalkansDataError, LookupError):
    """An indicator was asked for that does not exist."""

    def __init__(self, indicator: str, known: Iterable[str]) -> None:
        known = sorted(known)
        near = get_close_matches(indicator, known, n=5, cutoff=0.5)
        words = [word for word in indicator.split("-") if len(word) > 2]
        akin = [other for other in known if other not in near and any(word in other.split("-") for word in words)]
        hint = f" (near: {', '.join([*near, *akin][:8])})" if near or akin else ""
        listed = "; `load('indicators')`, or `balkans-data show indicators`, lists all"
        super().__init__(f"no indicator {indicator!r}{did_you_mean(indicator, known)}{hint}{listed}")


class UnknownNameError(BalkansDataError, LookupError):
    """A name or code that stands for no actor.

    Attributes
    ----------
    suggestions : tuple of str
        Names in the package that are spelled nearly so, best first.
    """

    def __init__(self, message: str, suggestions: Iterable[str] = ()) -> None:
        self.suggestions = tuple(suggestions)
        super().__init__(message)


class AmbiguousNameError(BalkansDataError, LookupError):
    """A name or code that stands for several actors, so that no one answer is right.

    Attributes
    ----------
    readings : tuple of str
        One line a reading: the actor, and when or where the text means it.
    """

    def __init__(self, message: str, readings: Iterable[str] = ()) -> None:
        self.readings = tuple(readings)
        super().__init__("\n".join([message, *(f"  - {reading}" for reading in self.readings)]))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the nearest known word, or an empty string."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""
