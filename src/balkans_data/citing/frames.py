"""Which rows of a release a frame holds: told by the keys in it, and checked by its other cells.

A frame may have been filtered, sorted, cut to some columns, merged with other tables, or written to a
file and read again; what it must still have is the key of its table. Columns that a merge renamed
(``note_x``) are known by their cells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from balkans_data.citing.fingerprints import Part, name_of_row
from balkans_data.errors import CitationError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from balkans_data.citing.edition import Edition
    from balkans_data.comparing.differences import Row

__all__ = ["Change", "Found", "found_in"]

#: What pandas calls columns of the same name after a merge.
_SUFFIXES = ("", "_x", "_y")


@dataclass(frozen=True, slots=True)
class Change:
    """A cell of a frame that is not what the release has."""

    table: str
    row: str
    column: str
    released: str
    given: str

    def __str__(self) -> str:
        """Return it as a line for people."""
        return f"{self.table}/{self.row}: {self.column} is {self.given or 'empty'}, not {self.released or 'empty'}"


@dataclass(frozen=True, slots=True)
class Found:
    """What was recognised of a frame.

    Attributes
    ----------
    parts : tuple of Part
        The rows and columns, by table.
    changes : tuple of Change
        Cells that are not those of the release.
    strange : tuple of str
        Columns that are of no table: computed ones, say.
    """

    parts: tuple[Part, ...]
    changes: tuple[Change, ...] = ()
    strange: tuple[str, ...] = ()


@dataclass(slots=True)
class _Candidate:
    """A table of which a frame may hold rows."""

    table: str
    key: tuple[str, ...]
    """Columns of the frame that hold the key."""
    rows: list[tuple[int, Row]]
    """Which row of the frame is which of the table."""
    without: list[int]
    """Rows of the frame that have none of it: a merge kept them all the same."""
    columns: dict[str, str] = field(default_factory=dict)
    """Columns of the table, each with the one of the frame that holds it."""

    @property
    def explained(self) -> set[str]:
        return {*self.key, *self.columns.values()}


def found_in(frame: pd.DataFrame, edition: Edition, table: str | None = None) -> Found:
    """Return the rows of a release that a frame holds.

    Parameters
    ----------
    frame : pandas.DataFrame
        Of `load`, `claims` or `verdicts`, or of a CSV file.
    edition : Edition
        The release.
    table : str, optional
        The table that it is of, if that is known.

    Raises
    ------
    CitationError
        If it is empty, has the key of no table, or has rows that the release has not.
    """
    texts = _Texts(frame)
    if not texts.names or not texts.length:
        raise CitationError("the frame has no rows: there is nothing to cite")
    candidates = [item for name in edition.schemas for item in _candidates(name, edition, texts)]
    if table is not None and table in edition.schemas:
        own = [item for item in candidates if item.table == table]
        if not own or own[0].without:
            _refuse(table, edition, texts)
    candidates.sort(key=lambda item: (item.table != table, bool(item.without), -len(item.explained), item.table))
    chosen: list[_Candidate] = []
    explained: set[str] = set()
    for item in candidates:
        # Of a table that lacks some of the keys, not the key is what is new.
        new = (set(item.columns.values()) if item.without else item.explained) - explained
        if new and item.table not in {other.table for other in chosen}:
            chosen.append(item)
            explained |= item.explained
    # An id that a table knows may just as well be what rows were summed up by.
    is_only_key = table is None and not any(item.columns for item in chosen) and set(texts.names) > explained
    if not chosen or is_only_key:
        raise CitationError(_unknown(edition, texts))
    changes = [change for item in chosen for change in _changes(item, edition, texts, explained)]
    changed = {(change.table, change.column) for change in changes}
    parts = []
    for item in chosen:
        schema = edition.schemas[item.table]
        held = {*schema.key, *item.columns, *(column for name, column in changed if name == item.table)}
        columns = tuple(column for column in edition.table(item.table).header if column in held)
        parts.append(Part(item.table, columns, tuple(sorted({key for _, key in item.rows}))))
    known = explained | {column for _, column in changed} | _days(chosen, edition)
    strange = tuple(name for name in texts.names if name not in known and name != "table_name")
    return Found(tuple(sorted(parts, key=lambda part: part.table)), tuple(changes), strange)


class _Texts:
    """The cells of a frame as texts, column by column, each made when it is first needed."""

    def __init__(self, frame: pd.DataFrame) -> None:
        named = [name for name in frame.index.names if name is not None and name not in frame.columns]
        self._frame = frame.reset_index(level=named) if named else frame
        self.names = [str(name) for name in self._frame.columns]
        self.length = len(self._frame)
        self._known: dict[str, list[str]] = {}

    def of(self, name: str) -> list[str]:
        """Return a column; missing is empty."""
        if name not in self._known:
            column = self._frame[name]
            values = column.astype(object).where(column.notna(), None).tolist()
            self._known[name] = [_text(value) for value in values]
        return self._known[name]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    # Days are read as moments.
    return str(value).removesuffix(" 00:00:00").removesuffix("T00:00:00")


def _same(released: str, given: str, kind: str) -> bool:
    if released == given:
        return True
    if kind == "boolean":
        return released == given.lower()
    if kind in ("number", "integer") and released and given:
        try:
            return float(released) == float(given)
        except ValueError:
            return False
    return False


def _candidates(table: str, edition: Edition, texts: _Texts) -> Iterator[_Candidate]:
    """Yield the ways to read rows of a table in a frame; that with the most columns, if its keys are all known."""
    options = [
        [name + suffix for suffix in _SUFFIXES if name + suffix in texts.names] for name in edition.schemas[table].key
    ]
    best: _Candidate | None = None
    for key in product(*options):
        columns = [texts.of(name) for name in key]
        known = edition.by_key(table)
        rows, without, is_strange = [], [], False
        for at, cells in enumerate(zip(*columns, strict=True)):
            if cells in known:
                rows.append((at, cells))
            else:
                without.append(at)
                is_strange |= any(cells)
        if not rows:
            continue
        item = _Candidate(table, key, rows, without)
        item.columns = _columns(item, edition, texts)
        # A key that is not in the table is one of another table, or not of the release at all. Only other cells
        # of the table, empty where it has no row, tell that the rest was merged in.
        if is_strange and not any(
            any(map(texts.of(name).__getitem__, (at for at, _ in rows))) for name in item.columns.values()
        ):
            continue
        if best is None or len(item.explained) > len(best.explained):
            best = item
    if best:
        yield best


def _columns(item: _Candidate, edition: Edition, texts: _Texts) -> dict[str, str]:
    """Return the columns, beyond the key, that a frame has with the cells of the release."""
    schema = edition.schemas[item.table]
    found = {}
    for name in edition.table(item.table).header:
        if name in schema.key:
            continue
        for suffix in _SUFFIXES:
            given = name + suffix
            if given not in texts.names or any(texts.of(given)[at] for at in item.without):
                continue
            if next(_differing(item, name, given, edition, texts), None) is None:
                found[name] = given
                break
    return found


def _differing(
    item: _Candidate, name: str, given: str, edition: Edition, texts: _Texts
) -> Iterator[tuple[Row, str, str]]:
    kind = str(edition.schemas[item.table].fields[name].get("type", "string"))
    rows, at = edition.by_key(item.table), edition.place_of(item.table, name)
    cells = texts.of(given)
    for row, key in item.rows:
        if not _same(rows[key][at], cells[row], kind):
            yield key, rows[key][at], cells[row]


def _changes(item: _Candidate, edition: Edition, texts: _Texts, explained: set[str]) -> Iterator[Change]:
    """Yield the cells under names of the table's that hold something else and are of no other table."""
    for name in edition.table(item.table).header:
        if name in texts.names and name not in explained:
            for key, released, given in _differing(item, name, name, edition, texts):
                yield Change(item.table, name_of_row(key), name, released, given)


