"""The second pass, over tables in which something is wrong: where it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from balkans_data.schema.columns import columns
from balkans_data.validation.explaining import explain
from balkans_data.validation.findings import Finding, Severity
from balkans_data.validation.judging import Judged, Key, keyer
from balkans_data.validation.reading import Record, records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from balkans_data.validation.hinting import Hints
    from balkans_data.validation.rules import Broken

__all__ = ["locate"]


def locate(judged: Judged, path: str, broken: list[Broken], hints: Hints) -> Iterator[Finding]:
    """Yield a finding for each place where a table is wrong, its file-level faults included.

    Parameters
    ----------
    judged : Judged
        The outcome of the first pass.
    path : str
        How the file is called in the findings.
    broken : list of Broken
        Rows of this table that break rules.
    hints : Hints
        What is meant by references that lead nowhere.
    """
    for fault in judged.faults:
        severity = Severity.WARNING if fault.rule in ("row-order", "final-newline") else Severity.ERROR
        yield Finding(fault.rule, severity, path, fault.line, fault.column, None, None, None, fault.message, fault.hint)
    search = _Search(judged, path, broken, hints)
    if search.needed:
        yield from search.run()


# The same wrong value often stands in many rows, and to explain it takes longer than to find it.
_explained = lru_cache(maxsize=1_000)(explain)


@dataclass
class _Search:
    judged: Judged
    path: str
    broken: list[Broken]
    hints: Hints
    first_lines: dict[Key, int] = field(default_factory=dict)
    first_uses: dict[tuple[tuple[str, ...], Key], int] = field(default_factory=dict)

    @property
    def needed(self) -> bool:
        judged = self.judged
        return bool(
            any(judged.bad.values())
            or judged.repeated
            or any(judged.not_unique.values())
            or any(judged.missing.values())
            or self.broken
        )

    def run(self) -> Iterator[Finding]:
        judged = self.judged
        layout = judged.layout
        self.columns = [column for column in columns(judged.model) if judged.bad.get(column.name)]
        self.key = keyer([layout[name] for name in judged.model.table.key]) if judged.has_shape else None
        self.foreign = [
            (key, keyer([layout[name] for name in key.columns]), values)
            for key, values in sorted(judged.missing.items(), key=lambda item: len(item[0].columns))
            if values
        ]
        self.targets = {key.columns[0]: key for key in judged.model.table.foreign_keys if len(key.columns) == 1}
        self.unique = [
            (names, keyer([layout[name] for name in names]), values)
            for names, values in judged.not_unique.items()
            if values
        ]
        self.by_ref: dict[str, list[Broken]] = defaultdict(list)
        for item in self.broken:
            self.by_ref[item.ref].append(item)
        stream = records(judged.file)
        width = len(next(stream).cells)
        for record in stream:
            if len(record.cells) == width:
                yield from self.record(record)

    def record(self, record: Record) -> Iterator[Finding]:
        cells = record.cells
        key = self.key(cells) if self.key else None
        label = "|".join(key) if isinstance(key, tuple) else key
        for column in self.columns:
            value = cells[self.judged.layout[column.name]]
            if value in self.judged.bad[column.name] and (explained := _explained(column, value)):
                hint = explained.hint
                if explained.rule == "pattern" and (target := self.targets.get(column.name)):
                    # A name in place of an id: what is called so helps more than an id that looks like it.
                    hint = self.hints.meant(target, value) or hint
                yield self.finding(record, label, explained.rule, column.name, explained.message, hint)
        if self.key is None:
            return
        is_repeated = False
        if key in self.judged.repeated:
            first = self.first_lines.setdefault(key, record.line)
            is_repeated = first != record.line
            if is_repeated:
                names = self.judged.model.table.key
                yield self.finding(
                    record,
                    label,
                    "primary-key",
                    names[-1],
                    f"{label!r} is the {', '.join(names)} of line {first} already",
                    "give the row an id of its own",
                )
        dangling: set[str] = set()
        for foreign, pick, values in self.foreign:
            value = pick(cells)
            # A part that leads nowhere by itself is the cause; that the whole does as well is its echo.
            if value in values and not (len(foreign.columns) > 1 and dangling & set(foreign.columns)):
                dangling.update(foreign.columns)
                text = "|".join(value) if isinstance(value, tuple) else value
                yield self.finding(
                    record,
                    label,
                    "foreign-key",
                    foreign.columns[-1],
                    f"no row {text!r} in {foreign.table}",
                    self.hints.hint(foreign, value),
                )
        if is_repeated:
            # What else is there twice has the same cause, and rules have seen the first row alone.
            return
        for names, pick, values in self.unique:
            value = pick(cells)
            if value in values:
                first = self.first_uses.setdefault((names, value), record.line)
                if first != record.line:
                    yield self.finding(
                        record,
                        label,
                        "unique-key",
                        names[-1],
                        f"line {first} has the same {', '.join(names)}",
                        "one of the two rows is wrong, or is the other",
                    )
        ref = f"{self.judged.model.table.name}/{label}"
        for item in self.by_ref.get(ref, ()):
            yield self.finding(record, label, item.rule.id, item.field, item.message, item.hint, item.rule.severity)

    def finding(
        self,
        record: Record,
        label: str | None,
        rule: str,
        name: str,
        message: str,
        hint: str,
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        at = self.judged.layout[name]
        line, column = record.place(at)
        return Finding(rule, severity, self.path, line, column, name, label or None, record.cells[at], message, hint)
