"""The comment on a pull request, from the report in JSON and, if there is one, the diff in Markdown.

    python -m scripts.comment report.json [diff.md]

Both come from a run of the contributor's code, so every text in them may have been made to do harm. None is ever
Markdown here: texts of the report stand HTML-escaped in ``<code>`` in one HTML table, in which no Markdown is read,
and the diff stands in a fence longer than any run of backticks in it. GitHub makes no mention, link or emoji of what
is in code. Characters that are not seen, or that turn the text about, are shown by number. What is cut is counted.

Needs nothing but Python, as it runs where nothing is installed.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path

__all__ = ["MARKER", "ReportError", "comment", "unreadable"]

MARKER = "<!-- balkans-data: contribution -->"

# GitHub refuses a comment of more than 65,536 characters; the table and the diff share less than that.
_TABLE = 40_000
_DIFF = 15_000
_ROWS = 50
_TEXT = 300
_PART = 100
_LINES = 200
_LINE = 400
# How many accents may pile up on one letter before they reach into other lines.
_ACCENTS = 2
_LARGEST_NUMBER = 10**9

_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}
_SEVERITIES = ("error", "warning")


class ReportError(Exception):
    """The report is not one; the message says why, and quotes nothing of it."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the comment shows of a finding; every text is the contributor's."""

    severity: str
    rule: str
    place: str
    key: str
    message: str
    hint: str


def comment(report: bytes, diff: bytes | None = None) -> str:
    """Return the comment in Markdown.

    Parameters
    ----------
    report : bytes
        What ``balkans-data validate --format json`` printed.
    diff : bytes, optional
        What ``balkans-data diff --format markdown`` printed.

    Raises
    ------
    ReportError
        If the report is no such JSON.
    """
    findings, unjudged = _read(report)
    counts = Counter(item.severity for item in findings)
    found = ", ".join(_count(counts[severity], severity) for severity in _SEVERITIES)
    parts = [f"{MARKER}\n### Validation: {found}"]
    if findings:
        parts.append(_table(sorted(findings, key=lambda item: _SEVERITIES.index(item.severity))))
    if any(item.rule == "stale" for item in findings):
        parts.append("Nothing need be done about a derived file that is stale: main makes it anew.")
    if unjudged:
        parts.append(f"Not judged before the faults above are mended: {_count(unjudged, 'rule')}.")
    if diff is not None and diff.strip():
        parts.append(_details(diff.decode("utf-8", errors="replace")))
    return "\n\n".join(parts) + "\n"


def unreadable(reason: str) -> str:
    """Return the comment for a run that left nothing to show; `reason` is in our own words."""
    return f"{MARKER}\n### Validation: no report\n\nThere is nothing to show: {reason}. The log of the run says more.\n"


def _read(report: bytes) -> tuple[list[_Shown], int]:
    """Return the findings, and how many rules were not judged."""
    try:
        content = json.loads(report)
    except (ValueError, RecursionError):
        raise ReportError("the report is no JSON") from None
    if not isinstance(content, dict):
        raise ReportError("the report is no JSON object")
    findings, unjudged = content.get("findings"), content.get("unjudged", [])
    if not isinstance(findings, list) or not isinstance(unjudged, list):
        raise ReportError("the report has no list of findings")
    return [_finding(item) for item in findings], len(unjudged)


def _finding(item: object) -> _Shown:
    if not isinstance(item, dict):
        raise ReportError("a finding of the report is no JSON object")
    severity = item.get("severity")
    if severity not in _SEVERITIES:
        raise ReportError("a finding of the report is neither error nor warning")
    # The path is cut by itself, so that line and column stay.
    path = _cut(_text(item, "path"), _PART)
    place = [path, *(str(number) for name in ("line", "column") if (number := _number(item, name)))]
    field = _text(item, "field")
    return _Shown(
        severity=severity,
        rule=_text(item, "rule"),
        place=":".join(place) + (f" ({_cut(field, _PART)})" if field else ""),
        key=_text(item, "key"),
        message=_text(item, "message"),
        hint=_text(item, "hint"),
    )


def _text(item: dict[str, object], name: str) -> str:
    value = item.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ReportError(f"the {name} of a finding of the report is no text")
    return value


def _number(item: dict[str, object], name: str) -> int | None:
    value = item.get(name)
    if value is None:
        return None
    # True is an int in Python, and not a line.
    if type(value) is not int or not 0 < value < _LARGEST_NUMBER:
        raise ReportError(f"the {name} of a finding of the report is no place")
    return value


def _table(findings: list[_Shown]) -> str:
    """Return as many findings as have room; the rest by number."""
    lines = ["<table>", "<tr><th>severity</th><th>rule</th><th>place</th><th>row</th><th>what is wrong</th></tr>"]
    room = _TABLE
    shown = 0
    for item in findings[:_ROWS]:
        said = _cell(item.message) + (f"<br>hint: {_cell(item.hint)}" if item.hint else "")
        cells = (item.severity, _cell(item.rule), _cell(item.place), _cell(item.key), said)
        line = "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
        room -= len(line) + 1
        if room < 0:
            break
        lines.append(line)
        shown += 1
    lines.append("</table>")
    # No blank line until here: a blank line would end the HTML, and what follows would be read as Markdown.
    table = "\n".join(lines)
    rest = Counter(item.severity for item in findings[shown:])
    if not rest:
        return table
    left = ", ".join(_count(rest[severity], severity) for severity in _SEVERITIES if rest[severity])
    return f"{table}\n\nNot shown here: {left}. The report of the run has them all."


def _cell(text: str) -> str:
    """Return text as code that holds in HTML, on one line."""
    return f"<code>{escape(_visible(_cut(text, _TEXT)))}</code>" if text else ""


def _details(diff: str) -> str:
    """Return the diff, folded up, in a fence that nothing in it can close."""
    lines = diff.removesuffix("\n").replace("\r\n", "\n").split("\n")
    kept: list[str] = []
    room = _DIFF
    for line in lines[:_LINES]:
        # A tab is seen as what it is.
        seen = "\t".join(_visible(part) for part in _cut(line, _LINE).split("\t"))
        room -= len(seen) + 1
        if room < 0:
            break
        kept.append(seen)
    fence = "`" * max(3, 1 + max((len(run) for line in kept for run in re.findall("`+", line)), default=0))
    block = "\n".join([fence, *kept, fence])
    left = len(lines) - len(kept)
    note = f"Not shown here: {_count(left, 'line')}.\n\n" if left else ""
    return f"<details><summary>What the rows change</summary>\n\n{block}\n\n{note}</details>"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]}… (and {_count(len(text) - length, 'character')})"


def _visible(text: str) -> str:
    """Show characters by number that are not seen, turn the text about, or pile up."""
    seen = []
    accents = 0
    for character in text:
        category = unicodedata.category(character)
        accents = accents + 1 if category in {"Mn", "Me"} else 0
        hidden = category in _UNSEEN and character != " "
        seen.append(f"⟨U+{ord(character):04X}⟩" if hidden or accents > _ACCENTS else character)
    return "".join(seen)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def main(arguments: list[str]) -> int:
    """Print the comment; return the exit code."""
    if len(arguments) not in {1, 2}:
        print("usage: python -m scripts.comment report.json [diff.md]", file=sys.stderr)
        return 2
    try:
        report, *diffs = [Path(argument).read_bytes() for argument in arguments]
        text = comment(report, *diffs)
    except (OSError, ReportError) as error:
        print(f"comment: {error}", file=sys.stderr)
        return 2
    sys.stdout.buffer.write(text.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
