"""Which version a change needs, and whether the new version is that much higher.

MAJOR removes or renames a table, column or identifier, or narrows a type; MINOR adds rows, tables or columns, or
flips a verdict; PATCH corrects values. A row that is gone is MAJOR where its key is an identifier
(`balkans_data.releases.packages.Package.identifying`): somebody may have cited it. Elsewhere it is a correction,
PATCH: the figure of a year was wrong to give, and no name has disappeared. There is no exception for versions
below 1.0.0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from balkans_data.comparing.differences import Bump, State
from balkans_data.releases.packages import CHANGELOG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from balkans_data.comparing.differences import Difference, TableDifference

__all__ = ["Reason", "actual_bump", "has_entry", "reasons", "required_bump", "shortfalls"]

#: Claims that are named where many are not.
_NAMED = 10

_VERSION = re.compile(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True)
class Reason:
    """A change that needs a bump."""

    bump: Bump
    table: str
    message: str


def reasons(difference: Difference) -> list[Reason]:
    """Return everything that needs a bump, the largest first."""
    found = [Reason(bump, table.name, message) for table in difference.tables for bump, message in _reasons(table)]
    if difference.flips:
        found.append(Reason(Bump.MINOR, "verdicts", f"{_count(len(difference.flips), 'verdict')} flipped"))
    return sorted(found, key=lambda reason: -reason.bump)


def required_bump(difference: Difference) -> Bump:
    """Return which part of the version has to go up for these changes."""
    return max((reason.bump for reason in reasons(difference)), default=Bump.NONE)


def actual_bump(old: str | None, new: str | None) -> Bump | None:
    """Return which part of the version went up; None if a version is not ``MAJOR.MINOR.PATCH``, or it went down."""
    before, after = _numbers(old), _numbers(new)
    if before is None or after is None or after < before:
        return None
    for bump, was, now in zip((Bump.MAJOR, Bump.MINOR, Bump.PATCH), before, after, strict=True):
        if now > was:
            return bump
    return Bump.NONE


def shortfalls(difference: Difference, changelog: str | None) -> list[str]:
    """Return what the new version lacks, one sentence each; nothing lacks if nothing changed at all.

    Parameters
    ----------
    difference : Difference
        Of the last release (OLD) and what is to be released (NEW).
    changelog : str or None
        The text of the new ``CHANGELOG.md``.
    """
    old, new = difference.old_version, difference.new_version
    if not difference and old == new:
        return []
    found = []
    required = required_bump(difference)
    for label, version in ((difference.old, old), (difference.new, new)):
        if _numbers(version) is None:
            found.append(f"the version of {label} is {version or 'missing'}, not MAJOR.MINOR.PATCH")
    if not found:
        actual = actual_bump(old, new)
        needed = _raised(old or "", required)
        if actual is None:
            found.append(f"the version goes back from {old} to {new}")
        elif actual < required:
            went = f"{old} to {new} is {actual.name}" if actual else f"both versions are {old}"
            found.append(
                f"the changes need a {required.name} bump, and {went}: make it {needed} in CITATION.cff, "
                "and run `balkans-data build`"
            )
    if changelog is None:
        found.append(f"there is no {CHANGELOG}")
    elif new and not has_entry(changelog, new):
        found.append(f"{CHANGELOG} has no entry for {new} (a heading `## {new} (YYYY-MM-DD)` with text below it)")
    elif new:
        said = _entry(changelog, new)
        if unsaid := sorted({flip.claim_id for flip in difference.flips if flip.claim_id not in said}):
            named = ", ".join(unsaid[:_NAMED]) + (f" and {len(unsaid) - _NAMED:,} more" if len(unsaid) > _NAMED else "")
            found.append(f"{CHANGELOG} does not name under {new} the claims whose verdicts flip: {named}")
    return found


def has_entry(changelog: str, version: str) -> bool:
    """Return whether a changelog has a heading for a version and something below it."""
    return bool(_entry(changelog, version))


def _entry(changelog: str, version: str) -> str:
    """Return what stands below the heading of a version, without blank lines and further headings."""
    heading = re.compile(rf"#{{1,6}}\s+\[?v?{re.escape(version)}\]?(?![\w.+-])")
    inside = False
    lines = []
    for line in changelog.splitlines():
        if heading.match(line):
            inside = True
        elif re.match(r"#{1,2}\s", line):
            inside = False
        elif inside and line.strip() and not line.startswith("#"):
            lines.append(line)
    return "\n".join(lines)


def _reasons(table: TableDifference) -> Iterator[tuple[Bump, str]]:
    if table.state is State.REMOVED:
        yield Bump.MAJOR, f"the table is removed, with {_count(len(table.removed), 'row')}"
        return
    if table.state is State.ADDED:
        yield Bump.MINOR, f"the table is added, with {_count(len(table.added), 'row')}"
        return
    for name in table.columns_removed:
        yield Bump.MAJOR, f"the column {name} is removed"
    for change in table.schema:
        of = f"{change.column}: " if change.column else ""
        yield change.bump, f"{of}{change.aspect} {_how(change.bump)}"
    if table.removed:
        if table.identifies:
            yield Bump.MAJOR, f"{_count(len(table.removed), 'identifier')} removed"
        else:
            yield Bump.PATCH, f"{_count(len(table.removed), 'row')} removed (no identifiers)"
    for name in table.columns_added:
        yield Bump.MINOR, f"the column {name} is added"
    if table.added:
        yield Bump.MINOR, f"{_count(len(table.added), 'row')} added"
    if table.changed:
        yield Bump.PATCH, f"{_count(table.cells, 'cell')} corrected in {_count(len(table.changed), 'row')}"


def _how(bump: Bump) -> str:
    return {Bump.MAJOR: "narrowed or changed", Bump.MINOR: "widened"}.get(bump, "reworded or rearranged")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def _numbers(version: str | None) -> tuple[int, ...] | None:
    match = _VERSION.fullmatch(version or "")
    return tuple(int(part) for part in match.groups()) if match else None


def _raised(version: str, bump: Bump) -> str:
    """Return the next version with this bump."""
    major, minor, patch = _numbers(version) or (0, 0, 0)
    if bump is Bump.MAJOR:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if bump is Bump.MINOR else f"{major}.{minor}.{patch + 1}"
