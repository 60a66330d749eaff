"""SARIF 2.1.0, the interchange format of static analysis (OASIS), for code scanning and editors."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from balkans_data.validation.catalogue import all_rules
from balkans_data.validation.writers.interface import Writer, release
from balkans_data.validation.writers.places import folder_in, repository
from balkans_data.validation.writers.printable import as_json_text

if TYPE_CHECKING:
    from pathlib import Path

    from balkans_data.validation.catalogue import Entry
    from balkans_data.validation.findings import Finding, Report, Suppressed, Unjudged

__all__ = ["FINGERPRINT", "SCHEMA", "WRITER"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

FINGERPRINT = "balkansDataFinding/v1"
"""Name of our fingerprints. ``primaryLocationLineHash`` is left to the action that uploads to GitHub:
it makes one of its own from the line's content, and complains of any other under that name."""


def _write(report: Report) -> str:
    entries = all_rules()
    places = {entry.id: place for place, entry in enumerate(entries)}
    folder = folder_in(report, repository(os.environ.get("GITHUB_WORKSPACE")))
    driver: dict[str, Any] = {"name": "balkans-data", "rules": [_rule(entry) for entry in entries]}
    if version := release():
        driver["version"] = version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(item, places) for item in report.unjudged],
            }
        ],
        # Either all results have `suppressions`, or none has.
        "results": [
            *(_result(finding, places, folder) | {"suppressions": []} for finding in report.findings),
            *(_result(item.finding, places, folder) | _suppressions(item) for item in report.suppressed),
        ],
        "properties": {"package": report.package, "rows": report.rows},
    }
    return as_json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(entry: Entry) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": entry.id,
        "shortDescription": {"text": _literal(entry.title)},
        "fullDescription": {"text": _literal(entry.reason)},
        "defaultConfiguration": {"level": str(entry.severity)},
        "properties": {"tags": [str(entry.layer)]},
    }
    if entry.query:
        rule["properties"]["query"] = entry.query
    return rule


def _result(finding: Finding, places: dict[str, int], folder: Path) -> dict[str, Any]:
    text = f"{finding.message}; {finding.hint}" if finding.hint else finding.message
    physical: dict[str, Any] = {"artifactLocation": _artifact(folder / finding.path)}
    if finding.line:
        physical["region"] = {"startLine": finding.line, "startColumn": finding.column}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": str(finding.severity),
        "message": {"text": _literal(text)},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {"field": finding.field, "key": finding.key, "value": finding.value, "hint": finding.hint},
    }
    return result


def _suppressions(item: Suppressed) -> dict[str, Any]:
    justification = f"{item.reason} (until {item.until})"
    return {"suppressions": [{"kind": "external", "status": "accepted", "justification": justification}]}


def _notification(item: Unjudged, places: dict[str, int]) -> dict[str, Any]:
    return {
        "level": "note",
        "message": {"text": _literal(f"not judged: {item.reason}")},
        "associatedRule": {"id": item.rule, "index": places[item.rule]},
    }


def _artifact(file: Path) -> dict[str, Any]:
    if file.is_absolute():
        return {"uri": file.as_uri()}
    return {"uri": quote(file.as_posix()), "uriBaseId": "%SRCROOT%"}


def _literal(text: str) -> str:
    """Return `text` as a message that SARIF reads as just that: braces mark arguments, ``[a](b)`` a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


WRITER = Writer(_write)
