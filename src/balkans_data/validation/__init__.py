"""Validation: the layers file, cells, keys, rules and release, and the reports of what they find."""

from __future__ import annotations

from balkans_data.validation.engine import check, report, validate
from balkans_data.validation.findings import Finding, Report, Severity

__all__ = ["Finding", "Report", "Severity", "check", "report", "validate"]
