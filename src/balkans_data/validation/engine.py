"""Validation of a whole package: the layers, cheapest first."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from balkans_data import database, package
from balkans_data.collecting import paused
from balkans_data.errors import PackageError, did_you_mean
from balkans_data.models.registry import TABLES
from balkans_data.models.suppressions import Suppression
from balkans_data.schema.sql import quoted
from balkans_data.validation.findings import Finding, Report, Severity, Suppressed, Unjudged, fingerprinted
from balkans_data.validation.hinting import Hints
from balkans_data.validation.judging import Judged, judge
from balkans_data.validation.locating import locate
from balkans_data.validation.release import parameters, released_version, stale
from balkans_data.validation.rules import Broken, apply
from balkans_data.validation.suppressing import Suppressions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from balkans_data.models.rows import RowModel

__all__ = ["check", "report", "validate"]


def validate(path: str | Path | None = None, *, release: bool = False) -> list[Finding]:
    """Validate a package, or one table of it, and return everything that is wrong.

    Parameters
    ----------
    path : str or Path, optional
        A folder with ``datapackage.json`` and ``data/``, or one CSV file in such a ``data/``
        (the whole package is then read, and only what concerns this file is returned).
        By default the installed package.
    release : bool
        Whether a derived file that is out of date is an error, as it must be in a release,
        or a warning, as in a contribution of rows.

    Returns
    -------
    list of Finding
        In order of file and place; empty if all is well.

    Raises
    ------
    PackageError
        If `path` is no package.
    """
    return report(path, release=release).findings


def report(path: str | Path | None = None, *, release: bool = False) -> Report:
    """Validate as `validate` does, and return the whole `Report`."""
    target = package.root() if path is None else Path(path)
    folder, only = _resolve(target)
    result = check(folder, TABLES, rules=True)
    findings = [*result.findings, *_unexpected(folder), *stale(folder, result.hashes, release=release)]
    suppressed = sorted(result.suppressed, key=lambda item: item.finding.sort_key())
    if only:
        findings = [finding for finding in findings if finding.path == only]
        suppressed = [item for item in suppressed if item.finding.path == only]
    # A finding has the same fingerprint whether it is suppressed or not.
    fingerprinted(sorted([*findings, *(item.finding for item in suppressed)], key=Finding.sort_key))
    return Report(str(target), result.rows, sorted(findings, key=Finding.sort_key), result.unjudged, suppressed)


class Checked:
    """What `check` found."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.unjudged: list[Unjudged] = []
        self.suppressed: list[Suppressed] = []
        self.rows: dict[str, int] = {}
        self.hashes: dict[str, tuple[int, str]] = {}


def check(folder: Path, tables: Mapping[str, type[RowModel]], *, rules: bool) -> Checked:
    """Check the tables of a folder against their models, and against each other.

    Parameters
    ----------
    folder : Path
        Has ``data/<table>.csv``.
    tables : mapping of str to type of RowModel
        The models by table name.
    rules : bool
        Whether to run the SQL rules, which needs all tables of the registry.
    """
    checked = Checked()
    connection = sqlite3.connect(":memory:") if rules else None
    try:
        with paused():
            return _check(folder, tables, connection, checked)
    finally:
        if connection:
            connection.close()


