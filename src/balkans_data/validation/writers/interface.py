"""What a report format is, and the few things that several of them need."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from balkans_data.errors import BalkansDataError
from balkans_data.package import version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rich.text import Text

    from balkans_data.validation.findings import Finding, Report

__all__ = ["Writer", "awaiting", "counted", "numbered", "release", "summary"]


@dataclass(frozen=True, slots=True)
class Writer:
    """A report format.

    Attributes
    ----------
    write : callable
        Turns a report into the text of the format, which ends with a newline.
    styled : callable or None
        Yields the same text line by line with colours, for a terminal.
    aside : callable or None
        Writes what goes elsewhere than to the output, given the report and the environment.
    """

    write: Callable[[Report], str]
    styled: Callable[[Report], Iterator[Text]] | None = None
    aside: Callable[[Report, Mapping[str, str]], None] | None = None


def numbered(number: int, word: str) -> str:
    """Return ``1 error``, ``2 errors``, ``1,000 errors``."""
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def counted(findings: Iterable[Finding]) -> str:
    """Return how many errors and warnings there are, such as ``2 errors, 1 warning``; no word of none."""
    found = Counter(str(finding.severity) for finding in findings)
    return ", ".join(numbered(found[word], word) for word in ("error", "warning") if found[word])


def summary(report: Report) -> str:
    """Return the report in one line."""
    rows = f"{numbered(sum(report.rows.values()), 'row')} in {numbered(len(report.rows), 'table')}"
    borne = f", {len(report.suppressed):,} suppressed" if report.suppressed else ""
    if not report.findings:
        return f"{rows}: no errors, no warnings{borne}"
    counts = f"{numbered(report.counts['error'], 'error')}, {numbered(report.counts['warning'], 'warning')}"
    return f"{rows}: {counts}{borne}"


def awaiting(report: Report) -> dict[str, list[str]]:
    """Return the rules that were not judged, by the reason why."""
    found: dict[str, list[str]] = {}
    for item in report.unjudged:
        found.setdefault(item.reason, []).append(item.rule)
    return found


def release() -> str | None:
    """Return the version of this package; None if its own descriptor is what cannot be read."""
    try:
        return version()
    except (BalkansDataError, OSError, ValueError, KeyError, TypeError):
        return None
