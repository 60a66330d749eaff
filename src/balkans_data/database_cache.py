"""The filled database kept between processes, so that opening it takes milliseconds.

A file in the user's cache holds the tables as SQLite. Its name is a hash of the content of all
tables and of the SQL that makes the database: other data, or another version of this code, is
another file. It is copied into memory, so that nobody depends on the file once it is open.

Several processes may start at once: each writes a file of its own and puts it in place in one
step. Where nothing can be kept (no space, no permission), nothing is kept, and nobody is told, as
the database is then filled as before. The variable ``BALKANS_DATA_CACHE`` names another folder,
or is ``off``.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from balkans_data import package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["VARIABLE", "folder", "kept"]

VARIABLE = "BALKANS_DATA_CACHE"
_KEPT = 3
"""How many databases stay: that of this version, and of others in use beside it."""


def folder() -> Path | None:
    """Return where databases are kept, or None if they are not to be."""
    import platformdirs

    chosen = os.environ.get(VARIABLE, "")
    if chosen.lower() == "off":
        return None
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("balkans-data", appauthor=False))


def kept(tables: Iterable[str], sql: Sequence[str], make: Callable[[], sqlite3.Connection]) -> sqlite3.Connection:
    """Return a database in memory: a copy of the kept one, or else a new one, which is kept.

    Parameters
    ----------
    tables : iterable of str
        Names of the tables that are in it.
    sql : sequence of str
        What else it depends on: the statements that make it.
    make : callable
        Makes it.

    Raises
    ------
    PackageError
        If a table is missing or damaged.
    """
    place = folder()
    if place is None:
        return make()
    file = place / f"tables-{_key(tables, sql)}.sqlite"
    if found := _opened(file):
        return found
    made = make()
    with suppress(OSError, sqlite3.Error):
        _keep(made, file)
    return made


def _key(tables: Iterable[str], sql: Sequence[str]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for text in (sqlite3.sqlite_version, *sql):
        digest.update(text.encode())
        digest.update(b"\0")
    for name in tables:
        digest.update(hashlib.sha256(package.table_content(name)).digest())
    return digest.hexdigest()


def _opened(file: Path) -> sqlite3.Connection | None:
    """Return a copy of a kept database, or None if there is none, or one that cannot be read."""
    if not file.is_file():
        return None
    memory = sqlite3.connect(":memory:")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as disk:
            disk.backup(memory)
        # Written to the end: the mark is the last thing that is put into it.
        if memory.execute("PRAGMA user_version").fetchone()[0] == 1:
            with suppress(OSError):
                os.utime(file)
            return memory
    except sqlite3.Error:
        pass
    memory.close()
    with suppress(OSError):
        file.unlink()
    return None


def _keep(made: sqlite3.Connection, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".tables-", suffix=".part")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as disk:
            made.backup(disk)
            disk.execute("PRAGMA user_version = 1")
        os.replace(name, file)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    others = sorted(file.parent.glob("tables-*.sqlite"), key=lambda other: other.stat().st_mtime, reverse=True)
    for other in others[_KEPT:]:
        other.unlink()
