"""A report as text for people and as JSON for machines."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from balkans_data.package import version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from balkans_data.validation.findings import Finding, Report

__all__ = ["as_json", "as_text"]

_COLOURS = {"error": "red", "warning": "yellow"}


def as_json(report: Report) -> str:
    """Return the report as JSON: version, package, findings, unjudged, rows and counts."""
    content = {
        "version": version(),
        "package": report.package,
        "findings": [finding.as_dict() for finding in report.findings],
        "unjudged": [{"rule": item.rule, "reason": item.reason} for item in report.unjudged],
        "rows": report.rows,
        "counts": report.counts,
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_text(report: Report) -> Iterator[str]:
    """Yield the report line by line, in rich's markup: grouped by file, with a summary."""
    from rich.markup import escape

    for path, group in groupby(report.findings, key=lambda finding: finding.path):
        yield f"[bold]{escape(path)}[/bold]"
        for finding in group:
            yield from _lines(finding)
        yield ""
    for item in report.unjudged:
        yield f"[dim]not judged: {item.rule} ({escape(item.reason)})[/dim]"
    errors, warnings = report.counts["error"], report.counts["warning"]
    rows = f"{sum(report.rows.values()):,} rows in {len(report.rows)} tables"
    if not report.findings:
        yield f"[green]✓[/green] {rows}: no errors, no warnings"
    else:
        yield f"{rows}: {_count(errors, 'error')}, {_count(warnings, 'warning')}"


def _lines(finding: Finding) -> Iterator[str]:
    from rich.markup import escape

    place = f"{finding.line}:{finding.column}" if finding.line else "-"
    colour = _COLOURS[finding.severity]
    yield (
        f"  {place:>8}  [{colour}]{finding.severity}[/{colour}] "
        f"[cyan]{finding.rule}[/cyan]  {escape(finding.message)}"
        + (f"  [dim]({escape(finding.key)})[/dim]" if finding.key and finding.key not in finding.message else "")
    )
    if finding.hint:
        yield f"            [dim]hint: {escape(finding.hint)}[/dim]"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")
