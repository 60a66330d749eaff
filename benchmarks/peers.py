"""Ours and its peers on the synthetic tables; each is imported only in the process that measures it.

    python benchmarks/peers.py TOOL FOLDER      # prints seconds, peak memory and number of findings as JSON

The time begins after the imports: what a process costs as a whole is measured elsewhere.
"""

from __future__ import annotations

import csv
import json
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from measuring import peak_memory

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LOOSE", "OURS", "READING", "TOOLS", "missing", "named"]

OURS = "balkans-data"
READING = "csv.reader"
LOOSE = "without unique key"


def ours(*, is_unique: bool = True) -> Callable[[Path], int]:
    from synthetic import MODELS, LooseFact

    from balkans_data.validation import check

    models = MODELS if is_unique else MODELS | {"facts": LooseFact}
    return lambda folder: len(check(folder, models, rules=False).findings)


def frictionless() -> Callable[[Path], int]:
    from frictionless import Package

    # Unless told, it stops counting at the thousandth error, without a word.
    return lambda folder: sum(
        len(task.errors) for task in Package(str(folder / "datapackage.json")).validate(limit_errors=2**62).tasks
    )


def pandera() -> Callable[[Path], int]:
    import pandas as pd
    from pandera.errors import SchemaErrors

    def run(folder: Path) -> int:
        tables = {
            name: pd.read_csv(folder / f"data/{name}.csv", dtype=str, keep_default_na=False, na_values=[""])
            for name in ("things", "facts")
        }
        found = 0
        for name, frame in tables.items():
            try:
                _pandera_schema(name, tables["things"]["thing_id"]).validate(frame, lazy=True)
            except SchemaErrors as error:
                found += len(error.failure_cases)
        return found

    return run


def _pandera_schema(name: str, things: Any) -> Any:
    """Return what the row model says, in pandera's terms; foreign keys as values that must be among others."""
    import pandera.pandas as pa
    from synthetic import MODELS

    from balkans_data.schema.columns import Kind, columns

    model = MODELS[name]
    references = {column for key in model.table.foreign_keys for column in key.columns}
    unique = {names[0] for names in (model.table.key, *model.table.unique)}
    fields = {}
    for column in columns(model):
        checks = []
        if column.pattern:
            checks.append(pa.Check.str_matches(rf"^(?:{column.pattern})$"))
        if column.minimum is not None:
            checks.append(pa.Check.ge(column.minimum))
        if column.values:
            checks.append(pa.Check.isin(column.values))
        if column.kind is Kind.BOOLEAN:
            # As text: read as a boolean, every text that is not empty would be true.
            checks.append(pa.Check.isin(["true", "false"]))
        if column.name in references:
            checks.append(pa.Check.isin(things))
        number = column.kind is Kind.INTEGER
        fields[column.name] = pa.Column(
            int if number else str,
            checks,
            coerce=number,
            nullable=not column.required,
            unique=column.name in unique,
        )
    return pa.DataFrameSchema(fields, strict=True, ordered=True)


def reading() -> Callable[[Path], int]:
    def run(folder: Path) -> int:
        with (folder / "data/facts.csv").open(encoding="utf-8", newline="") as stream:
            for _ in csv.reader(stream, strict=True):
                pass
        return 0

    return run


def arrow() -> Callable[[Path], int]:
    from pyarrow.csv import read_csv

    def run(folder: Path) -> int:
        read_csv(folder / "data/facts.csv")
        return 0

    return run


#: Each imports what it needs, and returns what takes a folder with the tables and counts the findings.
TOOLS: dict[str, Callable[[], Callable[[Path], int]]] = {
    READING: reading,
    "pyarrow.csv": arrow,
    OURS: ours,
    LOOSE: lambda: ours(is_unique=False),
    "pandera": pandera,
    "frictionless": frictionless,
}
_PACKAGES = {"pyarrow.csv": "pyarrow", "pandera": "pandera", "frictionless": "frictionless"}


@cache
def missing(tool: str) -> bool:
    """Whether the package of a tool is not installed."""
    try:
        version(_PACKAGES.get(tool, OURS))
    except PackageNotFoundError:
        return True
    return False


def named(tool: str) -> str:
    """Return the name of a tool, with its version where it has one of its own."""
    if tool == LOOSE:
        return f"{OURS}, {tool}"
    return f"{tool} {version(_PACKAGES[tool])}" if tool in _PACKAGES else tool


def main() -> None:
    tool, folder = sys.argv[1], Path(sys.argv[2])
    run = TOOLS[tool]()
    start = perf_counter()
    findings = run(folder)
    print(json.dumps({"seconds": perf_counter() - start, "peak": peak_memory(), "findings": findings}))


if __name__ == "__main__":
    main()
