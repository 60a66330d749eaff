"""Running SQL that came in a pull request: reading only, bounded in time and in memory.

A rule is data that somebody sends. It may read our tables and use plain functions; it may not
write, attach, load, look at the clock or at chance, or run for long.

One thing cannot be stopped in here: a query that grows while SQLite still compiles it (names of
WITH, each used twice in the next, twenty deep), as SQLite before 3.41 listens to nobody then. So
SQL of a tree other than the installed one belongs into a process with limits of its own
(`balkans_data.confined`).

A reviewer must see what SQLite sees. So a query has no character that is not seen or that turns the
direction of text, and no letter beyond ASCII but in quoted text and comments.
"""

from __future__ import annotations

import re
import sqlite3
import time
import unicodedata
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from balkans_data.errors import BalkansDataError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Result", "Sandbox", "SandboxError", "in_one_line", "query_files", "run", "sandboxed"]

#: Functions that give the same answer everywhere, in time that their input bounds. Not among
#: them: what pads or repeats, and `trim`, which compares each letter with each of a second text.
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
        "max",
        "min",
        "nth_value",
        "ntile",
        "nullif",
        "percent_rank",
        "rank",
        "round",
        "row_number",
        "substr",
        "substring",
        "sum",
        "total",
        "upper",
    ]
)

_MOST_SQL = 50_000

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: _MOST_SQL,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
    # ?250000 makes room for as many values.
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 100,
}

#: Cells of all rows; one of them takes some thirty bytes even if it has no text.
_MOST_CELLS = 2_000_000
_LONGEST_MESSAGE = 300

_START = re.compile(r"(?>\s|--[^\n]*|/\*.*?\*/)*+(?:SELECT|WITH|VALUES)\b", re.IGNORECASE | re.DOTALL | re.ASCII)
#: Where people may write in their own letters; what is left over is for SQLite.
_WORDS = re.compile(r"'(?:[^']|'')*+'|--[^\n]*|/\*.*?\*/|(\"(?:[^\"]|\"\")*+\"|\[[^\]]*+\]|`(?:[^`]|``)*+`)", re.DOTALL)
_FILE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.sql")
#: Kinds of characters that nobody sees: formats (zero width, direction), ends of lines and
#: paragraphs, halves of characters, private and unassigned ones; and controls.
_UNSEEN = frozenset({"Cf", "Zl", "Zp", "Cs", "Co", "Cn"})
_CONTROL = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")

#: What is refused, for people; SQLite has a number for it.
_ACTIONS = {
    sqlite3.SQLITE_ATTACH: "attaches a file",
    sqlite3.SQLITE_DELETE: "deletes rows",
    sqlite3.SQLITE_INSERT: "inserts rows",
    sqlite3.SQLITE_PRAGMA: "uses a PRAGMA",
    sqlite3.SQLITE_RECURSIVE: "uses WITH RECURSIVE, which may never end",
    sqlite3.SQLITE_UPDATE: "updates rows, or reads what is no table of ours",
}


class SandboxError(BalkansDataError):
    """A query that does what it may not, fails, or does not end. Its message is one line, and not long."""

    def __init__(self, message: str) -> None:
        super().__init__(in_one_line(message))


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
    max_characters: int = 10_000_000,
) -> Result:
    """Run one SELECT in the sandbox.

    Parameters
    ----------
    connection : sqlite3.Connection
        The tables. Its limits are put back afterwards, and it has no authorizer and no progress
        handler then.
    query : str
        One SELECT statement.
    parameters : dict, optional
        Values of its named parameters.
    seconds : float
        After how long it is stopped.
    max_rows, max_characters : int
        More rows, or more text in all of them, are an error, not a silent cut.

    Raises
    ------
    SandboxError
        If the query is refused, wrong, too long or too large; the message says why.
    """
    with sandboxed(connection, seconds=seconds, max_rows=max_rows, max_characters=max_characters) as sandbox:
        return sandbox.run(query, parameters)


