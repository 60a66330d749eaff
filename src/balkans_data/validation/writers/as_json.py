"""For machines: all that is known of each finding, as ``report.schema.json`` beside this module describes it."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

from balkans_data.validation.writers.interface import Writer, release
from balkans_data.validation.writers.printable import as_json_text

if TYPE_CHECKING:
    from balkans_data.validation.findings import Report

__all__ = ["SCHEMA", "WRITER", "schema"]

SCHEMA = "urn:balkans-data:validation-report:1"
"""Name of the schema. A change at which a reader of the present one could fail takes the next number."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    file = resources.files("balkans_data.validation.writers") / "report.schema.json"
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return content


def _write(report: Report) -> str:
    content = {
        "$schema": SCHEMA,
        "version": release(),
        "package": report.package,
        "findings": [finding.as_dict() for finding in report.findings],
        "suppressed": [item.as_dict() for item in report.suppressed],
        "unjudged": [{"rule": item.rule, "reason": item.reason} for item in report.unjudged],
        "rows": report.rows,
        "counts": report.counts,
    }
    return as_json_text(content)


WRITER = Writer(_write)
