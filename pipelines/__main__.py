"""Make or check the rows that come from raw files.

python -m pipelines RAW_DIR           makes them anew in data/
python -m pipelines RAW_DIR --check   says whether what is in data/ is what the raw files give
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from balkans_data.files import write_atomically
from balkans_data.models.registry import TABLES
from pipelines.knowledge import DATA, MAPPINGS, owned, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row = dict[str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the pipelines; return 0 if all is well, 1 if rows differ, 2 if a raw file is missing or not understood."""
    parser = argparse.ArgumentParser("python -m pipelines", description=__doc__.splitlines()[0])
    parser.add_argument("raw", type=Path, help="folder with one folder a source, each with a SOURCE.md")
    parser.add_argument("--check", action="store_true", help="change nothing; say what differs")
    parser.add_argument("--only", choices=sorted(owned()), metavar="PIPELINE", help="one pipeline")
    options = parser.parse_args(arguments)
    console = Console(stderr=True)
    differing = 0
    for pipeline in [options.only] if options.only else sorted(owned()):
        with console.status(f"{pipeline} ..."):
            try:
                made = remade(pipeline, options.raw)
                faults = [*_unproved(pipeline, options.raw)]
            except (OSError, LookupError, ValueError) as error:
                console.print(f"[red]{pipeline}[/red]: {error}", highlight=False)
                return 2
            for table, rows in made.items():
                faults += _differences(table, rows, owned()[pipeline])
                if not options.check:
                    _write(table, rows, owned()[pipeline])
        count = ", ".join(f"{len(rows):,} {table}" for table, rows in made.items())
        if options.check and faults:
            differing += len(faults)
            console.print(f"[red]{pipeline}[/red]: {count}; {len(faults):,} differ", highlight=False)
            for fault in faults[:20]:
                console.print(f"  {fault}", highlight=False, markup=False)
            if len(faults) > 20:
                console.print(f"  and {len(faults) - 20:,} more")
        else:
            console.print(f"[green]{pipeline}[/green]: {count}", highlight=False)
    return int(bool(differing))


def remade(pipeline: str, raw: Path) -> dict[str, dict[tuple[str, ...], Row]]:
    """Return the rows that a pipeline makes, by table and key.

    Raises
    ------
    OSError
        If a raw file is missing.
    LookupError
        If the file has a label that no mapping knows.
    ValueError
        If a value is no number, a source is not the pipeline's own, or a key comes twice.
    """
    made: dict[str, dict[tuple[str, ...], Row]] = {}
    for table, row in import_module(f"pipelines.{pipeline}").rows(raw):
        key = tuple(row[name] for name in TABLES[table].table.key)
        if key in made.setdefault(table, {}):
            raise ValueError(f"{table} {'|'.join(key)} is made twice")
        if row["source_id"] not in owned()[pipeline]:
            raise ValueError(f"{table} {'|'.join(key)}: {row['source_id']!r} is not in mappings/sources.csv")
        made[table][key] = row
    return made


def _unproved(pipeline: str, raw: Path) -> Iterator[str]:
    """Yield the sources whose hash is not that of an original which the raw folder says it was taken from."""
    hashes = {row["source_id"]: row["sha256"] for row in read(DATA / "sources.csv")}
    for row in read(MAPPINGS / "sources.csv"):
        if row["pipeline"] == pipeline:
            said = (raw / row["folder"] / "SOURCE.md").read_text(encoding="utf-8")
            if not hashes.get(row["source_id"]) or hashes[row["source_id"]] not in said:
                yield f"sources {row['source_id']}: its SHA-256 is not among those in {row['folder']}/SOURCE.md"


def _present(table: str, sources: frozenset[str]) -> tuple[list[Row], dict[tuple[str, ...], Row]]:
    """Return the rows of others and, by key, those of the given sources."""
    others, own = [], {}
    for row in read(DATA / f"{table}.csv"):
        if row["source_id"] in sources:
            own[tuple(row[name] for name in TABLES[table].table.key)] = row
        else:
            others.append(row)
    return others, own


def _differences(table: str, made: dict[tuple[str, ...], Row], sources: frozenset[str]) -> list[str]:
    _, present = _present(table, sources)
    faults = []
    for key in sorted(made.keys() | present.keys()):
        name = f"{table} {'|'.join(key)}"
        if key not in present:
            faults.append(f"{name}: not in data/")
        elif key not in made:
            faults.append(f"{name}: the raw files do not give it")
        else:
            faults += [
                f"{name}: {column} is {present[key][column]!r}, the raw files give {cell!r}"
                for column, cell in made[key].items()
                if present[key][column] != cell
            ]
    return faults


def _write(table: str, made: dict[tuple[str, ...], Row], sources: frozenset[str]) -> None:
    others, _ = _present(table, sources)
    model = TABLES[table]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(model.model_fields), lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted([*others, *made.values()], key=lambda row: [row[name] for name in model.table.key]))
    write_atomically(DATA / f"{table}.csv", text.getvalue().encode())


if __name__ == "__main__":
    sys.exit(main())
