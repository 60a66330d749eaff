"""What validation finds: one `Finding` a fault and place, and the `Report` of all of them."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Finding", "Report", "Severity", "Suppressed", "Unjudged", "fingerprinted"]

_FINGERPRINT_LENGTH = 32
"""Hexadecimal digits of SHA-256 to keep: 128 bits, at which no two findings ever meet by chance."""


class Severity(StrEnum):
    """How bad a finding is: only errors make validation fail."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place.

    Attributes
    ----------
    rule : str
        Identifier of the rule that is broken.
    severity : Severity
        Error or warning.
    path : str
        File, relative to the package, with forward slashes.
    line, column : int or None
        Physical place, from 1; the column counts characters. None where it is the whole file.
    field : str or None
        Name of the column of the table.
    key : str or None
        Primary key of the row, its parts joined by ``|``.
    value : str or None
        The cell as it stands.
    message, hint : str
        What is wrong, and what would mend it (may be empty).
    fingerprint : str
        What tells the finding from every other of its report, and is the same in the next report
        although lines have moved; see `fingerprinted`, which sets it.
    """

    rule: str
    severity: Severity
    path: str
    line: int | None
    column: int | None
    field: str | None
    key: str | None
    value: str | None
    message: str
    hint: str = ""
    fingerprint: str = dataclasses.field(default="", compare=False)

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as a JSON-ready dictionary."""
        return asdict(self)

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order by place, then by rule."""
        return (self.path, self.line or 0, self.column or 0, self.rule, self.message)


def fingerprinted(findings: Iterable[Finding]) -> list[Finding]:
    """Set the fingerprint of each finding, and return them in their order.

    It is a hash of what the finding is about: rule, path, key and field; where the row has no key,
    or the finding concerns no row: rule, path, field and value. Findings that agree in all that
    (a third row with the same key, a second blank line) are numbered in their order. Line, column
    and the words of the message do not enter, so that it survives rows that are added, removed or
    sorted elsewhere, and messages that are put better.

    Parameters
    ----------
    findings : iterable of Finding
        All findings of one report, in order of place (`Finding.sort_key`).
    """
    seen: Counter[str] = Counter()
    result = []
    for item in findings:
        by_key = item.key is not None
        # As ASCII, since a cell that is not UTF-8 has lone surrogates, which cannot be encoded.
        about = ascii((item.rule, item.path, by_key, item.field, item.key if by_key else item.value))
        seen[about] += 1
        digest = hashlib.sha256(f"{about}{seen[about]}".encode("ascii")).hexdigest()
        # In place, as copies of a million findings would take longer than finding them. Nothing
        # else may: it is no part of what makes two findings equal.
        object.__setattr__(item, "fingerprint", digest[:_FINGERPRINT_LENGTH])
        result.append(item)
    return result


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A rule that was not judged, as what it depends on is already faulty."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that a row of `suppressions` bears until a release, and why."""

    finding: Finding
    reason: str
    until: str

    def as_dict(self) -> dict[str, Any]:
        """Return it as a JSON-ready dictionary."""
        return {"finding": self.finding.as_dict(), "reason": self.reason, "until": self.until}


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one validation.

    Attributes
    ----------
    package : str
        The folder that was validated, as given.
    rows : dict of str to int
        How many rows of each table were read.
    findings : list of Finding
        All of them, in order of place.
    unjudged : list of Unjudged
        Rules that await the repair of other faults.
    suppressed : list of Suppressed
        Findings that are borne for a while, and therefore not among `findings`.
    """

    package: str
    rows: dict[str, int]
    findings: list[Finding]
    unjudged: list[Unjudged] = field(default_factory=list)
    suppressed: list[Suppressed] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """Number of findings by severity; both are always there."""
        found = Counter(str(finding.severity) for finding in self.findings)
        return {str(severity): found[str(severity)] for severity in Severity}

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return not self.counts["error"]
