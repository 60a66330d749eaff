"""Which sources rows rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from balkans_data.citing.edition import Edition
    from balkans_data.citing.fingerprints import Part
    from balkans_data.comparing.differences import Row

__all__ = ["sources_of"]

_SOURCES, _EVIDENCE = "sources", "check_evidence"
#: Whom a row is about is not what it rests on.
_NOT_RESTED_ON = frozenset({"actors", _SOURCES})


def sources_of(edition: Edition, parts: Iterable[Part]) -> list[str]:
    """Return the ids of the sources of rows, sorted.

    They are those that the rows name. Rows that name none rest on the sources of the rows that they refer
    to: subjects of a claim on the text that makes it, statuses on what defines their track. Checks, their
    results and verdicts also rest on the sources of the rows that were their evidence.
    """
    return sorted(_Walk(edition).all((part.table, part.keys) for part in parts))


class _Walk:
    """A walk from rows to sources that visits each row once."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._seen: set[tuple[str, Row]] = set()

    def all(self, parts: Iterable[tuple[str, Iterable[Row]]]) -> set[str]:
        found: set[str] = set()
        pending = list(parts)
        while pending:
            table, keys = pending.pop()
            if table not in self._edition.schemas:
                continue
            fresh = [key for key in keys if (table, key) not in self._seen and key in self._edition.by_key(table)]
            self._seen.update((table, key) for key in fresh)
            if table == _SOURCES:
                found.update(key[0] for key in fresh)
            elif fresh:
                pending += self._next(table, fresh)
        return found

    def _next(self, table: str, keys: list[Row]) -> Iterator[tuple[str, Iterable[Row]]]:
        references = self._edition.schemas[table].references
        own = [reference for reference in references if reference.table == _SOURCES]
        for reference in own or [item for item in references if item.table not in _NOT_RESTED_ON]:
            targets = self._edition.schemas[reference.table].key if reference.table in self._edition.schemas else ()
            if reference.target == targets:
                yield reference.table, self._cells(table, keys, reference.columns)
        if not own:
            yield from self._evidence(table, keys)

    def _cells(self, table: str, keys: Iterable[Row], columns: tuple[str, ...]) -> list[Row]:
        rows = self._edition.by_key(table)
        places = [self._edition.place_of(table, column) for column in columns]
        return [tuple(rows[key][at] for at in places) for key in keys]

    def _evidence(self, table: str, keys: list[Row]) -> Iterator[tuple[str, Iterable[Row]]]:
        """Yield the rows that checks, results of checks or verdicts used."""
        if table == _EVIDENCE:
            used = keys
        elif table in ("checks", "check_results", "verdicts") and _EVIDENCE in self._edition.schemas:
            wanted = {(check, *key[1:]) for key in keys for check in self._checks(table, key[0])}
            used = [key for key in self._edition.by_key(_EVIDENCE) if key[:1] in wanted or key[:2] in wanted]
        else:
            return
        for _, _, name, row in used:
            yield name, [tuple(row.split("|"))]

    def _checks(self, table: str, key: str) -> list[str]:
        if table != "verdicts":
            return [key]
        return [row[0] for row in self._edition.where("checks", "claim_id", key)]
