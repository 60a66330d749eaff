"""Two packages side by side, table by table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from balkans_data.collecting import paused
from balkans_data.comparing import rows, schemas
from balkans_data.comparing.differences import Difference, State, TableDifference
from balkans_data.comparing.flips import flips
from balkans_data.package import DESCRIPTOR
from balkans_data.releases.packages import Package, read_package
from balkans_data.releases.reading import place

if TYPE_CHECKING:
    from pathlib import Path

    from balkans_data.comparing.rows import Rows
    from balkans_data.releases.packages import Schema

__all__ = ["compare"]


def compare(old: str | Path | Package, new: str | Path | Package, *, repository: Path | None = None) -> Difference:
    """Return what differs between two versions of the dataset.

    Parameters
    ----------
    old, new : str, Path or Package
        A folder with ``datapackage.json``, a wheel, or (only as `str`) a git revision.
    repository : Path, optional
        A folder in the repository of the revisions: the one with ``datapackage.json``. By default the
        current folder.

    Returns
    -------
    Difference
        Rows added and removed, cells that differ, and what the schemas say otherwise. Cells are compared as
        text: ``0.10`` is not ``0.1``. The order of rows, quotes and line endings make no difference.

    Raises
    ------
    PackageError
        If one is no package, or a table that differs cannot be read.
    """
    before, after = (
        item if isinstance(item, Package) else read_package(place(item, repository)) for item in (old, new)
    )
    was, now = before.contents(before.paths), after.contents(after.paths)
    identifying = before.identifying()
    found = []
    with paused():
        # In the order of NEW, with what is gone at the end.
        for name in [*now, *(name for name in was if name not in now)]:
            if name in was and name in now and was[name] == now[name] and before.schemas[name] == after.schemas[name]:
                continue
            table = _table(name, _side(before, name, was), _side(after, name, now), identifies=name in identifying)
            if table:
                found.append(table)
    notes = tuple(
        f"{path} of {package.label} is not compared: {DESCRIPTOR} does not describe it (`balkans-data build` does)"
        for package in (before, after)
        for path in package.unlisted
    )
    turned = flips(before, after, found)
    return Difference(before.label, after.label, before.version, after.version, tuple(found), notes, turned)


def _side(package: Package, name: str, contents: dict[str, bytes]) -> tuple[Rows, Schema] | None:
    """Return the rows and the schema of a table in one version, or None if it has no such table."""
    if name not in contents:
        return None
    return rows.read(contents[name], f"{package.label}: {package.paths[name]}"), package.schemas[name]


def _table(
    name: str, old: tuple[Rows, Schema] | None, new: tuple[Rows, Schema] | None, *, identifies: bool
) -> TableDifference | None:
    """Return what differs in a table, or None if nothing does."""
    if old and new:
        return _in_both(name, *old, *new, identifies=identifies)
    if old:
        table, schema = old
        return TableDifference(
            name, State.REMOVED, schema.key, identifies, table.header, (), removed=rows.in_order(table, schema.key)
        )
    if new:
        table, schema = new
        return TableDifference(
            name, State.ADDED, schema.key, identifies, (), table.header, added=rows.in_order(table, schema.key)
        )
    return None


def _in_both(
    name: str, before: Rows, was: Schema, after: Rows, now: Schema, *, identifies: bool
) -> TableDifference | None:
    key = _key(before, was, after, now)
    difference = TableDifference(
        name,
        State.CHANGED,
        key,
        identifies,
        before.header,
        after.header,
        *rows.difference(before, after, key),
        schemas.changes(was, now, before.header, after.header),
    )
    in_rows = difference.added or difference.removed or difference.changed
    in_columns = difference.columns_added or difference.columns_removed or difference.schema
    return difference if in_rows or in_columns else None


def _key(before: Rows, was: Schema, after: Rows, now: Schema) -> tuple[str, ...]:
    """Return the columns by which the rows of two versions are matched.

    If the primary key is another one now, the new one serves where the rows of OLD too are told apart by it,
    else the old one where those of NEW are, else none.
    """
    if was.key == now.key or rows.is_key(before, now.key):
        return now.key
    return was.key if rows.is_key(after, was.key) else ()
