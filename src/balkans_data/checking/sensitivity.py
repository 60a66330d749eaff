"""Which verdicts hang on one source, or on one definition: the checks run anew without it, or with another."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from balkans_data import package
from balkans_data.checking.asking import queries
from balkans_data.checking.evidence import source_columns
from balkans_data.checking.running import asked, found, moments, needed, rolled, shipped
from balkans_data.models.registry import TABLES
from balkans_data.models.sources import Source
from balkans_data.schema.sql import quoted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from balkans_data.checking.running import Found

__all__ = ["Hanging", "Shift", "hanging", "shifts"]

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Hanging:
    """A verdict that would be another without the rows of one source.

    Attributes
    ----------
    claim_id, moment, verdict : str
        The verdict.
    source_id : str
        The source.
    without : str
        What it would be.
    """

    claim_id: str
    moment: str
    verdict: str
    source_id: str
    without: str

    def as_dict(self) -> dict[str, Any]:
        """Return it as a JSON-ready dictionary."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Shift:
    """A verdict that would be another if a region or the list of states were defined otherwise.

    Attributes
    ----------
    claim_id, moment, verdict : str
        The verdict.
    kind : str
        ``"region"`` or ``"state-list"``.
    definition, instead : str
        The definition that the check uses, and the one that was put in its place.
    becomes : str
        What the verdict would be.
    """

    claim_id: str
    moment: str
    verdict: str
    kind: str
    definition: str
    instead: str
    becomes: str

    def as_dict(self) -> dict[str, Any]:
        """Return it as a JSON-ready dictionary."""
        return asdict(self)


def hanging() -> list[Hanging]:
    """Return the verdicts that hang on one source, by claim and moment.

    Each source is left out in turn, with every row that has no other source; the checks that used
    such a row are run again.

    Raises
    ------
    PackageError, CheckError
        If a table cannot be read, or a check fails.
    """
    result = []
    with _Run() as run:
        columns = _source_columns()
        places = _places(run.connection, columns)
        for source, checks in run.by_source(columns).items():
            with _savepoint(run.connection):
                for table in places[source]:
                    first, *others = map(quoted, columns[table])
                    alone = "".join(f" AND ({other} IS NULL OR {other} = {first})" for other in others)
                    run.connection.execute(f"DELETE FROM {quoted(table)} WHERE {first} = ?{alone}", (source,))
                after = run.verdicts(checks)
            result += [
                Hanging(*key, run.before[key], source, verdict)
                for key, verdict in after.items()
                if verdict != run.before[key]
            ]
    return sorted(result, key=lambda item: (item.claim_id, item.moment, item.source_id))


def shifts() -> list[Shift]:
    """Return the verdicts that hang on how a region, or the list of states, is defined.

    The members by one definition take the place of those by another that a check used, one
    definition at a time.

    Raises
    ------
    PackageError, CheckError
        If a table cannot be read, or a check fails.
    """
    result = []
    with _Run() as run:
        for (kind, group), definitions in _definitions(run.connection).items():
            for definition in definitions:
                if not (checks := run.using(definitions[definition])):
                    continue
                for instead in sorted(definitions.keys() - {definition}):
                    with _savepoint(run.connection):
                        _replace(run.connection, definitions[definition], definitions[instead])
                        after = run.verdicts(checks)
                    result += [
                        Shift(*key, run.before[key], kind, f"{group}: {definition}", instead, verdict)
                        for key, verdict in after.items()
                        if verdict != run.before[key]
                    ]
    return sorted(result, key=lambda item: (item.claim_id, item.moment, item.kind, item.definition, item.instead))


