"""Faults that only rules see, in what is said of retired identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from balkans_data.models.registry import IDENTIFYING
from balkans_data.testing.mutants import Change, Edit, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from balkans_data.testing.sampling import Row, Sample

__all__ = ["RETIREMENT_FAULTS"]


def _row(table: str, retired: str, replacement: str, retired_in: str = "0.0.1") -> Row:
    return {
        "table_name": table, "retired_id": retired, "replaced_by": replacement, "retired_in": retired_in,
        "reason": "It named the same.",
    }  # fmt: skip


def _identifiers(sample: Sample) -> Iterator[tuple[str, str]]:
    for table, model in IDENTIFYING.items():
        for row in sample.rows(table):
            yield table, "|".join(row[name] for name in model.table.key)


def _added(rule: str, field: str, row: Row, *others: Row) -> Edit:
    """Return the edit that adds rows, the first of which breaks a rule."""
    changes = [Change("retired_ids", None, new) for new in (row, *others)]
    return Edit(changes, [Mark(rule, "retired_ids", row, field)])


def _in_use(sample: Sample) -> Iterator[Edit]:
    for table, identifier in _identifiers(sample):
        yield _added("retired-in-use", "retired_id", _row(table, identifier, ""))


def _replaced_by_nothing(sample: Sample) -> Iterator[Edit]:
    for table, identifier in _identifiers(sample):
        yield _added("retired-replacement", "replaced_by", _row(table, f"{identifier}-old", f"{identifier}-new"))


def _backwards(sample: Sample) -> Iterator[Edit]:
    """Redirect to what was retired at the same time, or to itself."""
    for table, identifier in _identifiers(sample):
        old = f"{identifier}-old"
        yield _added("retired-order", "replaced_by", _row(table, f"{old}er", old), _row(table, old, identifier))
        yield _added("retired-order", "replaced_by", _row(table, old, old))


def _no_identifiers(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("countries"):
        yield _added("retired-table", "table_name", _row("countries", f"{row['actor_id']}-old", ""))


def _to_come(sample: Sample) -> Iterator[Edit]:
    for table, identifier in _identifiers(sample):
        yield _added("retired-later", "retired_in", _row(table, f"{identifier}-old", identifier, "900.0.0"))


RETIREMENT_FAULTS = (
    ("retired-in-use", "An identifier retired that is in use", _in_use),
    ("retired-astray", "A retired identifier replaced by none that there is", _replaced_by_nothing),
    ("retired-backwards", "A retired identifier replaced by one that was retired no later", _backwards),
    ("retired-elsewhere", "An identifier retired in a table that has none of its own", _no_identifiers),
    ("retired-to-come", "An identifier retired in a release to come", _to_come),
)
