"""Which rows of a release a frame holds: told by the keys in it, and checked by its other cells.

A frame may have been filtered, sorted, cut to some columns, merged with other tables, or written to a
file and read again; what it must still have is the key of its table. Columns that a merge renamed
(``note_x``) are known by their cells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from math import isclose
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
#: Of the days that `load` puts beside dates.
_DAYS = ("_min", "_max")


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
    telling: set[str] = field(default_factory=set)
    """Those columns of the frame, beyond the key, in which there is something."""
    suffixes: tuple[str, ...] = ()
    """What the columns of the key are called beyond their names."""

    @property
    def explained(self) -> set[str]:
        return {*self.key, *self.columns.values()}

    @property
    def suffix(self) -> str:
        """What a merge put behind the names of its columns."""
        return next(filter(None, self.suffixes), "")


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
        # Merged with itself, a table may be in each row of the frame by one key or the other.
        if not own or set.intersection(*(set(item.without) for item in own)):
            _refuse(table, edition, texts)
    candidates.sort(
        key=lambda item: (
            item.table != table,
            not item.telling,
            bool(item.without),
            -len(item.explained),
            item.table,
        )
    )
    chosen: list[_Candidate] = []
    explained: set[str] = set()
    for item in candidates:
        if item.table in {other.table for other in chosen}:
            # Merged with itself, a table has a key for each side.
            new = set(item.key)
        elif chosen:
            # An id beside rows of another table, or a column with nothing in it, is not yet a row that was used.
            new = item.telling
        else:
            new = item.explained
        if new - explained:
            chosen.append(item)
            explained |= item.explained
    # An id that a table knows may just as well be what rows were summed up by.
    is_only_key = table is None and not any(item.columns for item in chosen) and set(texts.names) > explained
    if not chosen or is_only_key:
        raise CitationError(_unknown(edition, texts))
    plain = {item.table for item in chosen if not item.suffix}
    changes, changed = [], set()
    for item in chosen:
        for change, given in _changes(
            item, edition, texts, explained, is_alone=not item.suffix or item.table not in plain
        ):
            changes.append(change)
            changed.add(given)
            item.columns[change.column] = given
    parts = []
    for name in dict.fromkeys(item.table for item in chosen):
        own = [item for item in chosen if item.table == name]
        held = {*edition.schemas[name].key, *(column for item in own for column in item.columns)}
        columns = tuple(column for column in edition.table(name).header if column in held)
        parts.append(Part(name, columns, tuple(sorted({key for item in own for _, key in item.rows}))))
    known = explained | changed | _days(chosen, edition)
    strange = tuple(name for name in texts.names if name not in known and name != "table_name")
    return Found(tuple(sorted(parts, key=lambda part: part.table)), tuple(changes), strange)


class _Texts:
    """The cells of a frame as texts, column by column, each made when it is first needed."""

    def __init__(self, frame: pd.DataFrame) -> None:
        named = [name for name in frame.index.names if name is not None and name not in frame.columns]
        self._frame = frame.reset_index(level=named) if named else frame
        self.names = [str(name) for name in self._frame.columns]
        if twice := list(dict.fromkeys(name for name in self.names if self.names.count(name) > 1)):
            raise CitationError(
                f"the frame has several columns called {', '.join(twice)}, so their cells cannot be told apart: "
                "rename them, or cite before tables are put side by side"
            )
        self.length = len(self._frame)
        self._known: dict[str, list[str]] = {}

    def suffixes(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return what a merge may have put behind these names: also what its user chose."""
        own = (given.removeprefix(name) for name in names for given in self.names if given.startswith(f"{name}_"))
        return tuple(dict.fromkeys((*_SUFFIXES, *(end for end in own if not end.endswith(_DAYS)))))

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
            # Readers of JSON, and spreadsheets, may be off by the last bit.
            return isclose(float(released), float(given), rel_tol=1e-14)
        except ValueError:
            return False
    return False


def _candidates(table: str, edition: Edition, texts: _Texts) -> Iterator[_Candidate]:
    """Yield the ways to read rows of a table in a frame, that with the most columns first."""
    names = edition.schemas[table].key
    options = [[end for end in texts.suffixes(names) if name + end in texts.names] for name in names]
    found = []
    for suffixes in product(*options):
        key = tuple(name + end for name, end in zip(names, suffixes, strict=True))
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
        item = _Candidate(table, key, rows, without, suffixes=suffixes)
        item.columns = _columns(item, edition, texts)
        item.telling = {
            name for name in item.columns.values() if any(map(texts.of(name).__getitem__, (at for at, _ in rows)))
        }
        # A key that is not in the table is one of another table, or not of the release at all. Only other cells
        # of the table, empty where it has no row, tell that the rest was merged in.
        if is_strange and not item.telling:
            continue
        found.append(item)
    yield from sorted(found, key=lambda item: (-len(item.explained), len({*item.suffixes, ""})))


def _columns(item: _Candidate, edition: Edition, texts: _Texts) -> dict[str, str]:
    """Return the columns, beyond the key, that a frame has with the cells of the release."""
    schema = edition.schemas[item.table]
    found = {}
    for name in edition.table(item.table).header:
        if name in schema.key:
            continue
        for suffix in dict.fromkeys((item.suffix, *_SUFFIXES)):
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


def _changes(
    item: _Candidate, edition: Edition, texts: _Texts, explained: set[str], *, is_alone: bool
) -> Iterator[tuple[Change, str]]:
    """Yield the cells under names of the table's that hold something else and are of no other table."""
    for name in edition.table(item.table).header:
        given = name + item.suffix
        if given not in texts.names and is_alone:
            given = name
        if given in texts.names and given not in explained:
            for key, released, cell in _differing(item, name, given, edition, texts):
                yield Change(item.table, name_of_row(key), name, released, cell), given


def _days(chosen: Sequence[_Candidate], edition: Edition) -> set[str]:
    """Return the names of the days that `load` puts beside dates, also as a merge renames them."""
    return {
        f"{name}{end}{suffix}"
        for item in chosen
        for name in edition.table(item.table).header
        for end in _DAYS
        for suffix in {*_SUFFIXES, item.suffix}
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
    unknown = [
        name_of_row(key) if all(key) else "one without its key" for key in keys if key not in edition.by_key(table)
    ]
    are = "row of the frame is" if len(unknown) == 1 else "rows of the frame are"
    raise CitationError(
        f"{len(unknown):,} {are} not in {table} of {edition.label}: {', '.join(unknown[:5])}"
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