class _Run:
    """The shipped tables and checks, what they found, and the verdicts that follow."""

    def __init__(self) -> None:
        self.connection = shipped()

    def __enter__(self) -> Self:
        try:
            self._checks = asked(self.connection, queries(package.root()))
            self._days = moments(self.connection, date.fromisoformat(package.data_date()))
            self._found = found(self.connection, self._checks, self._days)
        except BaseException:
            self.connection.close()
            raise
        self.before = _labels(self._found)
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def by_source(self, columns: Mapping[str, list[str]]) -> dict[str, set[str]]:
        """Return, for each source that alone stands behind a row of evidence, the checks that used such a row."""
        result: dict[str, set[str]] = defaultdict(set)
        for item in self._found:
            for ref in item.evidence:
                table, _, key = ref.partition("/")
                if table in columns:
                    named = self._sources(table, key, columns[table])
                    if len(named) == 1:
                        result[named.pop()].add(item.check.check_id)
        return dict(sorted(result.items()))

    def using(self, rows: Mapping[str, str]) -> set[str]:
        """Return the checks whose evidence has one of these alignments."""
        refs = {f"alignments/{row}" for row in rows.values()}
        return {item.check.check_id for item in self._found if refs.intersection(item.evidence)}

    def verdicts(self, checks: set[str]) -> dict[_Key, str]:
        """Run some checks again, and return the verdicts on their claims."""
        claims = {check.claim_id for check in self._checks if check.check_id in checks}
        again = found(self.connection, [check for check in self._checks if check.check_id in checks], self._days)
        kept = [item for item in self._found if item.check.claim_id in claims and item.check.check_id not in checks]
        return _labels([*kept, *again])

    def _sources(self, table: str, key: str, columns: list[str]) -> set[str]:
        where = " AND ".join(f"{quoted(column)} = ?" for column in TABLES[table].table.key)
        listed = ", ".join(map(quoted, columns))
        row = self.connection.execute(f"SELECT {listed} FROM {quoted(table)} WHERE {where}", key.split("|")).fetchone()
        return set(filter(None, row))


def _labels(items: list[Found]) -> dict[_Key, str]:
    return {(str(row["claim_id"]), str(row["moment"])): str(row["verdict"]) for row in rolled(items)}


@contextmanager
def _savepoint(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("SAVEPOINT without")
    try:
        yield
    finally:
        connection.execute("ROLLBACK TO without")
        connection.execute("RELEASE without")


def _source_columns() -> dict[str, list[str]]:
    """Return, for each table that checks may read and whose rows have sources, the columns that name them."""
    found = {name: source_columns(TABLES[name]) for name in needed() if TABLES[name] is not Source}
    return {name: columns for name, columns in found.items() if columns}


def _places(connection: sqlite3.Connection, columns: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the tables in which each source is the first of a row: to look through all for each takes seconds."""
    result: dict[str, list[str]] = defaultdict(list)
    for table, (first, *_) in columns.items():
        for (source,) in connection.execute(f"SELECT DISTINCT {quoted(first)} FROM {quoted(table)}"):
            result[source].append(table)
    return result


#: By what a definition is known, and what it defines: of regions the reading, of lists of states who keeps them.
_DEFINED = {"region": ("reading", "partner_id"), "state-list": ("partner_id", "track")}


def _definitions(connection: sqlite3.Connection) -> dict[_Key, dict[str, dict[str, str]]]:
    """Return all definitions: track and what is defined, then whose it is, then alignment by actor."""
    result: dict[_Key, dict[str, dict[str, str]]] = {}
    for track, (by, of) in _DEFINED.items():
        query = f"SELECT {of}, {by}, actor_id, alignment_id, partner_id FROM alignments WHERE track = ? AND {by} <> ''"
        for group, definition, actor, alignment, partner in connection.execute(query, (track,)):
            if partner != actor:  # a state that lists itself keeps no list
                result.setdefault((track, group), {}).setdefault(definition, {})[actor] = alignment
    return result


def _replace(connection: sqlite3.Connection, old: Mapping[str, str], new: Mapping[str, str]) -> None:
    """Put the members by one definition in the place of those by another, as if the other's were called so."""
    model = connection.execute(
        "SELECT partner_id, reading, status FROM alignments WHERE alignment_id = ?", (next(iter(old.values())),)
    ).fetchone()
    rows = [[item] for item in new.values()]
    connection.executemany("DELETE FROM alignments WHERE alignment_id = ?", [[item] for item in old.values()])
    connection.executemany(
        "UPDATE alignments SET partner_id = ?, reading = ?, status = ? WHERE alignment_id = ?",
        [[*tuple(model), *row] for row in rows],
    )
