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

from balkans_data.comparing.changelog import entry, has_entry
from balkans_data.comparing.differences import Bump, State
from balkans_data.releases.packages import CHANGELOG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from balkans_data.comparing.differences import Difference, SchemaChange, TableDifference

__all__ = [
    "Reason",
    "Tally",
    "actual_bump",
    "changelog_shortfalls",
    "has_entry",
    "numbers",
    "reasons",
    "reasons_of",
    "required_bump",
    "shortfalls",
    "version_shortfalls",
]

#: Claims that are named where many are not.
_NAMED = 10

_VERSION = re.compile(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True)
class Reason:
    """A change that needs a bump."""

    bump: Bump
    table: str
    message: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What differs in a table, as far as the bump hangs on it."""

    name: str
    state: State
    identifies: bool
    columns_removed: tuple[str, ...] = ()
    columns_added: tuple[str, ...] = ()
    schema: tuple[SchemaChange, ...] = ()
    removed: int = 0
    """Rows."""
    added: int = 0
    corrected: str = ""
    """Which cells were corrected, in words; empty if none were."""
    unsure: tuple[Bump, str] | None = None
    """What cannot be told from what is there to compare, and the bump that it needs at worst."""


def reasons(difference: Difference) -> list[Reason]:
    """Return everything that needs a bump, the largest first."""
    return reasons_of(map(_tally, difference.tables), len(difference.flips))


def reasons_of(tallies: Iterable[Tally], flips: int) -> list[Reason]:
    """Return what in these tables needs a bump, and that so many verdicts flipped; the largest bump first."""
    found = [Reason(bump, table.name, message) for table in tallies for bump, message in _reasons(table)]
    if flips:
        found.append(Reason(Bump.MINOR, "verdicts", f"{_count(flips, 'verdict')} flipped"))
    return sorted(found, key=lambda reason: -reason.bump)


def required_bump(difference: Difference) -> Bump:
    """Return which part of the version has to go up for these changes."""
    return max((reason.bump for reason in reasons(difference)), default=Bump.NONE)


def actual_bump(old: str | None, new: str | None) -> Bump | None:
    """Return which part of the version went up; None if a version is not ``MAJOR.MINOR.PATCH``, or it went down."""
    before, after = numbers(old), numbers(new)
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
    found = version_shortfalls((difference.old, old), (difference.new, new), required_bump(difference))
    return found + changelog_shortfalls(changelog, new, (flip.claim_id for flip in difference.flips))


def version_shortfalls(old: tuple[str, str | None], new: tuple[str, str | None], required: Bump) -> list[str]:
    """Return what a new version number lacks; `old` and `new` are each what the place is called and its version."""
    found = [
        f"the version of {label} is {version or 'missing'}, not MAJOR.MINOR.PATCH"
        for label, version in (old, new)
        if numbers(version) is None
    ]
    if found:
        return found
    was, now = old[1], new[1]
    actual = actual_bump(was, now)
    if actual is None:
        return [f"the version goes back from {was} to {now}"]
    if actual < required:
        went = f"{was} to {now} is {actual.name}" if actual else f"both versions are {was}"
        needed = _raised(was or "", required)
        said = f"the changes need a {required.name} bump, and {went}: make it {needed} in CITATION.cff"
        return [f"{said}, and run `balkans-data build`"]
    return []


def changelog_shortfalls(changelog: str | None, version: str | None, flipped: Iterable[str]) -> list[str]:
    """Return what the changelog lacks for a version; `flipped` are the claims with another verdict than before."""
    if changelog is None:
        return [f"there is no {CHANGELOG}"]
    if not version:
        return []
    said = entry(changelog, version)
    if not said:
        return [f"{CHANGELOG} has no entry for {version} (a heading `## {version} (YYYY-MM-DD)` with text below it)"]
    if unsaid := sorted({claim for claim in flipped if claim not in said}):
        named = ", ".join(unsaid[:_NAMED]) + (f" and {len(unsaid) - _NAMED:,} more" if len(unsaid) > _NAMED else "")
        return [f"{CHANGELOG} does not name under {version} the claims whose verdicts flip: {named}"]
    return []


def _tally(table: TableDifference) -> Tally:
    corrected = f"{_count(table.cells, 'cell')} corrected in {_count(len(table.changed), 'row')}"
    return Tally(
        table.name,
        table.state,
        table.identifies,
        table.columns_removed,
        table.columns_added,
        table.schema,
        len(table.removed),
        len(table.added),
        corrected if table.changed else "",
    )


def _reasons(table: Tally) -> Iterator[tuple[Bump, str]]:
    if table.state is State.REMOVED:
        yield Bump.MAJOR, f"the table is removed, with {_count(table.removed, 'row')}"
        return
    if table.state is State.ADDED:
        yield Bump.MINOR, f"the table is added, with {_count(table.added, 'row')}"
        return
    for name in table.columns_removed:
        yield Bump.MAJOR, f"the column {name} is removed"
    for change in table.schema:
        of = f"{change.column}: " if change.column else ""
        yield change.bump, f"{of}{change.aspect} {_how(change.bump)}"
    if table.removed:
        if table.identifies:
            yield Bump.MAJOR, f"{_count(table.removed, 'identifier')} removed"
        else:
            yield Bump.PATCH, f"{_count(table.removed, 'row')} removed (no identifiers)"
    for name in table.columns_added:
        yield Bump.MINOR, f"the column {name} is added"
    if table.added:
        yield Bump.MINOR, f"{_count(table.added, 'row')} added"
    if table.unsure:
        yield table.unsure
    if table.corrected:
        yield Bump.PATCH, table.corrected


def _how(bump: Bump) -> str:
    return {Bump.MAJOR: "narrowed or changed", Bump.MINOR: "widened"}.get(bump, "reworded or rearranged")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def numbers(version: str | None) -> tuple[int, ...] | None:
    """Return the three numbers of a version, by which versions are in order; None if it is not such a one."""
    match = _VERSION.fullmatch(version or "")
    return tuple(int(part) for part in match.groups()) if match else None


def _raised(version: str, bump: Bump) -> str:
    """Return the next version with this bump."""
    major, minor, patch = numbers(version) or (0, 0, 0)
    if bump is Bump.MAJOR:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if bump is Bump.MINOR else f"{major}.{minor}.{patch + 1}"
