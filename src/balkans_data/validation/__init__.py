"""Validation: the layers file, cells, keys, rules and release, and the reports of what they find.

What is here is imported when it is first used, so that the command can offer the report formats
without loading what validates.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from balkans_data.validation.engine import check, report, validate
    from balkans_data.validation.findings import Finding, Report, Severity

__all__ = ["Finding", "Report", "Severity", "check", "report", "validate"]

_HOMES = {
    "Finding": "findings",
    "Report": "findings",
    "Severity": "findings",
    "check": "engine",
    "report": "engine",
    "validate": "engine",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for, and keep it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