class Sandbox:
    """A connection that is guarded: made by `sandboxed`."""

    def __init__(self, connection: sqlite3.Connection, seconds: float, max_rows: int, max_characters: int) -> None:
        self.connection = connection
        self.seconds = seconds
        self.max_rows = max_rows
        self.max_characters = max_characters
        self.deadline = 0.0
        self.is_spent = False
        self.tables: set[str] = set()
        self.refused: list[str] = []
        self.known = {
            row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
        }
        # Table-valued functions, where something used them before.
        self.modules = {row[0] for row in connection.execute("PRAGMA module_list")}

    def run(self, query: str, parameters: dict[str, Any] | None = None) -> Result:
        """Run one SELECT, as the function `run` does; after one that failed there is no other."""
        if self.is_spent:
            raise RuntimeError("a query failed in this sandbox; make another")
        # A query that fails may leave table-valued functions behind that `modules` does not name.
        self.is_spent = True
        if len(query) > _MOST_SQL:
            raise SandboxError(f"it is too large: more than {_MOST_SQL:,} characters")
        if hidden := _hidden(query):
            raise SandboxError(hidden)
        if not _START.match(query):
            raise SandboxError("it is no SELECT")
        self.tables, self.refused = set(), []
        self.deadline = time.monotonic() + self.seconds
        with closing(self.connection.cursor()) as cursor:
            cursor.row_factory = sqlite3.Row
            try:
                rows = _fetch(cursor.execute(query, parameters or {}), self.max_rows, self.max_characters)
            except MemoryError:
                raise SandboxError("it is too large for SQLite") from None
            except (sqlite3.Error, sqlite3.Warning, UnicodeError) as error:
                if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                    raise SandboxError(f"it was stopped after {self.seconds:g} seconds") from None
                raise SandboxError(self.refused[0] if self.refused else str(error)) from None
        self.is_spent = False
        return Result(rows, self.tables)

    def authorize(self, action: int, first: str | None, second: str | None, database: str | None, _: str | None) -> int:
        """Tell SQLite whether a query that it compiles may do something, and note what it reads."""
        if action == sqlite3.SQLITE_SELECT:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_READ:
            name = str(first).lower()
            if second == "ROWID":
                self.refused.append("it reads rowid, which hangs on the order of the rows")
            elif first is not None and first in self.known:
                self.tables.add(first)
                return sqlite3.SQLITE_OK
            elif database is None and name not in self.modules and not name.startswith("sqlite_"):
                # A name of the query's own (WITH, or a subquery), which no file stands behind.
                return sqlite3.SQLITE_OK
            else:
                self.refused.append(f"it reads {first}, which is none of our tables")
        elif action == sqlite3.SQLITE_FUNCTION:
            if second in FUNCTIONS:
                return sqlite3.SQLITE_OK
            self.refused.append(f"it calls {second}(), which is not allowed")
        else:
            self.refused.append(f"it {_ACTIONS.get(action, f'does more than SELECT (SQLite action {action})')}")
        return sqlite3.SQLITE_DENY

    def is_late(self) -> int:
        """Tell SQLite whether to stop."""
        return int(time.monotonic() > self.deadline)


@contextmanager
def sandboxed(
    connection: sqlite3.Connection,
    *,
    seconds: float = 5.0,
    max_rows: int = 100_000,
    max_characters: int = 10_000_000,
) -> Iterator[Sandbox]:
    """Guard a connection for several queries, each with the bounds that `run` names.

    To set the guard up takes longer than most rules do.
    """
    before = {limit: connection.getlimit(limit) for limit in _LIMITS}
    sandbox = Sandbox(connection, seconds, max_rows, max_characters)
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    connection.set_authorizer(sandbox.authorize)
    connection.set_progress_handler(sandbox.is_late, 1_000)
    try:
        yield sandbox
    finally:
        connection.set_progress_handler(None, 0)
        connection.set_authorizer(None)
        for limit, value in before.items():
            connection.setlimit(limit, value)


def query_files(folder: Path, part: str) -> dict[str, str]:
    """Return the queries in one folder of a package, such as ``data/checks``, by the names of their files.

    Raises
    ------
    SandboxError
        If one is no plain file of a plain name, too long, or no UTF-8.
    """
    found = {}
    for file in sorted((folder / part).glob("*.sql")):
        # A name is shown to people, and a link may lead to a file of theirs or to one without an end.
        if not _FILE.fullmatch(file.name):
            raise SandboxError(f"{part}/{file.name} must be named in small letters, digits and single hyphens")
        if file.is_symlink() or not file.is_file():
            raise SandboxError(f"{part}/{file.name} is no plain file")
        if file.stat().st_size > _MOST_SQL:
            raise SandboxError(f"{part}/{file.name} has more than {_MOST_SQL:,} bytes")
        try:
            found[file.stem] = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise SandboxError(f"{part}/{file.name} is no UTF-8") from None
    return found


def in_one_line(text: str) -> str:
    """Return what somebody else's text says, fit for a terminal and a log: one line, printable, not long.

    A name in a query may hold a line that a CI system takes for an order, or colours and moves of a terminal.
    """
    line = "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text[: _LONGEST_MESSAGE + 1])
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[: _LONGEST_MESSAGE - 1]}…"


def _hidden(query: str) -> str | None:
    """Return why a reader may see another query than SQLite does, or None."""
    found = _CONTROL.search(query)
    unseen = found[0] if found else None
    if not query.isascii():
        unseen = unseen or next((char for char in query if unicodedata.category(char) in _UNSEEN), None)
    if unseen == "\0":
        return "it has a null character"
    if unseen == "\r":
        # Some editors end a line here, and with it a comment; SQLite does not.
        return "it has a line that ends in a carriage return alone"
    if unseen and unicodedata.category(unseen) == "Cs":
        return "it has a lone surrogate, which is half a character"
    if unseen:
        return f"it has a character that is not seen, U+{ord(unseen):04X}"
    for char in "" if query.isascii() else _WORDS.sub(lambda match: match[1] or " ", query):
        if not char.isascii():
            return f"it has {char} (U+{ord(char):04X}), which is no ASCII, outside of quoted text and comments"
    return None


def _fetch(cursor: sqlite3.Cursor, max_rows: int, max_characters: int) -> list[sqlite3.Row]:
    rows: list[sqlite3.Row] = []
    characters = 0
    for row in cursor:
        rows.append(row)
        characters += sum(len(cell) for cell in row if isinstance(cell, str | bytes))
        if len(rows) * len(row) > _MOST_CELLS:
            raise SandboxError(f"it returned more than {_MOST_CELLS:,} cells")
        if len(rows) > max_rows:
            raise SandboxError(f"it returned more than {max_rows:,} rows")
        if characters > max_characters:
            raise SandboxError(f"it returned more than {max_characters:,} characters")
    return rows
