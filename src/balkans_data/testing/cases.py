"""Each check against small changes of the tables, under which it must say something else.

A file of cases, ``tests/checks/cases/<check_id>.toml``, is a list of changes and of what the check
must say after each::

    [[case]]
    expect = "supported"          # the tables as they are

    [[case]]
    expect = "refuted"
    moment = "then"               # or "now", which is the default, or a day such as "2018-01-31"
    do = [
      { change = "alignments", where = { alignment_id = "mne-nato-membership-member" }, set = { start = "2018" } },
    ]

    [[case]]
    expect = "not_enough_evidence"
    do = [ { remove = "alignments", where = { track = "nato-membership" } } ]

`change` gives cells of rows another value, `remove` takes rows out, `copy` adds a copy of one row
with other cells. `where` names the rows: a column must have the value, or one of a list of values.
A step that finds no row is an error, so that cases do not outlive the rows that they are about.
"""

from __future__ import annotations

import csv
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from balkans_data import database
from balkans_data.checking.running import found
from balkans_data.errors import BalkansDataError
from balkans_data.models.registry import TABLES
from balkans_data.models.verdicts import Moment, VerdictLabel
from balkans_data.package import table_file
from balkans_data.schema.columns import columns
from balkans_data.schema.sql import quoted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from balkans_data.checking.running import Asked, Found
    from balkans_data.models.rows import RowModel

__all__ = ["Case", "CaseError", "Changer", "cases", "run_case"]

_STEPS = ("change", "remove", "copy")
_LABELS = tuple(str(label) for label in VerdictLabel)


class CaseError(BalkansDataError):
    """A file of cases that cannot be read, or a step that finds no row."""


@dataclass(frozen=True, slots=True)
class Case:
    """Changes of the tables, and what a check must say after them.

    Attributes
    ----------
    expect : str
        A label of `VerdictLabel`.
    moment : str
        ``"now"``, ``"then"`` or a day (ISO 8601).
    steps : tuple of dict
        The changes, in order.
    """

    expect: str
    moment: str
    steps: tuple[dict[str, Any], ...]


def cases(file: Path) -> list[Case]:
    """Read a file of cases.

    Raises
    ------
    CaseError
        If it is not as above; the message names the file.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CaseError(f"{file.name}: {error}") from None
    result = []
    for item in content.get("case", []):
        if unknown := set(item) - {"expect", "moment", "do"}:
            raise CaseError(f"{file.name}: unknown {', '.join(sorted(unknown))}")
        if item.get("expect") not in _LABELS:
            raise CaseError(f"{file.name}: expect is one of {', '.join(_LABELS)}, not {item.get('expect')!r}")
        steps = tuple(item.get("do", ()))
        for step in steps:
            _known(step, file.name)
        result.append(Case(item["expect"], str(item.get("moment", "now")), steps))
    if not result:
        raise CaseError(f"{file.name}: no case")
    return result


def _known(step: Mapping[str, Any], file: str) -> None:
    kinds = [kind for kind in _STEPS if kind in step]
    if len(kinds) != 1 or set(step) - {*kinds, "where", "set"}:
        raise CaseError(f"{file}: a step is one of {', '.join(_STEPS)}, with where and set; not {dict(step)!r}")
    model = TABLES.get(step[kinds[0]])
    if model is None:
        raise CaseError(f"{file}: no table {step[kinds[0]]!r}")
    parts = {column.name: column for column in columns(model)}
    for name in [*step.get("where", {}), *step.get("set", {})]:
        if name not in parts:
            raise CaseError(f"{file}: {model.table.name} has no column {name!r}")
    for name, value in step.get("set", {}).items():
        if not isinstance(value, str) or (value and parts[name].invalid([value])):
            raise CaseError(f"{file}: {value!r} is no valid {name} of {model.table.name}")
    if (kinds[0] == "remove") == bool(step.get("set")):
        raise CaseError(f"{file}: {kinds[0]} needs {'no set' if kinds[0] == 'remove' else 'set'}")


class Changer:
    """Changes rows of tables in SQLite for a while.

    Parameters
    ----------
    connection : sqlite3.Connection
        The tables, not read-only.
    folder : Path, optional
        The package that they are from, by default this one; rows are found in its files.
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path | None = None) -> None:
        self.connection = connection
        self._folder = folder
        self._rows: dict[str, list[list[str]]] = {}

    @contextmanager
    def changed(self, steps: Sequence[Mapping[str, Any]], file: str = "cases") -> Iterator[None]:
        """Make changes, and take them back at the end.

        Raises
        ------
        CaseError
            If a step finds no row, or several to copy.
        """
        self.connection.execute("SAVEPOINT cases")
        now: dict[str, list[list[str]]] = {}
        try:
            for step in steps:
                self._apply(step, now, file)
            yield
        finally:
            self.connection.execute("ROLLBACK TO cases")
            self.connection.execute("RELEASE cases")

    def _apply(self, step: Mapping[str, Any], now: dict[str, list[list[str]]], file: str) -> None:
        kind = next(kind for kind in _STEPS if kind in step)
        model = TABLES[step[kind]]
        name = model.table.name
        names = list(model.model_fields)
        rows = now.setdefault(name, list(self._read(model)))
        tests = [(names.index(column), _wanted(value)) for column, value in step.get("where", {}).items()]
        picked = [row for row in rows if all(row[at] in wanted for at, wanted in tests)]
        if not picked or (kind == "copy" and len(picked) > 1):
            raise CaseError(f"{file}: {len(picked)} rows of {name} fit {step.get('where')}")
        made = [row.copy() for row in picked] if kind != "remove" else []
        for row in made:
            for column, value in step["set"].items():
                row[names.index(column)] = value
        if kind != "copy":
            key = [names.index(column) for column in model.table.key]
            where = " AND ".join(f"{quoted(column)} = ?" for column in model.table.key)
            self.connection.executemany(
                f"DELETE FROM {quoted(name)} WHERE {where}", [[row[at] for at in key] for row in picked]
            )
            gone = set(map(tuple, picked))
            rows[:] = [row for row in rows if tuple(row) not in gone]
        database.fill(self.connection, model, list(zip(*made, strict=True)))
        rows += made

    def _read(self, model: type[RowModel]) -> list[list[str]]:
        name = model.table.name
        if name not in self._rows:
            with table_file(name, self._folder).open(encoding="utf-8", newline="") as stream:
                self._rows[name] = list(csv.reader(stream))[1:]
        return self._rows[name]


def _wanted(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def run_case(changer: Changer, check: Asked, case: Case, days: Mapping[Moment, date]) -> Found:
    """Return what a check finds after the changes of a case.

    Parameters
    ----------
    changer : Changer
        The tables.
    check : Asked
        The check.
    case : Case
        The changes, and as of when.
    days : mapping of Moment to datetime.date
        The days of the claim.
    """
    by_name = {str(moment): day for moment, day in days.items()}
    day = by_name.get(case.moment) or date.fromisoformat(case.moment)
    with changer.changed(case.steps, check.check_id):
        (result,) = found(changer.connection, [check], {check.claim_id: {Moment.NOW: day}})
    return result
