"""For GitHub Actions: annotations at the lines in question, and a summary of the job.

GitHub shows the first ten errors and the first ten warnings that a step prints, without a word of
the others, and cuts each at 4,096 characters. Findings of one rule in one file are therefore one
annotation, at the first of their places, that names the others; where there are more than ten such
groups, the tenth annotation names all that are left. The whole list goes to the log, and to the
page that GitHub shows of the job.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from balkans_data.validation.findings import Severity
from balkans_data.validation.writers.as_markdown import markdown
from balkans_data.validation.writers.as_text import plain
from balkans_data.validation.writers.interface import Writer, numbered, summary
from balkans_data.validation.writers.places import folder_in, repository
from balkans_data.validation.writers.printable import clipped, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from balkans_data.validation.findings import Finding, Report, Suppressed

__all__ = ["ANNOTATIONS", "MESSAGE", "SUMMARY", "WRITER", "annotated", "as_data", "as_property", "summarise"]

ANNOTATIONS = 10
"""How many annotations of a severity GitHub shows of a step."""

MESSAGE = 4096
"""How many UTF-16 units of an annotation's message the runner passes on."""

SUMMARY = 1 << 20
"""How many bytes the summary of a step may have; GitHub takes none of a larger one."""

_LOG = "the log of this step"


def as_data(text: str) -> str:
    """Escape what follows the ``::`` of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_property(text: str) -> str:
    """Escape the value of a property of a workflow command."""
    return as_data(text).replace(":", "%3A").replace(",", "%2C")


def annotated(report: Report, folder: Path) -> Iterator[str]:
    """Yield workflow commands that account for every finding, at most ten of a severity; suppressed ones are notices.

    Parameters
    ----------
    report : Report
        All findings.
    folder : Path
        Where the package lies in the repository.
    """
    for severity in Severity:
        yield from _level(severity, severity.value, (f for f in report.findings if f.severity is severity), folder)
    yield from _level("notice", "suppressed finding", map(_borne, report.suppressed), folder)


def _borne(item: Suppressed) -> Finding:
    """Return the finding as one that says that it is suppressed."""
    return replace(
        item.finding, message=f"{item.finding.message} (suppressed until {item.until}: {item.reason})", hint=""
    )


def _level(command: str, word: str, findings: Iterable[Finding], folder: Path) -> Iterator[str]:
    """Yield at most ten commands that account for all these findings."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.path, finding.rule), []).append(finding)
    alone = list(groups.values())
    together: list[list[Finding]] = []
    if len(alone) > ANNOTATIONS:
        alone, together = alone[: ANNOTATIONS - 1], alone[ANNOTATIONS - 1 :]
    for group in alone:
        yield _command(command, group[0], folder, _title(group, word), _group_message(group))
    if together:
        number = sum(map(len, together))
        title = f"{numbered(number, word)} more, of {len(together):,} kinds"
        lines = (_group_line(group, word) for group in together)
        yield _command(command, together[0][0], folder, title, _message(lines))


def _title(group: Sequence[Finding], word: str) -> str:
    return group[0].rule if len(group) == 1 else f"{group[0].rule}: {numbered(len(group), word)}"


def _group_message(group: Sequence[Finding]) -> str:
    if len(group) == 1:
        (finding,) = group
        return _message([_said(finding), *([f"hint: {visible(finding.hint)}"] if finding.hint else [])])
    return _message(
        f"{_place(finding)}: {_said(finding)}" + (f" (hint: {visible(finding.hint)})" if finding.hint else "")
        for finding in group
    )


def _group_line(group: Sequence[Finding], word: str) -> str:
    first = group[0]
    return f"{visible(first.path)}: {_title(group, word)}, first at {_place(first)}: {_said(first)}"


def _said(finding: Finding) -> str:
    named = finding.key and finding.key not in finding.message
    return visible(finding.message) + (f" ({visible(finding.key or '')})" if named else "")


def _place(finding: Finding) -> str:
    return f"{finding.line}:{finding.column}" if finding.line else "the whole file"


def _message(lines: Iterable[str]) -> str:
    """Return the lines, or as many as the runner passes on and how many are left out."""
    said = list(lines)
    text = "\n".join(said)
    if len(text.encode("utf-16-le")) // 2 <= MESSAGE:
        return text
    if len(said) == 1:
        return clipped(text, MESSAGE, _LOG)
    kept: list[str] = []
    room = MESSAGE - len(_left_out(len(said)))
    for line in said:
        room -= len(line.encode("utf-16-le")) // 2 + 1
        if room < 0:
            break
        kept.append(line)
    if not kept:
        # Not even the first fits: its beginning is worth more than none.
        left_out = _left_out(len(said) - 1)
        return f"{clipped(said[0], MESSAGE - len(left_out) - 1, _LOG)}\n{left_out}"
    return "\n".join([*kept, _left_out(len(said) - len(kept))])


def _left_out(number: int) -> str:
    return f"… and {numbered(number, 'line')} more: see {_LOG}"


def _command(command: str, finding: Finding, folder: Path, title: str, message: str) -> str:
    properties = {"file": (folder / finding.path).as_posix()}
    if finding.line:
        properties |= {"line": str(finding.line), "col": str(finding.column)}
    properties["title"] = title
    listed = ",".join(f"{name}={as_property(visible(value))}" for name, value in properties.items())
    return f"::{command} {listed}::{as_data(message)}"


def _write(report: Report) -> str:
    lines = []
    if report.findings or report.suppressed:
        log = plain(report)
        # What cells hold must not be taken for commands. Nobody can write a cell that ends the
        # pause, since the word that ends it is a hash of that very cell with all the others.
        token = hashlib.sha256(log.encode()).hexdigest()
        lines += [f"::group::{numbered(len(report.findings), 'finding')}", f"::stop-commands::{token}"]
        lines += [log.rstrip("\n"), f"::{token}::", "::endgroup::"]
        folder = folder_in(report, repository(os.environ.get("GITHUB_WORKSPACE")))
        lines += annotated(report, folder)
    lines.append(summary(report))
    return "".join(f"{line}\n" for line in lines)


def summarise(report: Report, environment: Mapping[str, str]) -> None:
    """Add the whole list to the summary of the job, if GitHub has told where that is.

    A step may have written to it before; the limit is on all of it.
    """
    if name := environment.get("GITHUB_STEP_SUMMARY"):
        file = Path(name)
        taken = file.stat().st_size if file.exists() else 0
        text = markdown(report, SUMMARY - taken, f"{_LOG} lists them all")
        with file.open("ab") as stream:
            stream.write(text.encode())


WRITER = Writer(_write, aside=summarise)
