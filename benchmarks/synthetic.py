"""Synthetic tables with keys, of any size: ten columns, a primary and a unique key, four foreign keys.

Every kind of constraint is there: types, patterns, a range, a vocabulary, required and optional cells.
"""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from balkans_data.models.rows import EdtfDate, RowModel, Slug, Table, Text, Vocabulary, ref
from balkans_data.schema.table_schema import table_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Status(Vocabulary):
    """Some values to choose from."""

    OPEN = "open", "Not yet decided."
    HELD = "held", "Put off."
    DONE = "done", "Decided."
    GONE = "gone", "Taken back."


class Thing(RowModel):
    """A row to refer to."""

    table: ClassVar[Table] = Table("things", "Things", "Rows to refer to.", ("thing_id",))
    thing_id: Slug = Field(title="Id", description="Identifier.", examples=["t-1"])
    name: Text = Field(title="Name", description="Name.", examples=["A thing"])


class Fact(RowModel):
    """A row of ten columns, four of which refer to others."""

    table: ClassVar[Table] = Table(
        "facts",
        "Facts",
        "Many rows.",
        ("fact_id",),
        tuple(ref(column, "things", "thing_id") for column in ("who", "whom", "what", "source")),
        (("number",),),
    )
    fact_id: Slug = Field(title="Id", description="Identifier.", examples=["f-1"])
    who: Slug = Field(title="Who", description="Reference.", examples=["t-1"])
    whom: Slug = Field(title="Whom", description="Reference.", examples=["t-1"])
    what: Slug = Field(title="What", description="Reference.", examples=["t-1"])
    source: Slug = Field(title="Source", description="Reference.", examples=["t-1"])
    period: EdtfDate = Field(title="Period", description="Date.", examples=["2020-01"])
    number: Annotated[int, Field(ge=0)] = Field(title="Number", description="Unique number.", examples=["5"])
    is_open: bool = Field(title="Open", description="Flag.", examples=["true"])
    status: Status = Field(title="Status", description="Vocabulary.", examples=["open"])
    note: Text | None = Field(None, title="Note", description="Text.", examples=["A note"])


class LooseFact(Fact):
    """The same without the unique key, to show what that costs."""

    table: ClassVar[Table] = replace(Fact.table, unique=())


MODELS: dict[str, type[RowModel]] = {"things": Thing, "facts": Fact}
FACTS = "data/facts.csv"

_THINGS = 500
# After so many rows all columns but the key, the number and the note are as they were.
_CYCLE = 21_000
_BLOCK = 100_000


def write_tables(folder: Path, rows: int) -> None:
    """Write both tables and a descriptor with their schemas into `folder`; 10 million rows take some ten seconds."""
    (folder / "data").mkdir()
    things = sorted(f"t-{number}" for number in range(_THINGS))
    with (folder / "data/things.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(Thing.model_fields)
        writer.writerows([item, f"Thing {item}"] for item in things)
    lines = _facts(things, rows)
    with (folder / FACTS).open("w", encoding="utf-8", newline="") as stream:
        stream.write(",".join(Fact.model_fields) + "\n")
        while block := "".join(islice(lines, _BLOCK)):
            stream.write(block)
    resources = [
        {
            "name": name,
            "type": "table",
            "path": f"data/{name}.csv",
            "format": "csv",
            "encoding": "utf-8",
            "dialect": {"delimiter": ",", "skipInitialSpace": False},
            "schema": table_schema(model),
        }
        for name, model in MODELS.items()
    ]
    (folder / "datapackage.json").write_text(json.dumps({"name": "synthetic", "resources": resources}))


def _facts(things: list[str], rows: int) -> Iterator[str]:
    states = [item.value for item in Status]
    # No cell needs quotes, so that joining is enough, and several times as fast as csv.writer.
    before = [
        ",".join([*(things[number * step % _THINGS] for step in (1, 7, 13, 29)), _month(number)])
        for number in range(_CYCLE)
    ]
    after = [f"{'true' if number % 3 else 'false'},{states[number % len(states)]}" for number in range(_CYCLE)]
    for number in range(rows):
        at = number % _CYCLE
        note = f"Note {number}" if number % 5 else ""
        yield f"f-{number:09},{before[at]},{number},{after[at]},{note}\n"


def _month(number: int) -> str:
    return f"{1950 + number % 70}-{1 + number % 12:02}"


def spoil(source: Path, target: Path, *, alike: bool) -> None:
    """Copy a table so that every row of it has one bad cell: the same in all rows, or a different one in each."""
    (target / "data").mkdir()
    for name in ("datapackage.json", "data/things.csv"):
        (target / name).write_bytes((source / name).read_bytes())
    at = list(Fact.model_fields).index("is_open" if alike else "period")
    with (source / FACTS).open(encoding="utf-8") as old, (target / FACTS).open("w", encoding="utf-8") as new:
        new.write(next(old))
        for number, line in enumerate(old):
            cells = line.split(",")
            cells[at] = "maybe" if alike else f"in {number}"
            new.write(",".join(cells))