def _days(chosen: Sequence[_Candidate], edition: Edition) -> set[str]:
    """Return the names of the days that `load` puts beside dates, also as a merge renames them."""
    return {
        f"{name}{end}{suffix}"
        for item in chosen
        for name in edition.table(item.table).header
        for end in ("_min", "_max")
        for suffix in _SUFFIXES
    }


def _refuse(table: str, edition: Edition, texts: _Texts) -> None:
    """Raise, saying why a frame that was of a table is not any more."""
    schema = edition.schemas[table]
    if missing := [name for name in schema.key if name not in texts.names]:
        raise CitationError(
            f"the frame is of {table}, but which rows it holds cannot be told: keep {', '.join(missing)}, "
            f"or cite the table (cite({table!r}))"
        )
    keys = dict.fromkeys(zip(*(texts.of(name) for name in schema.key), strict=True))
    unknown = [name_of_row(key) for key in keys if key not in edition.by_key(table)]
    raise CitationError(
        f"{len(unknown):,} rows of the frame are not in {table} of {edition.label}: {', '.join(unknown[:5])}"
        + (", ..." if len(unknown) > 5 else "")
    )


def _unknown(edition: Edition, texts: _Texts) -> str:
    """Say why no table was recognised: the release lacks rows, or rows were summed up, or there is no key."""
    keys = {name: schema.key for name, schema in edition.schemas.items() if set(schema.key) <= set(texts.names)}
    if not keys:
        return (
            "the frame has the key of no table, so its rows cannot be told; cite before columns are dropped or rows "
            f"are summed up, or cite a table ({', '.join(edition.schemas)})"
        )
    near = max(keys, key=lambda name: len(keys[name]))
    return (
        f"the frame has {', '.join(keys[near])} of {near}, but not the rows of {edition.label}: cite before rows are "
        f"summed up or written anew, or cite the table (cite({near!r}))"
    )
