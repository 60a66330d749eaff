"""For people: grouped by file, coloured on a terminal, with a summary; nothing is left out."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from balkans_data.validation.writers.interface import Writer, awaiting, counted, numbered, summary
from balkans_data.validation.writers.printable import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from balkans_data.validation.findings import Finding, Report

__all__ = ["WRITER", "lines", "plain"]

_COLOURS = {"error": "red", "warning": "yellow"}


def lines(report: Report) -> Iterator[Text]:
    """Yield the report line by line, with its colours."""
    from rich.text import Text

    for path, group in groupby(report.findings, key=lambda finding: finding.path):
        findings = list(group)
        yield Text.assemble((visible(path), "bold"), "  ", (counted(findings), "dim"))
        width = max(len(_place(finding)) for finding in findings)
        for finding in findings:
            yield from _finding(finding, width)
        yield Text()
    for reason, rules in awaiting(report).items():
        said = f"{numbered(len(rules), 'rule')} not judged ({visible(reason)}): {', '.join(rules)}"
        yield Text(said, "dim")
    for item in report.suppressed:
        place = f"{item.finding.path}:{_place(item.finding)}"
        said = f"suppressed until {item.until}: {place}  {item.finding.rule}  {item.finding.message} ({item.reason})"
        yield Text(visible(said), "dim")
    by_rule = Counter(finding.rule for finding in report.findings)
    if 1 < len(by_rule) < len(report.findings):
        yield Text("by rule: " + ", ".join(f"{rule} {number:,}" for rule, number in by_rule.most_common()))
    if not report.findings:
        yield Text.assemble(("✓", "green"), " ", summary(report))
    else:
        yield Text.assemble(("✗", "red") if not report.ok else ("!", "yellow"), " ", summary(report))


def plain(report: Report) -> str:
    """Return the report without colours."""
    return "".join(f"{line.plain}\n" for line in lines(report))


def _finding(finding: Finding, width: int) -> Iterator[Text]:
    from rich.text import Text

    line = Text.assemble(
        f"  {_place(finding):>{width}}  ",
        (str(finding.severity), _COLOURS[finding.severity]),
        " ",
        (finding.rule, "cyan"),
        f"  {visible(finding.message)}",
    )
    if finding.key and finding.key not in finding.message:
        line.append(f"  ({visible(finding.key)})", "dim")
    yield line
    if finding.hint:
        yield Text(f"  {'':>{width}}  hint: {visible(finding.hint)}", "dim")


def _place(finding: Finding) -> str:
    return f"{finding.line}:{finding.column}" if finding.line else "-"


WRITER = Writer(plain, styled=lines)
