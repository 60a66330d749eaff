"""Where the referee differs from the Table Schema standard (version 2), and from us, shown one by one.

Each test shows what frictionless does, and is therefore the place that fails, and can be taken
away, when a newer frictionless mends it. What the standard says instead is in docs/proof.md, test
by test; our validator is held to it in the same test or in `tests/validation`.
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Annotated, ClassVar

import frictionless
import pytest
from pydantic import Field

from balkans_data.models.rows import Day, ForeignKey, RowModel, Table, text_pattern
from balkans_data.schema.columns import column
from balkans_data.validation.engine import check

_DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "skipInitialSpace": False, "header": True}


def text(name="a", **constraints):
    return {"name": name, "type": "string", "constraints": constraints}


def typed(kind, **constraints):
    return {"name": "v", "type": kind, "constraints": constraints}


@pytest.fixture
def referee_says(tmp_path):
    """Return a function: CSV text and fields to the referee's (type, row, field) of each error."""

    def run(content, fields, *, dialect=_DIALECT, limit_errors=10**9, **schema):
        (tmp_path / "t.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
        resource = {
            "name": "t",
            "path": "t.csv",
            "format": "csv",
            "encoding": "utf-8",
            "schema": {
                "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
                "fieldsMatch": "exact",
                "fields": fields,
                "missingValues": [""],
                **schema,
            },
        }
        if dialect:
            resource["dialect"] = {
                "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json",
                **dialect,
            }
        profile = "https://datapackage.org/profiles/2.0/datapackage.json"
        file = tmp_path / "datapackage.json"
        file.write_text(json.dumps({"$schema": profile, "name": "p", "resources": [resource]}))
        report = frictionless.Package(str(file)).validate(limit_errors=limit_errors)
        assert not report.errors
        return [
            (error.type, getattr(error, "row_number", None), getattr(error, "field_name", None))
            for task in report.tasks
            for error in task.errors
        ]

    return run


class Number(RowModel):
    table: ClassVar[Table] = Table("t", "T", "T", ("a",))

    a: Annotated[str, text_pattern("[A-Z]{3}")] = Field(title="T", description="D", examples=["ABC"])
    v: Decimal | None = Field(None, title="T", description="D", examples=["1"])


class Integer(RowModel):
    table: ClassVar[Table] = Table("t", "T", "T", ("a",))

    a: str = Field(title="T", description="D", examples=["ABC"])
    v: int | None = Field(None, title="T", description="D", examples=["1"])


class Dated(RowModel):
    table: ClassVar[Table] = Table("t", "T", "T", ("a",))

    a: str = Field(title="T", description="D", examples=["ABC"])
    v: Day | None = Field(None, title="T", description="D", examples=["2020-01-05"])


class Unique(RowModel):
    table: ClassVar[Table] = Table("t", "T", "T", ("a",), unique=(("v",), ("v", "w")))

    a: str = Field(title="T", description="D", examples=["ABC"])
    v: str | None = Field(None, title="T", description="D", examples=["x"])
    w: str | None = Field(None, title="T", description="D", examples=["x"])


class Pair(RowModel):
    table: ClassVar[Table] = Table("t", "T", "T", ("a", "v"), (ForeignKey(("w", "x"), "t", ("a", "v")),))

    a: str = Field(title="T", description="D", examples=["x"])
    v: str = Field(title="T", description="D", examples=["x"])
    w: str | None = Field(None, title="T", description="D", examples=["x"])
    x: str | None = Field(None, title="T", description="D", examples=["x"])


@pytest.fixture
def we_say(tmp_path):
    """Return a function: CSV text and row model to our (rule, line, column, field) of each error."""

    def run(content, model):
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / "t.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
        found = check(tmp_path, {"t": model}, rules=False).findings
        return [(item.rule, item.line, item.column, item.field) for item in found if item.severity == "error"]

    return run


def test_unique_keys_are_ignored(referee_says, we_say):
    """`uniqueKeys`: each row must have a value of its own; a missing part equals no other."""
    content = "a,v,w\nA,x,1\nB,x,2\nC,,2\nD,,2\n"
    assert referee_says(content, [text(), text("v"), text("w")], uniqueKeys=[["v"]]) == []
    assert we_say(content, Unique) == [("unique-key", 3, 3, "v")]


def test_categories_are_ignored(referee_says):
    """`categories`: "the values of the field must be among them". We write `enum` beside them."""
    assert referee_says("a\nx\n", [{"name": "a", "type": "string", "categories": ["y"]}]) == []
    assert referee_says("a\nx\n", [text(enum=["y"])]) == [("constraint-error", 2, "a")]


def test_errors_beyond_the_thousandth_are_dropped_unless_told(referee_says):
    content = "v\n" + "x\n" * 1200
    assert len(referee_says(content, [typed("integer")], limit_errors=1000)) == 1000
    assert len(referee_says(content, [typed("integer")])) == 1200


def test_records_are_numbered_not_lines(referee_says, we_say):
    content = 'a,v\n"x\ny",1\nz,q\n'
    assert referee_says(content, [text(), typed("integer")]) == [("type-error", 3, "v")]
    assert ("type", 4, 3, "v") in we_say(content, Integer)


def test_an_unclosed_quote_that_swallows_rows_is_valid(referee_says, we_say):
    content = 'a,v\nx,"1\nz,2\nw,2\n'
    assert referee_says(content, [text(), text("v")]) == []
    assert we_say(content, Integer) == [("csv-syntax", 2, 3, None)]


def test_text_after_a_closing_quote_is_valid(referee_says, we_say):
    content = 'a,v\n"x"y,1\n'
    assert referee_says(content, [text(), typed("integer")]) == []
    assert we_say(content, Integer) == [("csv-syntax", 2, 1, None)]


@pytest.mark.parametrize("fault", ["a\r\nx\r\n", "\ufeffa\nx\n", "a\nx\0y\n", "a\nx\u200by\n", "a\ne\u0301\n", "a\nx"])
def test_bytes_that_our_file_layer_names_are_fine(referee_says, fault):
    """CRLF, BOM, NUL, hidden characters, Unicode forms and the end of the file: the standard leaves them open."""
    assert referee_says(fault, [text()]) == []


def test_one_byte_that_is_no_utf8_hides_all_else(referee_says, we_say):
    content = b"a,v\nx,q\n\xe9,1\ny,r\n"
    assert referee_says(content, [text(), typed("integer")]) == [("encoding-error", None, None)]
    assert [item[:3] for item in we_say(content, Integer)] == [("encoding", 3, 1), ("type", 2, 3), ("type", 4, 3)]


def test_a_null_primary_key_is_reported_twice(referee_says, we_say):
    content = "a,v\n,1\n"
    assert referee_says(content, [text(required=True), typed("integer")], primaryKey=["a"]) == [
        ("constraint-error", 2, "a"),
        ("primary-key", 2, None),
    ]
    assert we_say(content, Integer) == [("required", 2, 1, "a")]


def test_a_repeated_primary_key_is_reported_twice_where_it_is_unique_too(referee_says, we_say):
    content = "a,v\nx,1\nx,2\n"
    assert referee_says(content, [text(unique=True), typed("integer")], primaryKey=["a"]) == [
        ("unique-error", 3, "a"),
        ("primary-key", 3, None),
    ]
    assert we_say(content, Integer) == [("primary-key", 3, 1, "a")]


def test_a_row_of_empty_cells_is_blank_whatever_is_required(referee_says, we_say):
    content = "a,v\n,\n"
    assert referee_says(content, [text(required=True), text("v")]) == [("blank-row", 2, None)]
    assert we_say(content, Integer) == [("required", 2, 1, "a")]


def test_a_key_with_a_missing_part_is_fine_but_a_reference_with_one_leads_nowhere(referee_says, we_say):
    """A primary key must have all its parts. That half a reference is a mistake, we think too."""
    fields = [text(), text("v"), text("w"), text("x")]
    keys = {
        "primaryKey": ["a", "v"],
        "foreignKeys": [{"fields": ["w", "x"], "reference": {"resource": "", "fields": ["a", "v"]}}],
    }
    assert referee_says("a,v,w,x\nA,,,\n,B,,\n", fields, **keys) == []
    assert we_say("a,v,w,x\n,B,,\nA,,,\n", Pair) == [("required", 2, 1, "a"), ("required", 3, 3, "v")]
    content = "a,v,w,x\nA,B,A,\n"
    assert [error[:2] for error in referee_says(content, fields, **keys)] == [("foreign-key", 2)]
    assert we_say(content, Pair) == [("foreign-key", 2, 7, "x")]


def test_a_signalling_nan_in_a_bounded_number_crashes_it(referee_says):
    assert referee_says("v\nsNaN\n", [typed("number")]) == []
    with pytest.raises(InvalidOperation):
        referee_says("v\nsNaN\n", [typed("number", minimum=0)])


@pytest.mark.parametrize(
    "cell", ["1_000", " 12.5", "12.5 ", "١٢", "nan123", "sNaN", "1e3", "+5", "007", ".5", "5.", "-0"]
)
def test_numbers_that_are_no_plain_notation_are_read(referee_says, we_say, cell):
    """The standard's number is XML Schema's decimal, or NaN, INF or an exponent: no `_`, no space, ASCII.

    From `1e3` on, the cells are numbers to it; that a number has one spelling is a rule of ours.
    """
    content = f"a,v\nABC,{cell}\n"
    assert referee_says(content, [text(), typed("number")]) == []
    assert [item[1:] for item in we_say(content, Number)] == [(2, 5, "v")]


@pytest.mark.parametrize("cell", ["1_000", " 12", "١٢", "+5", "007", "-0"])
def test_integers_that_are_no_plain_notation_are_read(referee_says, we_say, cell):
    content = f"a,v\nABC,{cell}\n"
    assert referee_says(content, [text(), typed("integer")]) == []
    assert [item[1:] for item in we_say(content, Integer)] == [(2, 5, "v")]


def test_dates_without_their_zeros_are_read(referee_says, we_say):
    """The default format of a date is XML Schema's: `YYYY-MM-DD`."""
    content = "a,v\nABC,2020-1-5\n"
    assert referee_says(content, [text(), typed("date")]) == []
    assert we_say(content, Dated) == [("type", 2, 5, "v")]


def test_year_months_without_their_zeros_are_read(referee_says):
    assert referee_says("v\n2020-1\n", [typed("yearmonth")]) == []


def test_a_pattern_is_anchored_around_its_first_and_last_alternative_only(referee_says):
    """A pattern must match the whole value. We wrap each in a group, for which both readings agree."""
    content = "a\nabXX\nXXab\n"
    assert referee_says(content, [text(pattern="ab|cd")]) == [("constraint-error", 3, "a")]
    both = [("constraint-error", 2, "a"), ("constraint-error", 3, "a")]
    assert referee_says(content, [text(pattern="(?:ab|cd)")]) == both


def test_a_newline_at_the_end_escapes_the_pattern(referee_says, we_say):
    content = 'a,v\n"ABC\n",1\n'
    assert referee_says(content, [text(pattern="(?:[A-Z]{3})"), typed("integer")]) == []
    assert we_say(content, Number) == [("hidden-character", 2, 1, "a")]


def test_a_delimiter_is_guessed_where_none_is_given(referee_says):
    """The default delimiter is the comma. We say so in every resource."""
    assert referee_says("a;v\nx;1\n", [text(), typed("integer")], dialect=None) == []
    assert referee_says("a;v\nx;1\n", [text(), typed("integer")]) != []


def test_it_runs_serially_where_there_is_a_foreign_key(monkeypatch, tmp_path):
    """Asked to run in parallel, it starts no process when any table refers to another."""
    from frictionless.package import package as module

    monkeypatch.setattr(module, "Pool", lambda: pytest.fail("it runs in parallel"))
    (tmp_path / "t.csv").write_text("a\nx\n")
    key = {"fields": ["a"], "reference": {"resource": "", "fields": ["a"]}}
    resource = {"name": "t", "path": "t.csv", "schema": {"fields": [text()], "foreignKeys": [key]}}
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": "p", "resources": [resource]}))
    assert frictionless.Package(str(tmp_path / "datapackage.json")).validate(parallel=True).valid


def test_plain_notation_reads_what_it_should():
    cells = ["0", "-1", "12.50", "0.0000001", "-0.5", "123456789012345678901234567890"]
    assert column(Number, "v").invalid(cells) == []
    assert [f"{column(Number, 'v').read(cell):f}" for cell in cells] == cells
