"""A difference as JSON for machines: complete, in the shape that ``docs/diff.md`` describes."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from balkans_data.comparing.bump import actual_bump, reasons, required_bump

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from balkans_data.comparing.differences import Difference, Row, RowChange, TableDifference

__all__ = ["as_dict", "as_json"]

#: Rows up to which people may want to read it too.
_INDENTED = 5_000


def as_json(difference: Difference, problems: Sequence[str] | None = None) -> str:
    """Return the difference as JSON text; `problems` is what the new version lacks, if that was checked."""
    content = as_dict(difference, problems)
    # With an indent Python writes JSON without its compiled encoder, several times slower.
    counts = difference.counts
    indent = 2 if counts["added"] + counts["removed"] + counts["changed"] <= _INDENTED else None
    text = json.dumps(content, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair, which JSON can escape and UTF-8 cannot hold.
        return json.dumps(content, indent=indent)
    return text


def as_dict(difference: Difference, problems: Sequence[str] | None = None) -> dict[str, Any]:
    """Return the difference as a JSON-ready dictionary."""
    actual = actual_bump(difference.old_version, difference.new_version)
    return {
        "old": {"place": difference.old, "version": difference.old_version},
        "new": {"place": difference.new, "version": difference.new_version},
        "counts": difference.counts,
        "bump": {
            "required": required_bump(difference).name,
            "actual": None if actual is None else actual.name,
            "reasons": [
                {"bump": reason.bump.name, "table": reason.table, "message": reason.message}
                for reason in reasons(difference)
            ],
        },
        "check": None if problems is None else {"ok": not problems, "problems": list(problems)},
        "flips": [asdict(flip) for flip in difference.flips],
        "tables": [_table(table) for table in difference.tables],
        "notes": list(difference.notes),
    }


def _table(table: TableDifference) -> dict[str, Any]:
    return {
        "name": table.name,
        "state": table.state.value,
        "key": list(table.key),
        "identifies": table.identifies,
        "counts": {
            "added": len(table.added),
            "removed": len(table.removed),
            "changed": len(table.changed),
            "cells": table.cells,
        },
        "columns": {"added": list(table.columns_added), "removed": list(table.columns_removed)},
        "schema": [
            {
                "column": change.column,
                "aspect": change.aspect,
                "old": change.old,
                "new": change.new,
                "bump": change.bump.name,
            }
            for change in table.schema
        ],
        "added": _rows(table.added, table.new_columns),
        "removed": _rows(table.removed, table.old_columns),
        "changed": _changes(table.changed, table.key),
        "filled": _changes(table.filled, table.key),
        "lost": _changes(table.lost, table.key),
    }


def _rows(rows: Iterable[Row], columns: tuple[str, ...]) -> list[dict[str, str]]:
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _changes(changes: Iterable[RowChange], key: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        {
            "key": dict(zip(key, row.key, strict=True)),
            "cells": [{"column": cell.column, "old": cell.old, "new": cell.new} for cell in row.cells],
        }
        for row in changes
    ]
