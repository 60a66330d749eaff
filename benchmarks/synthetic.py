"""Synthetic tables with keys, of any size: ten columns, a primary key and four foreign keys."""

from __future__ import annotations

import csv
import json
from itertools import islice, product
from string import ascii_uppercase
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from balkans_data.models.rows import EdtfDate, RowModel, Slug, Table, Text, ref
from balkans_data.schema.table_schema import table_schema

if TYPE_CHECKING:
    from pathlib import Path


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
    )
    fact_id: Slug = Field(title="Id", description="Identifier.", examples=["f-1"])
    who: Slug = Field(title="Who", description="Reference.", examples=["t-1"])
    whom: Slug = Field(title="Whom", description="Reference.", examples=["t-1"])
    what: Slug = Field(title="What", description="Reference.", examples=["t-1"])
    source: Slug = Field(title="Source", description="Reference.", examples=["t-1"])
    period: EdtfDate = Field(title="Period", description="Date.", examples=["2020-01"])
    count: int = Field(title="Count", description="Number.", examples=["5"])
    is_open: bool = Field(title="Open", description="Flag.", examples=["true"])
    label: Text = Field(title="Label", description="Text.", examples=["AB"])
    note: Text | None = Field(None, title="Note", description="Text.", examples=["A note"])


MODELS: dict[str, type[RowModel]] = {"things": Thing, "facts": Fact}
_THINGS = 500


def write_tables(folder: Path, rows: int) -> None:
    """Write both tables, their schemas and a descriptor into `folder`."""
    (folder / "data").mkdir()
    things = sorted(f"t-{number}" for number in range(_THINGS))
    _write(folder / "data/things.csv", ["thing_id", "name"], ([item, f"Thing {item}"] for item in things))
    labels = ["".join(pair) for pair in islice(product(ascii_uppercase, repeat=2), 300)]
    _write(
        folder / "data/facts.csv",
        list(Fact.model_fields),
        (
            [
                f"f-{number:09}",
                things[number % 500],
                things[number * 7 % 500],
                things[number * 13 % 500],
                things[number * 29 % 500],
                f"{1950 + number % 70}-{1 + number % 12:02}",
                str(number),
                "true" if number % 3 else "false",
                labels[number % 300],
                f"Note {number}" if number % 5 else "",
            ]
            for number in range(rows)
        ),
    )
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


def _write(path: Path, header: list[str], rows: object) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)  # type: ignore[arg-type]
