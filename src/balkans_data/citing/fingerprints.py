"""Fingerprints: SHA-256 over rows in their one canonical form, so that anybody can compute them anew.

The form of rows of one table is its name on a line, then CSV as the tables are written: a header with
some columns in the order of the table, those of the key among them; the rows sorted by the key, cell by
cell, by code point; UTF-8, commas, quotes only where they are needed, LF. Of rows of several tables it is
these texts one after the other, by name of the table. Of the whole dataset it is what ``LC_ALL=C
sha256sum data/*.csv`` prints: a line a table, sorted.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from balkans_data.formatting.writing import as_text
from balkans_data.package import table_path
from balkans_data.releases.listing import hash_of_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from balkans_data.citing.edition import Edition
    from balkans_data.comparing.differences import Row

__all__ = ["Part", "fingerprint", "joined", "name_of_row", "row_hashes", "whole_fingerprint"]

#: Of a row's hash that a receipt keeps, in hexadecimal digits: enough to tell that a row changed, not to prove
#: that nobody forged it. The fingerprint proves that, and is kept whole.
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Part:
    """Rows and columns of one table.

    Attributes
    ----------
    table : str
        The table.
    columns : tuple of str
        Columns in the order of the table; the key is among them.
    keys : tuple of tuple of str
        The keys of the rows, sorted.
    """

    table: str
    columns: tuple[str, ...]
    keys: tuple[Row, ...]


def joined(parts: Iterable[Part], edition: Edition) -> tuple[Part, ...]:
    """Return parts with those of the same table made one."""
    found: dict[str, Part] = {}
    for part in parts:
        before = found.get(part.table)
        if before is None:
            found[part.table] = part
            continue
        held = {*before.columns, *part.columns}
        columns = tuple(column for column in edition.table(part.table).header if column in held)
        found[part.table] = replace(before, columns=columns, keys=tuple(sorted({*before.keys, *part.keys})))
    return tuple(found[name] for name in sorted(found))


def name_of_row(key: Row) -> str:
    """Return a key as one text, as the column `ref` has it after the table."""
    return "|".join(key)


def fingerprint(edition: Edition, parts: Iterable[Part]) -> str:
    """Return the fingerprint of rows, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    for part in sorted(parts, key=lambda part: part.table):
        rows = [list(row) for row in _cells(edition, part).values()]
        digest.update(f"{part.table}\n{as_text([list(part.columns), *rows], ',')}".encode())
    return digest.hexdigest()


def whole_fingerprint(hashes: dict[str, str]) -> str:
    """Return the fingerprint of all tables, given the SHA-256 of each file; manifests of releases have the same."""
    return hash_of_list((table_path(name), digest) for name, digest in hashes.items())


def row_hashes(edition: Edition, part: Part) -> dict[str, str]:
    """Return a short hash of each row by its key: of the row as a line of CSV."""
    return {
        name_of_row(key): hashlib.sha256(as_text([list(row)], ",").encode()).hexdigest()[:_DIGITS]
        for key, row in _cells(edition, part).items()
    }


def _cells(edition: Edition, part: Part) -> dict[Row, Row]:
    rows = edition.by_key(part.table)
    places = [edition.place_of(part.table, column) for column in part.columns]
    return {key: tuple(rows[key][at] for at in places) for key in sorted(part.keys)}
