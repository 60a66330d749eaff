"""For a comment on a pull request and the summary of a job: a table a file, as Markdown of GitHub's kind."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from balkans_data.validation.writers.interface import Writer, awaiting, counted, numbered, summary
from balkans_data.validation.writers.printable import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from balkans_data.validation.findings import Finding, Report, Suppressed

__all__ = ["COMMENT", "WRITER", "escaped", "markdown"]

COMMENT = 65_000
"""Bytes for a comment: GitHub takes 65,536 characters, and a workflow may want to add a line."""

# Letters and what has no meaning in Markdown may stay. A comment after @ and # keeps cells of
# strangers from calling people or linking issues; the colon goes so that no address becomes a link.
_MEANT = re.compile(r"[^\w ,.;()'\"/=%+?!-]|_", re.ASCII)


def escaped(text: str) -> str:
    """Return `text` such that Markdown shows just that, in one line, even inside a table."""
    return _MEANT.sub(_entity, visible(text))


def _entity(match: re.Match[str]) -> str:
    char = match[0]
    if char > "\x7f":
        return char
    return f"&#{ord(char)};" + ("<!-- -->" if char in "@#" else "")


def markdown(report: Report, limit: int | None = None, rest: str = "`balkans-data validate` lists them") -> str:
    """Return the report as Markdown.

    Parameters
    ----------
    report : Report
        All findings.
    limit : int, optional
        How many bytes the result may have in UTF-8. What does not fit is left out from the end,
        and the result says how many findings that are.
    rest : str
        Where those are to be found.
    """
    total, borne = len(report.findings), len(report.suppressed)
    kept: list[str] = []
    # The room that is left when the statement on the rest is as long as it can be.
    room = None if limit is None else limit - max(_size(_omitted(number, total, borne, rest)) for number in (0, total))
    listed = listed_borne = 0
    for part, count, count_borne in _parts(report):
        if room is not None:
            room -= _size(part)
            if room < 0:
                break
        kept.append(part)
        listed += count
        listed_borne += count_borne
    else:
        return "".join(kept)
    statement = _omitted(total - listed, total, borne - listed_borne, rest)
    whole = "".join([*kept, statement])
    return whole if _size(whole) <= (limit or 0) else ""


def _omitted(number: int, total: int, borne: int, rest: str) -> str:
    if not number:
        but = f" but {numbered(borne, 'suppressed one')}" if borne else ""
        return f"\n**The rest of this report is not shown here, for want of room**; no finding is among it{but}.\n"
    return f"\n**{number:,} of {numbered(total, 'finding')} not listed here, for want of room**: {rest}.\n"


def _parts(report: Report) -> Iterator[tuple[str, int, int]]:
    """Yield the pieces of which none may be broken, and how many findings and suppressed findings each has."""
    sign = "✅" if not report.findings else "⚠️" if report.ok else "❌"
    yield f"### {sign} balkans-data validate\n\n{summary(report)}\n", 0, 0
    for path, group in groupby(report.findings, key=lambda finding: finding.path):
        findings = list(group)
        head = f"\n#### {escaped(path)} ({counted(findings)})\n\n| place | rule | finding |\n| ---: | --- | --- |\n"
        yield head + _row(findings[0]), 1, 0
        for finding in findings[1:]:
            yield _row(finding), 1, 0
    for reason, rules in awaiting(report).items():
        yield f"\n{numbered(len(rules), 'rule')} not judged ({escaped(reason)}): {', '.join(rules)}\n", 0, 0

    for start in range(0, len(report.suppressed), _FOLDED):
        yield _folded(report.suppressed[start : start + _FOLDED]), 0, len(report.suppressed[start : start + _FOLDED])


_FOLDED = 50
"""Suppressed findings in one collapsed section: one that is cut off in the middle would swallow what follows."""


def _folded(items: Sequence[Suppressed]) -> str:
    rows = "".join(
        f"| {escaped(item.finding.path)}{f':{item.finding.line}' if item.finding.line else ''} | {item.finding.rule} "
        f"| {escaped(item.finding.message)} | {escaped(item.reason)} | {escaped(item.until)} |\n"
        for item in items
    )
    head = f"\n<details><summary>{numbered(len(items), 'suppressed finding')}</summary>\n\n"
    table = "| place | rule | finding | why it is borne | until |\n| --- | --- | --- | --- | --- |\n"
    return f"{head}{table}{rows}\n</details>\n"


def _row(finding: Finding) -> str:
    place = f"{finding.line}:{finding.column}" if finding.line else ""
    key = f" ({escaped(finding.key)})" if finding.key and finding.key not in finding.message else ""
    hint = f"<br>*hint:* {escaped(finding.hint)}" if finding.hint else ""
    return f"| {place} | {finding.severity} {finding.rule} | {escaped(finding.message)}{key}{hint} |\n"


def _size(text: str) -> int:
    return len(text.encode())


def _comment(report: Report) -> str:
    return markdown(report, COMMENT)


WRITER = Writer(_comment)
