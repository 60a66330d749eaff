"""What stands behind a row of evidence: its sources, and whether they are the claimant's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from balkans_data.errors import CheckError
from balkans_data.models.claims import Claim
from balkans_data.models.figures import ReportedFigure
from balkans_data.models.registry import OF_CHECKS, TABLES
from balkans_data.models.sources import Source
from balkans_data.schema.sql import quoted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from balkans_data.models.rows import RowModel

__all__ = ["Backing", "Ledger", "source_columns"]


def source_columns(model: type[RowModel]) -> list[str]:
    """Return the columns of a table that name a source, the first source first."""
    return [
        column
        for foreign in model.table.foreign_keys
        if foreign.table == Source.table.name
        for column in foreign.columns
    ]


@dataclass(frozen=True, slots=True)
class Backing:
    """What stands behind the evidence of one answer.

    Attributes
    ----------
    n_sourced : int
        How many of its rows have a source.
    sources : frozenset of str
        Those sources.
    is_circular : bool
        Whether there are such rows, and each is the claimant's own: from the text itself or a
        source of the same origin, or a figure that goes back to the speaker.
    """

    n_sourced: int
    sources: frozenset[str]
    is_circular: bool


class Ledger:
    """Looks up the sources of rows, each row once.

    Parameters
    ----------
    connection : sqlite3.Connection
        The tables. Rows that change afterwards are not seen: make another ledger.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, tuple[frozenset[str], str | None] | None] = {}
        self._akin: dict[str, set[str]] = {}
        for one, other in connection.execute("SELECT one, other FROM akin_sources"):
            self._akin.setdefault(one, set()).add(other)
        self._claims: Mapping[str, tuple[str, str]] = {
            claim: (source, speaker)
            for claim, source, speaker in connection.execute("SELECT claim_id, source_id, speaker_id FROM claims")
        }

    def backing(self, evidence: Iterable[str], claim_id: str, check_id: str) -> Backing:
        """Return what stands behind the evidence of a check of a claim.

        Raises
        ------
        CheckError
            If a row is named that does not exist.
        """
        own_source, speaker = self._claims[claim_id]
        own = {own_source, *self._akin.get(own_source, ())}
        sources: set[str] = set()
        n_sourced = n_own = 0
        for ref in evidence:
            found = self._row(ref)
            if found is None:
                raise CheckError(f"data/checks/{check_id}.sql: evidence names {ref}, which is no row")
            named, originator = found
            if not named:
                continue
            n_sourced += 1
            sources |= named
            n_own += named <= own or originator == speaker
        return Backing(n_sourced, frozenset(sources), bool(n_sourced) and n_own == n_sourced)

    def _row(self, ref: str) -> tuple[frozenset[str], str | None] | None:
        if ref not in self._known:
            self._known[ref] = self._look_up(ref)
        return self._known[ref]

    def _look_up(self, ref: str) -> tuple[frozenset[str], str | None] | None:
        name, _, key = ref.partition("/")
        model = TABLES.get(name)
        parts = key.split("|")
        # What checks found is no evidence, and not in the tables that they see.
        if model is None or model in OF_CHECKS or len(parts) != len(model.table.key):
            return None
        columns = ["source_id"] if model is Source else source_columns(model)
        has_originator = model is ReportedFigure
        wanted = [*columns, *(["originator_id"] if has_originator else [])]
        where = " AND ".join(f"{quoted(column)} = ?" for column in model.table.key)
        listed = ", ".join(map(quoted, wanted)) or "1"
        row = self._connection.execute(f"SELECT {listed} FROM {quoted(name)} WHERE {where}", parts).fetchone()
        if row is None:
            return None
        # What a text claims is no evidence for it, whoever repeats it; only its figures may be, if others agree.
        named = frozenset(row[at] for at in range(len(columns)) if row[at]) if model is not Claim else frozenset()
        return named, row[len(columns)] if has_originator else None
