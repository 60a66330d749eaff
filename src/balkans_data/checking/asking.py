"""One check, asked once: the query in the sandbox, and whether its answer is one.

A check is a query that returns exactly one row with

holds
    1, 0 or null: whether the claim, in this reading, holds; null if the rows do not say.
observed
    The deciding figure, date or name, for people; may be null.
n_missing
    How many rows that the answer would need are not there; 0 where none is needed.
evidence
    A JSON array of the `ref`s of the rows used, as `json_group_array(ref)` makes it.

It reads the tables and views of `balkans_data.connect`. What it needs of time it takes from the
views `spells`, `standing`, `happened` and `covering`, or from the parameters ``:as_of`` (ISO 8601)
and ``:as_of_day`` (day number).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any

from balkans_data.confined import announced
from balkans_data.errors import CheckError
from balkans_data.models.rows import cell_text
from balkans_data.sandbox import SandboxError, in_one_line, query_files, run

if TYPE_CHECKING:
    import sqlite3
    from datetime import date
    from pathlib import Path

__all__ = ["Answer", "ask", "queries"]

COLUMNS = ("holds", "observed", "n_missing", "evidence")
_SECONDS = 1.0
_MOST_EVIDENCE = 2_000
_DIGITS = 6
_LONGEST = 200
_LONGEST_REF = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query said, once.

    Attributes
    ----------
    holds : bool or None
        Whether the claim holds; None if the rows do not say.
    observed : str or None
        The deciding figure, date or name.
    n_missing : int
        Rows that would be needed and are not there.
    evidence : tuple of str
        ``table/key`` of each row used, sorted.
    tables : frozenset of str
        Tables and views that the query read.
    """

    holds: bool | None
    observed: str | None
    n_missing: int
    evidence: tuple[str, ...]
    tables: frozenset[str]


def queries(folder: Path) -> dict[str, str]:
    """Return the queries in ``data/checks/`` of a package by the ids of their checks.

    Raises
    ------
    CheckError
        If one is no plain file of a plain name, too long, or no UTF-8.
    """
    try:
        return query_files(folder, "data/checks")
    except SandboxError as error:
        raise CheckError(str(error)) from None


def ask(connection: sqlite3.Connection, check_id: str, query: str, as_of: date) -> Answer:
    """Run the query of a check in the sandbox.

    Parameters
    ----------
    connection : sqlite3.Connection
        The tables, with `balkans_data.database.set_moment` at the day and the bound.
    check_id : str
        Whose query it is, for messages.
    query : str
        The SQL.
    as_of : datetime.date
        The day, which the query may also read as ``:as_of`` and ``:as_of_day``.

    Raises
    ------
    CheckError
        If it is refused, fails, takes longer than a second, or returns anything but one row as above.
    """
    file = f"data/checks/{check_id}.sql"
    days = {"as_of": as_of.isoformat(), "as_of_day": as_of.toordinal()}
    try:
        with announced(file, _SECONDS):
            result = run(connection, query, days, seconds=_SECONDS, max_rows=1)
    except SandboxError as error:
        raise CheckError(f"{file} cannot be run: {error}") from None
    if len(result.rows) != 1:
        raise CheckError(f"{file} must return exactly one row, not none")
    # Not of a dictionary, which would keep one of two columns of the same name.
    names = result.rows[0].keys()
    if tuple(names) != COLUMNS:
        raise CheckError(f"{file} must return {', '.join(COLUMNS)}, not {in_one_line(', '.join(names))}")
    row = dict(result.rows[0])
    if row["holds"] not in (0, 1, None) or isinstance(row["holds"], float):
        raise CheckError(f"{file}: holds is 1, 0 or null, not {_shown(row['holds'])}")
    if not isinstance(row["n_missing"], int) or row["n_missing"] < 0:
        raise CheckError(f"{file}: n_missing is a count, not {_shown(row['n_missing'])}")
    holds = None if row["holds"] is None else bool(row["holds"])
    evidence = _evidence(row["evidence"], file)
    return Answer(holds, _observed(row["observed"], file), row["n_missing"], evidence, frozenset(result.tables))


def _evidence(text: Any, file: str) -> tuple[str, ...]:
    try:
        # Bytes would be read too, in whatever encoding they seem to have.
        refs = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        refs = None
    if refs is None:
        raise CheckError(f"{file}: evidence is a JSON array of refs, not {_shown(text)}")
    if not isinstance(refs, list) or not all(map(_may_be_ref, refs)):
        raise CheckError(f"{file}: evidence is a JSON array of refs such as 'alignments/mne-nato-membership-member'")
    if len(refs) > _MOST_EVIDENCE:
        raise CheckError(f"{file}: more than {_MOST_EVIDENCE:,} rows of evidence; name those that decide")
    return tuple(sorted(set(refs)))


def _may_be_ref(ref: Any) -> bool:
    """Return whether this could name a row, and can be shown to people if there is none."""
    return isinstance(ref, str) and "/" in ref and len(ref) <= _LONGEST_REF and ref.isprintable()


def _observed(value: Any, file: str) -> str | None:
    """Return a figure to six digits, so that every machine writes the same; text as it is."""
    if value is None:
        return None
    if isinstance(value, float):
        if not isfinite(value):
            raise CheckError(f"{file}: observed is {value}, which is no figure")
        number = Decimal(f"{value:.{_DIGITS}g}")
        return cell_text(number.normalize() if number else Decimal(0))
    if isinstance(value, bytes):
        raise CheckError(f"{file}: observed is a figure, a date or a name, not {_shown(value)}")
    text = " ".join(str(value).split())
    if len(text) > _LONGEST or not text.isprintable():
        raise CheckError(f"{file}: observed is for people: at most {_LONGEST} printable letters, not {_shown(text)}")
    return text or None


def _shown(value: Any) -> str:
    """Return a value as a message can show it, which was written by somebody else and may be long."""
    return in_one_line(ascii(value[:_LONGEST] if isinstance(value, str | bytes) else value))
