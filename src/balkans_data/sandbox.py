"""Running SQL that came in a pull request: reading only, bounded in time and in memory.

A rule is data that somebody sends. It may read our tables and use plain functions; it may not
write, attach, load, look at the clock or at chance, or run for long.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from balkans_data.errors import BalkansDataError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Result", "SandboxError", "run"]

#: Functions that give the same answer everywhere, in time that their input bounds.
FUNCTIONS = frozenset(
    [
        "abs",
        "avg",
        "ceil",
        "coalesce",
        "count",
        "cume_dist",
        "dense_rank",
        "first_value",
        "floor",
        "group_concat",
        "ifnull",
        "iif",
        "json_array",
        "json_group_array",
        "lag",
        "last_value",
        "lead",
        "length",
        "like",
        "lower",
        "ltrim",
        "max",
        "min",
        "nth_value",
        "ntile",
        "nullif",
        "percent_rank",
        "rank",
        "round",
        "row_number",
        "rtrim",
        "substr",
        "substring",
        "sum",
        "total",
        "trim",
        "upper",
    ]
)

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 50_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
}


class SandboxError(BalkansDataError):
    """A query that does what it may not, fails, or does not end."""


@dataclass(slots=True)
class Result:
    """What a query returned, and what it read to get there."""

    rows: list[sqlite3.Row]
    tables: set[str] = field(default_factory=set)


def run(
    connection: sqlite3.Connection,
    query: str,
    parameters: dict[str, Any] | None = None,
    *,
    seconds: float = 5.0,
    max_rows: int = 100_000,
) -> Result:
    """Run one SELECT in the sandbox.

    Parameters
    ----------
    connection : sqlite3.Connection
        The tables; its authorizer, limits and handlers are put back afterwards.
    query : str
        One SELECT statement.
    parameters : dict, optional
        Values of its named parameters.
    seconds : float
        After how long it is stopped.
    max_rows : int
        More rows than these are an error, not a silent cut.

    Raises
    ------
    SandboxError
        If the query is refused, wrong, too long or too large; the message says why.
    """
    tables: set[str] = set()
    refused: list[str] = []
    with _guarded(connection, tables, refused, seconds):
        try:
            rows = connection.execute(query, parameters or {}).fetchmany(max_rows + 1)
        except (sqlite3.Error, sqlite3.Warning) as error:
            if "interrupted" in str(error):
                raise SandboxError(f"it was stopped after {seconds:g} seconds") from None
            raise SandboxError(refused[0] if refused else str(error)) from None
    if len(rows) > max_rows:
        raise SandboxError(f"it returned more than {max_rows:,} rows")
    return Result(rows, tables)


@contextmanager
def _guarded(connection: sqlite3.Connection, tables: set[str], refused: list[str], seconds: float) -> Iterator[None]:
    known = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
    before = {limit: connection.getlimit(limit) for limit in _LIMITS}
    deadline = time.monotonic() + seconds

    def authorize(action: int, first: str | None, second: str | None, database: str | None, trigger: str | None) -> int:
        if action == sqlite3.SQLITE_SELECT:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_READ and first in known:
            tables.add(str(first))
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_READ and database is None:
            # A name of the query's own (WITH, or a subquery), which no file stands behind.
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION and second in FUNCTIONS:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION:
            refused.append(f"it calls {second}(), which is not allowed")
        elif action == sqlite3.SQLITE_READ:
            refused.append(f"it reads {first}, which is none of our tables")
        else:
            refused.append(f"it does more than SELECT (SQLite action {action})")
        return sqlite3.SQLITE_DENY

    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    connection.set_authorizer(authorize)
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), 10_000)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
        connection.set_authorizer(None)
        for limit, value in before.items():
            connection.setlimit(limit, value)