def _check(
    folder: Path,
    tables: Mapping[str, type[RowModel]],
    connection: sqlite3.Connection | None,
    checked: Checked,
) -> Checked:
    if connection:
        connection.row_factory = sqlite3.Row
        database.create(connection, constraints=False)
    judged: dict[str, Judged] = {}
    targets = {key.table for model in tables.values() for key in model.table.foreign_keys}
    for name, model in tables.items():
        keep = partial(database.fill, connection, model) if connection else None
        judged[name] = judge(model, package.table_file(name, folder), keep, is_target=name in targets)
    for table in judged.values():
        _follow(table, judged)
    _forget_unknown(judged)
    broken: dict[str, list[Broken]] = {name: [] for name in tables}
    suppressions = None
    if connection:
        incomplete = _drop_dangling(connection, judged)
        database.create_views(connection)
        found = list(apply(connection, incomplete, checked.unjudged, parameters(folder)))
        suppressions = Suppressions(judged[Suppression.table.name], released_version(folder))
        for item in [*found, *suppressions.faults(found, connection, incomplete, checked.unjudged)]:
            broken[item.ref.partition("/")[0]].append(item)
    hinter = Hints(judged, connection)
    for name, table in judged.items():
        path = package.table_path(name)
        checked.rows[name] = table.rows
        checked.hashes[path] = (table.bytes.size, table.bytes.sha256)
        if not table.exists:
            checked.findings.append(
                Finding(
                    "file-missing",
                    Severity.ERROR,
                    path,
                    None,
                    None,
                    None,
                    None,
                    None,
                    f"the table {name} has no file",
                    "restore it; an empty table has a header",
                )
            )
        else:
            for finding in locate(table, path, broken[name], hinter):
                if suppressions and (borne := suppressions.apply(finding, name)):
                    checked.suppressed.append(borne)
                else:
                    checked.findings.append(finding)
    return checked


def _follow(table: Judged, judged: Mapping[str, Judged]) -> None:
    """Note the references of a table that lead nowhere, where that can be known."""
    for key, values in table.references.items():
        target = judged.get(key.table)
        # Where rows of the target could not be read, a missing one may be among them.
        if target is None or target.keys_lost or not (target.exists and target.has_shape):
            continue
        wanted = {value for value in values if (any(value) if isinstance(value, tuple) else value)}
        if missing := wanted - target.keys:
            table.missing[key] = missing


def _forget_unknown(judged: Mapping[str, Judged]) -> None:
    """Forget references into tables in which a part of a key leads nowhere: what that key should be is not known."""
    unknown = {
        name
        for name, table in judged.items()
        if any(set(key.columns) <= set(table.model.table.key) for key in table.missing)
    }
    for table in judged.values():
        for key in [key for key in table.missing if key.table in unknown]:
            del table.missing[key]


def _drop_dangling(connection: sqlite3.Connection, judged: Mapping[str, Judged]) -> set[str]:
    """Take rows out whose references lead nowhere; return the tables that are not complete."""
    incomplete = {name for name, table in judged.items() if not table.is_complete}
    for name, table in judged.items():
        for key, values in table.missing.items():
            incomplete.add(name)
            where = " AND ".join(f"{quoted(column)} = ?" for column in key.columns)
            connection.executemany(
                f"DELETE FROM {quoted(name)} WHERE {where}",
                [value if isinstance(value, tuple) else (value,) for value in values],
            )
    return incomplete


def _resolve(target: Path) -> tuple[Path, str | None]:
    """Return the folder of the package, and the one file that is asked for, if it is one."""
    if target.is_file():
        data = target.resolve().parent
        folder = data.parent
        if target.suffix != ".csv" or data.name != "data" or not (folder / package.DESCRIPTOR).is_file():
            raise PackageError(f"{target} is no table of a package (data/<table>.csv beside {package.DESCRIPTOR})")
        return folder, f"data/{target.name}"
    if not target.exists():
        raise PackageError(f"{target} does not exist")
    if not (target / package.DESCRIPTOR).is_file():
        raise PackageError(
            f"{target} is no data package: it has no {package.DESCRIPTOR}; "
            "give the folder that holds it, or run `balkans-data build` there"
        )
    return target, None


def _unexpected(folder: Path) -> list[Finding]:
    """Report files in ``data/`` that are no table."""
    return [
        Finding(
            "file-unexpected",
            Severity.WARNING,
            f"data/{file.name}",
            None,
            None,
            None,
            None,
            None,
            f"no table is called {file.stem!r}{did_you_mean(file.stem, TABLES)}",
            "rename or remove it",
        )
        for file in sorted((folder / "data").glob("*.csv"))
        if file.stem not in TABLES
    ]
