"""Verdicts that differ between two versions, and the rows that made them differ."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from balkans_data import confined
from balkans_data.comparing import rows
from balkans_data.comparing.differences import Flip, State
from balkans_data.errors import BalkansDataError, PackageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from balkans_data.comparing.differences import TableDifference
    from balkans_data.releases.packages import Package

__all__ = ["flips", "judged"]

_VERDICTS, _CHECKS, _EVIDENCE = "verdicts", "checks", "check_evidence"
#: Made of the others, so that no row of theirs is the cause of anything.
_MADE = frozenset({"verdicts", "check_results", "check_evidence"})

_Row = dict[str, str]


def flips(before: Package, after: Package, tables: Iterable[TableDifference]) -> tuple[Flip, ...]:
    """Return the verdicts that both versions have and that differ, with the rows responsible.

    Responsible are those rows that differ and that a check of the claim used in either version, or
    that are one of its checks; and those of its queries that differ.

    Parameters
    ----------
    before, after : Package
        The two versions.
    tables : iterable of TableDifference
        What differs in their tables.
    """
    by_name = {table.name: table for table in tables}
    if _VERDICTS not in by_name or by_name[_VERDICTS].state is not State.CHANGED:
        return ()
    was, now = (_verdicts(package) for package in (before, after))
    turned = sorted(key for key in was.keys() & now.keys() if was[key] != now[key])
    if not turned:
        return ()
    touched = {f"{table.name}/{key}" for table in by_name.values() if table.name not in _MADE for key in _keys(table)}
    checks = [_by_claim(package) for package in (before, after)]
    used = [_used(package) for package in (before, after)]
    ids = sorted({check for found in checks for claim, _ in turned for check in found.get(claim, ())})
    paths = [f"data/checks/{check}.sql" for check in ids]
    texts = [package.place.read(paths) for package in (before, after)]
    result = []
    for claim, moment in turned:
        own = {check for found in checks for check in found.get(claim, ())}
        refs = {f"{_CHECKS}/{check}" for check in own}
        refs |= {ref for found in used for check in own for ref in found.get((check, moment), ())}
        queries = [path for path in paths if Path(path).stem in own and texts[0].get(path) != texts[1].get(path)]
        result.append(
            Flip(claim, moment, was[claim, moment], now[claim, moment], tuple(sorted(refs & touched)), tuple(queries))
        )
    return tuple(result)


def judged(package: Package) -> tuple[Package, str | None]:
    """Return a version with verdicts and figures made anew from its other tables, or why they could not be.

    Its queries run in a process with limits of its own (`balkans_data.confined`).

    Parameters
    ----------
    package : Package
        The version.

    Returns
    -------
    Package
        The version; as it was, if something is wrong with its tables or queries.
    str or None
        What is wrong.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            queries = package.place.listed("data/checks", ".sql") + package.place.listed("data/derivations", ".sql")
            files = package.place.read([*package.paths.values(), *queries])
            for path, content in files.items():
                file = folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            made: Mapping[str, str] = confined.call("building:run_queries", name, package.released)
        except BalkansDataError as error:
            reason = str(error).replace(name, package.label)
            return package, f"the verdicts of {package.label} are those that it has, not made anew: {reason}"
    return replace(package, made={table: text.encode() for table, text in made.items()}), None


def _verdicts(package: Package) -> dict[tuple[str, str], str]:
    return {(row["claim_id"], row["moment"]): row["verdict"] for row in _table(package, _VERDICTS)}


def _by_claim(package: Package) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in _table(package, _CHECKS):
        found.setdefault(row["claim_id"], []).append(row["check_id"])
    return found


def _used(package: Package) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for row in _table(package, _EVIDENCE):
        found.setdefault((row["check_id"], row["moment"]), []).append(f"{row['table_name']}/{row['row_key']}")
    return found


def _table(package: Package, name: str) -> list[_Row]:
    if name not in package.paths:
        return []
    table = rows.read(package.contents([name])[name], f"{package.label}: {package.paths[name]}")
    try:
        return [dict(zip(table.header, row, strict=True)) for row in table.rows]
    except ValueError:
        raise PackageError(f"{table.where} has rows of another length than its header") from None


def _keys(table: TableDifference) -> Iterable[str]:
    """Yield the keys of all rows that came, went or changed."""
    for row in table.added:
        yield "|".join(table.key_of(row, table.new_columns))
    for row in table.removed:
        yield "|".join(table.key_of(row, table.old_columns))
    for change in table.changed:
        yield "|".join(change.key)
