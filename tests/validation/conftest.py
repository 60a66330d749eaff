"""A small table with a column of every kind, and ways to write it wrongly."""

from __future__ import annotations

import csv
from decimal import Decimal
from typing import Annotated, ClassVar

import pytest
from pydantic import Field

from balkans_data.models.rows import (
    Day,
    EdtfDate,
    EdtfEnd,
    RowModel,
    Slug,
    Table,
    Text,
    Vocabulary,
    ref,
)
from balkans_data.validation.engine import check


class Colour(Vocabulary):
    RED = "red", "As blood"
    DARK_BLUE = "dark_blue", "As the sea"


class Thing(RowModel):
    table: ClassVar[Table] = Table(
        "things", "T", "T", ("thing_id",), (ref("parent_id", "things", "thing_id"),), (("serial",),)
    )

    thing_id: Slug = Field(title="T", description="D", examples=["acme"])
    name: Text = Field(title="T", description="D", examples=["A thing"])
    colour: Colour = Field(title="T", description="D", examples=["red"])
    size: Annotated[int, Field(ge=1, le=99)] | None = Field(None, title="T", description="D", examples=["7"])
    price: Annotated[Decimal, Field(ge=0)] | None = Field(None, title="T", description="D", examples=["1.5"])
    day: Day | None = Field(None, title="T", description="D", examples=["2020-01-05"])
    start: EdtfDate | None = Field(None, title="T", description="D", examples=["2020"])
    end: EdtfEnd | None = Field(None, title="T", description="D", examples=[".."])
    is_new: bool | None = Field(None, title="T", description="D", examples=["true"])
    parent_id: Slug | None = Field(None, title="T", description="D", examples=["acme"])
    serial: Slug | None = Field(None, title="T", description="D", examples=["x1"])


HEADER = ",".join(Thing.model_fields)
A = "a,Name,red,1,1.5,2020-01-05,2020,..,true,,"
B = "b,Name,red,2,0,,2020~,,false,a,"


@pytest.fixture
def model():
    return Thing


@pytest.fixture
def header():
    return HEADER


@pytest.fixture
def row_a():
    return A


@pytest.fixture
def row_b():
    return B


@pytest.fixture(autouse=True)
def _field_limit():
    """Other tests may run frictionless, which raises it for the whole process."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


@pytest.fixture
def find(tmp_path):
    """Return a function: the content of the file to the findings in it."""

    def run(content):
        (tmp_path / "data").mkdir(exist_ok=True)
        if content is not None:
            data = content if isinstance(content, bytes) else content.encode()
            (tmp_path / "data" / "things.csv").write_bytes(data)
        return check(tmp_path, {"things": Thing}, rules=False).findings

    return run


@pytest.fixture
def table(find):
    """Return a function: lines after the header to findings as (rule, line, column, field)."""

    def run(*lines, header=HEADER):
        return [(item.rule, item.line, item.column, item.field) for item in find("\n".join([header, *lines]) + "\n")]

    return run
