"""What differs between two releases, told from their manifests alone, and the bump that it needs.

Tables, columns, schemas, identifiers and verdicts are told exactly; so is whether cells were corrected. One thing is
not: where keys are no identifiers a manifest has only their digest, so that rows that were replaced, or fewer than
before, may or may not hide some that are new. They are then taken for added, MINOR, which is never too low, and the
reason says so; `balkans-data diff` with the release itself knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from balkans_data.comparing.bump import Tally, reasons_of
from balkans_data.comparing.differences import Bump, State
from balkans_data.comparing.schemas import changes as schema_changes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from balkans_data.comparing.bump import Reason
    from balkans_data.releasing.manifest import Identifier, Manifest, TableManifest

__all__ = ["Changes", "Turn", "changes"]


@dataclass(frozen=True, slots=True)
class Turn:
    """A verdict that is another now."""

    claim_id: str
    moment: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two manifests."""

    tables: tuple[Tally, ...]
    flips: tuple[Turn, ...]
    removed: Mapping[str, tuple[Identifier, ...]]
    """Identifiers that are gone, by their tables; those of a table that is gone itself are not in it."""

    @property
    def reasons(self) -> list[Reason]:
        """Everything that needs a bump, the largest first."""
        return reasons_of(self.tables, len(self.flips))

    @property
    def required(self) -> Bump:
        """Which part of the version has to go up."""
        return max((reason.bump for reason in self.reasons), default=Bump.NONE)


def changes(old: Manifest, new: Manifest) -> Changes:
    """Return what differs between two releases, as far as their manifests tell.

    Parameters
    ----------
    old, new : Manifest
        Of the earlier and of the later version.

    Returns
    -------
    Changes
        The bump that it requires is the one that `balkans_data.comparing.compare` of the two versions requires,
        or a higher one.
    """
    found = []
    removed = {}
    # In the order of NEW, with what is gone at the end.
    names = [table.name for table in new.tables]
    for name in [*names, *(table.name for table in old.tables if table.name not in names)]:
        was, now = old.table(name), new.table(name)
        if was and now:
            if (tally := _in_both(was, now)) is not None:
                found.append(tally)
            if gone := _beyond(was, now):
                removed[name] = gone
        elif was:
            found.append(Tally(name, State.REMOVED, was.identifies, removed=was.rows))
        elif now:
            found.append(Tally(name, State.ADDED, now.identifies, added=now.rows))
    return Changes(tuple(found), _flips(old, new), removed)


def _in_both(was: TableManifest, now: TableManifest) -> Tally | None:
    before, after = was.schema_compared, now.schema_compared
    schema = schema_changes(before, after, list(was.columns), list(now.columns))
    gone = tuple(name for name in was.columns if name not in now.columns)
    come = tuple(name for name in now.columns if name not in was.columns)
    removed, added, unsure, corrected = 0, 0, None, ""
    if before.key != after.key:
        pass  # rows cannot be matched, and another primary key is MAJOR anyway
    elif was.keys == now.keys:
        differing = [name for name in was.columns if name in now.columns and was.columns[name] != now.columns[name]]
        corrected = f"cells corrected in {', '.join(differing)}" if differing else ""
    elif was.identifiers is not None and now.identifiers is not None:
        removed, added = len(_beyond(was, now)), len(_beyond(now, was))
    elif was.rows == 0 or now.rows == 0:
        removed, added = was.rows, now.rows
    else:
        unsure = _unsure(was, now)
    tally = Tally(was.name, State.CHANGED, was.identifies, gone, come, schema, removed, added, corrected, unsure)
    differs = gone or come or schema or removed or added or corrected or unsure
    return tally if differs else None


def _unsure(was: TableManifest, now: TableManifest) -> tuple[Bump, str]:
    """Return what rows with other keys need where one manifest does not list them."""
    if was.identifies:
        return Bump.MAJOR, "other rows, and no identifiers any more: taken for identifiers removed"
    if now.rows > was.rows:
        return Bump.MINOR, f"{now.rows:,} rows, {was.rows:,} before: rows added"
    said = f"{now.rows:,} rows, {was.rows:,} before, with other keys: taken for rows added, as a manifest cannot tell"
    return Bump.MINOR, f"{said} (`balkans-data diff` with the release can)"


def _beyond(these: TableManifest, those: TableManifest) -> tuple[Identifier, ...]:
    """Return the identifiers that only the first has; none where they are not listed or of other columns."""
    if these.identifiers is None or those.identifiers is None:
        return ()
    if these.schema_compared.key != those.schema_compared.key:
        return ()
    others = set(those.identifiers)
    return tuple(key for key in these.identifiers if key not in others)


def _flips(old: Manifest, new: Manifest) -> tuple[Turn, ...]:
    return tuple(
        Turn(claim, moment, verdict, now)
        for claim, moments in sorted(old.verdicts.items())
        for moment, verdict in sorted(moments.items())
        if (now := new.verdicts.get(claim, {}).get(moment, verdict)) != verdict
    )
