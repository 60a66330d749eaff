"""What validation finds: one `Finding` a fault and place, and the `Report` of all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

__all__ = ["Finding", "Report", "Severity", "Unjudged"]


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

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as a JSON-ready dictionary."""
        return asdict(self)

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order by place, then by rule."""
        return (self.path, self.line or 0, self.column or 0, self.rule, self.message)


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A rule that was not judged, as what it depends on is already faulty."""

    rule: str
    reason: str


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
    """

    package: str
    rows: dict[str, int]
    findings: list[Finding]
    unjudged: list[Unjudged] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """Number of findings by severity; both are always there."""
        found = Counter(str(finding.severity) for finding in self.findings)
        return {str(severity): found[str(severity)] for severity in Severity}

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return not self.counts["error"]
