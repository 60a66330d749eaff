"""Suppressions: findings of rules that a row of the table `suppressions` bears until a release.

They are counted and listed in the report, never cut. A suppression that suppresses nothing, that
is past its release, or that names what cannot be suppressed is itself a finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from balkans_data.errors import did_you_mean
from balkans_data.models.registry import TABLES
from balkans_data.models.suppressions import Suppression
from balkans_data.schema.sql import quoted
from balkans_data.validation.catalogue import all_rules
from balkans_data.validation.findings import Suppressed, Unjudged
from balkans_data.validation.reading import chunks
from balkans_data.validation.release import version_numbers
from balkans_data.validation.rules import Broken, rules

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

    from balkans_data.validation.findings import Finding
    from balkans_data.validation.judging import Judged

__all__ = ["Suppressions"]

_KEY = Suppression.table.key


@dataclass(frozen=True, slots=True)
class _Row:
    rule: str
    table: str
    key: str
    field: str
    reason: str
    until: str

    @property
    def ref(self) -> str:
        return f"{Suppression.table.name}/{self.rule}|{self.table}|{self.key}"


class Suppressions:
    """The suppressions of a package.

    Parameters
    ----------
    judged : Judged
        The outcome of the first pass over the table. A fault in a cell that does not say what is
        suppressed is reported there, and does not bring the finding back as a second one.
    version : str or None
        The release of the package, if it says so.
    """

    def __init__(self, judged: Judged, version: str | None) -> None:
        self.is_placeable = judged.has_shape
        self.rows: dict[tuple[str, str, str], _Row] = {}
        for row in _rows(judged):
            self.rows.setdefault((row.rule, row.table, row.key), row)
        self.entries = {entry.id: entry for entry in all_rules()}
        self.judgeable = {rule.id for rule in rules()}
        now = version_numbers(version)
        self.overdue = {
            key for key, row in self.rows.items() if now and (until := version_numbers(row.until)) and until <= now
        }

    def faults(
        self,
        broken: Iterable[Broken],
        connection: sqlite3.Connection,
        incomplete: Collection[str],
        unjudged: list[Unjudged],
    ) -> Iterator[Broken]:
        """Yield the suppressions that are wrong, at the columns to blame.

        Parameters
        ----------
        broken : iterable of Broken
            Everything that the rules found.
        connection : sqlite3.Connection
            The usable rows of all tables.
        incomplete : collection of str
            Tables some rows of which could not be read: a rule may be silent because of that.
        unjudged : list of Unjudged
            The rules that were not judged; where unused suppressions cannot be told, this is added.
        """
        if not self.is_placeable:
            return
        found: dict[tuple[str, str, str], set[str]] = {}
        for item in broken:
            table, _, row_key = item.ref.partition("/")
            found.setdefault((item.rule.id, table, row_key), set()).add(item.field)
        waiting = set(incomplete) - {Suppression.table.name}
        silent = False
        for key, row in self.rows.items():
            if row.rule not in self.judgeable:
                yield self._no_rule(row)
            elif key in self.overdue:
                yield self._broken(
                    "suppression-overdue",
                    row,
                    "until",
                    f"this suppression of {row.rule} ended with {row.until}, and suppresses nothing any more",
                    f"mend {row.table}/{row.key} and remove this row, or say until when it is borne from now on",
                )
            elif not (fields := found.get(key, set())) or (row.field and row.field not in fields):
                if waiting and not fields:
                    silent = True
                else:
                    yield self._unused(row, fields, connection)
        if silent:
            unjudged.append(Unjudged("suppression-unused", f"awaits the repair of {', '.join(sorted(waiting))}"))

    def apply(self, finding: Finding, table: str) -> Suppressed | None:
        """Return the finding as suppressed, or None if no row covers it."""
        key = (finding.rule, table, finding.key or "")
        row = self.rows.get(key)
        if row is None or key in self.overdue or finding.rule not in self.judgeable:
            return None
        if row.field and row.field != finding.field:
            return None
        return Suppressed(finding, row.reason, row.until)

    def _broken(self, rule: str, row: _Row, field: str, message: str, hint: str) -> Broken:
        return Broken(self.entries[rule], row.ref, field, message, hint)

    def _no_rule(self, row: _Row) -> Broken:
        if row.rule in self.entries:
            message, hint = f"what {row.rule} finds cannot be suppressed", "mend it where it is, and remove this row"
        else:
            message = f"no rule is called {row.rule!r}{did_you_mean(row.rule, sorted(self.judgeable))}"
            hint = "`balkans-data rules` lists them"
        return self._broken("suppression-rule", row, "rule", message, hint)

    def _unused(self, row: _Row, fields: set[str], connection: sqlite3.Connection) -> Broken:
        """Say why a suppression suppresses nothing: no such table, row or column, or all is well."""
        hint = "remove this row"
        if row.table not in TABLES:
            message = f"there is no table {row.table!r}{did_you_mean(row.table, TABLES)}"
            return self._broken("suppression-unused", row, "table_name", message, hint)
        if fields:
            message = f"{row.rule} blames {', '.join(sorted(fields))} of {row.key}, not {row.field}"
            return self._broken("suppression-unused", row, "field_name", message, "name that column, or none")
        table = quoted(row.table)
        if connection.execute(f"SELECT 1 FROM {table} WHERE ref = ?", (f"{row.table}/{row.key}",)).fetchone():
            message = f"{row.key} of {row.table} does not break {row.rule} any more"
        else:
            keys = [ref.partition("/")[2] for (ref,) in map(tuple, connection.execute(f"SELECT ref FROM {table}"))]
            message = f"{row.table} has no row {row.key!r}{did_you_mean(row.key, keys)}"
        return self._broken("suppression-unused", row, "row_key", message, hint)


def _rows(judged: Judged) -> Iterator[_Row]:
    layout = judged.layout
    if not judged.exists or not set(_KEY) <= set(layout):
        return
    width = None
    for chunk in chunks(judged.file, []):
        for cells in chunk.records():
            if width is None:
                width = len(cells)
                continue
            if len(cells) != width:
                continue
            good = {name: cells[at] for name, at in layout.items() if cells[at] and cells[at] not in judged.bad[name]}
            if set(_KEY) <= set(good):
                rule, table, key = (good[name] for name in _KEY)
                other = (good.get(name, "") for name in ("field_name", "reason", "until"))
                yield _Row(rule, table, key, *other)
