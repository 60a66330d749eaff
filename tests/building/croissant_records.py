"""Print the records of a Croissant file as mlcroissant loads them: a line of JSON a table, values with their types.

Run in a process of its own, as mlcroissant brings warnings of others that are errors in the tests.
"""

from __future__ import annotations

import json
import sys
from itertools import islice
from typing import Any

import mlcroissant


def told(value: Any) -> list[Any] | None:
    """Return type and value of a cell; None if it is missing."""
    if value is None:
        return None
    if isinstance(value, bytes):
        return ["text", value.decode()]
    if isinstance(value, (bool, int, float)):
        return [type(value).__name__, value]
    return ["date", value.isoformat()[:10]]


def main(file: str, limit: int) -> None:
    # One dataset for all tables, as a user would.
    dataset = mlcroissant.Dataset(file)
    for record_set in dataset.metadata.record_sets:
        records = islice(dataset.records(record_set.id), limit or None)
        rows = [
            {name.partition("/")[2]: told(value) if not record_set.data else value for name, value in record.items()}
            for record in records
        ]
        print(json.dumps([record_set.id, rows]))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
