"""The rules layer: SQL queries that return the rows that break them.

A rule is a file ``rules/<id>.sql``. It starts with comment lines ``-- name: text``:

title, reason
    What must hold, and why.
severity
    `error` or `warning`.
message
    What to say of a row, with the query's columns in braces.
hint
    How to mend it (may have columns in braces too).
complete
    `yes` if the absence of a row can make it fire (NOT EXISTS, LEFT JOIN, counts): it is then
    judged only where every row of the tables that it reads could be read.

The query returns `ref` (the row to blame), `field` (the column to blame), and what the message
needs. It may refer to ``:released`` and ``:version``, day and number of the release (see
`balkans_data.validation.release.parameters`), and is run in the sandbox.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Protocol

from balkans_data.errors import BalkansDataError
from balkans_data.sandbox import SandboxError, sandboxed
from balkans_data.validation.findings import Severity, Unjudged

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

__all__ = ["Broken", "Rule", "apply", "blamed", "rules"]

_HEADER = re.compile(r"--\s*([a-z]+):\s*(.*\S)\s*")
_NEEDED = {"title", "reason", "severity", "message"}
_KNOWN = _NEEDED | {"hint", "complete"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it demands and why, and the query that finds what breaks it."""

    id: str
    title: str
    reason: str
    severity: Severity
    message: str
    hint: str
    complete: bool
    query: str


class Named(Protocol):
    """What a finding takes from its rule, be it an SQL rule or an entry of the catalogue."""

    @property
    def id(self) -> str:
        """The `rule` of its findings."""

    @property
    def severity(self) -> Severity:
        """Theirs too."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One row that breaks a rule: the row's `ref`, the column to blame, and what to say."""

    rule: Named
    ref: str
    field: str
    message: str
    hint: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules, sorted by id."""
    folder = resources.files("balkans_data.validation") / "rules"
    return tuple(
        parse(file.name.removesuffix(".sql"), file.read_text(encoding="utf-8"))
        for file in sorted(folder.iterdir(), key=lambda item: item.name)
        if file.name.endswith(".sql")
    )


def parse(rule_id: str, text: str) -> Rule:
    """Return the rule that a file defines; raise BalkansDataError if its head is not complete."""
    head: dict[str, str] = {}
    lines = text.splitlines()
    for line in lines:
        if not line.startswith("--"):
            break
        if match := _HEADER.fullmatch(line):
            head[match[1]] = match[2]
        else:
            # A long entry goes on in lines that start with two spaces after the dashes.
            name = next(reversed(head))
            head[name] += " " + line.removeprefix("--").strip()
    if missing := _NEEDED - set(head):
        raise BalkansDataError(f"rule {rule_id}: the head lacks {', '.join(sorted(missing))}")
    if unknown := set(head) - _KNOWN:
        raise BalkansDataError(f"rule {rule_id}: the head has unknown {', '.join(sorted(unknown))}")
    return Rule(
        id=rule_id,
        title=head["title"],
        reason=head["reason"],
        severity=Severity(head["severity"]),
        message=head["message"],
        hint=head.get("hint", ""),
        complete=head.get("complete") == "yes",
        query="\n".join(line for line in lines if not line.startswith("--")).strip(),
    )


def apply(
    connection: sqlite3.Connection, incomplete: set[str], unjudged: list[Unjudged], parameters: dict[str, Any]
) -> Iterator[Broken]:
    """Run every rule and yield what breaks them.

    Parameters
    ----------
    connection : sqlite3.Connection
        The usable rows of all tables, and the views.
    incomplete : set of str
        Tables some rows of which could not be read; a rule that reads one and needs it
        complete goes to `unjudged`.
    unjudged : list of Unjudged
        Where rules that were not judged are added.
    parameters : dict
        What queries may refer to, by name.
    """
    with sandboxed(connection) as sandbox:
        for rule in rules():
            try:
                result = sandbox.run(rule.query, parameters)
            except SandboxError as error:
                raise BalkansDataError(f"rule {rule.id} cannot be run: {error}") from error
            if rule.complete and (waiting := result.tables & incomplete):
                unjudged.append(Unjudged(rule.id, f"awaits the repair of {', '.join(sorted(waiting))}"))
                continue
            yield from blamed(rule, result.rows)


def blamed(rule: Rule, rows: Iterable[sqlite3.Row]) -> Iterator[Broken]:
    """Yield what the rows that a rule's query returned are to be told."""
    for row in rows:
        values = dict(row)
        yield Broken(
            rule,
            values["ref"],
            values["field"],
            rule.message.format(**values),
            rule.hint.format(**values),
        )
