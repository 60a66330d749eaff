"""Our validator and frictionless agree on everything that Table Schema can express.

Both see the same generated packages, clean ones and ones with one to three faults, and must
report the same set of (table, row, field, kind). What they report differently on purpose is
taken out by `settled`, one named reason at a time; the flaws of the referee are in
`test_referee_flaws.py`. docs/proof.md justifies each of both; `test_page.py` holds it to them.
"""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Annotated, ClassVar

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from pydantic import Field

from balkans_data.models.registry import MODELS, TABLES
from balkans_data.models.rows import (
    Day,
    EdtfDate,
    EdtfEnd,
    ForeignKey,
    Label,
    RowModel,
    Slug,
    Table,
    Text,
    Vocabulary,
    ref,
    text_pattern,
)
from balkans_data.schema.columns import Kind, columns
from balkans_data.testing import FAULTS, corruptions, packages, write_package
from balkans_data.validation.engine import check
from balkans_data.validation.referee import Objection, comparable, referee


class Colour(Vocabulary):
    RED = "red", "As blood"
    DARK_BLUE = "dark_blue", "As the sea"


class Maker(RowModel):
    """A key of its own, a reference to its own table, and one that closes a circle."""

    table: ClassVar[Table] = Table(
        "makers",
        "M",
        "M",
        ("maker_id",),
        (ref("parent_id", "makers", "maker_id"), ref("best_id", "things", "thing_id")),
    )

    maker_id: Slug = Field(title="T", description="D", examples=["acme"])
    parent_id: Slug | None = Field(None, title="T", description="D", examples=["acme"])
    best_id: Annotated[int, Field(ge=1, le=999)] | None = Field(None, title="T", description="D", examples=["7"])


class Part(RowModel):
    """A key of two columns, one of which is a reference."""

    table: ClassVar[Table] = Table("parts", "P", "P", ("maker_id", "code"), (ref("maker_id", "makers"),))

    maker_id: Slug = Field(title="T", description="D", examples=["acme"])
    code: Annotated[str, text_pattern("[A-Z]{2}|[0-9]{3}")] = Field(title="T", description="D", examples=["AB"])
    weight: Annotated[Decimal, Field(ge=0, le=Decimal("99.5"))] = Field(title="T", description="D", examples=["1.50"])


class Thing(RowModel):
    """Every kind of column, required and not, with every kind of constraint."""

    table: ClassVar[Table] = Table(
        "things",
        "T",
        "T",
        ("thing_id",),
        (ForeignKey(("maker_id", "code"), "parts", ("maker_id", "code")), ref("maker_id", "makers")),
    )

    thing_id: Annotated[int, Field(ge=1, le=999)] = Field(title="T", description="D", examples=["7"])
    maker_id: Slug = Field(title="T", description="D", examples=["acme"])
    code: Annotated[str, text_pattern("[A-Z]{2}|[0-9]{3}")] = Field(title="T", description="D", examples=["AB"])
    colour: Colour = Field(title="T", description="D", examples=["red"])
    other_colour: Colour | None = Field(None, title="T", description="D", examples=["red"])
    is_new: bool = Field(title="T", description="D", examples=["true"])
    is_old: bool | None = Field(None, title="T", description="D", examples=["true"])
    price: Decimal | None = Field(None, title="T", description="D", examples=["1.50"])
    balance: Annotated[Decimal, Field(ge=-10)] | None = Field(None, title="T", description="D", examples=["-1"])
    count: int | None = Field(None, title="T", description="D", examples=["-12"])
    level: Annotated[int, Field(le=5)] = Field(title="T", description="D", examples=["5"])
    day: Day | None = Field(None, title="T", description="D", examples=["2020-01-05"])
    start: EdtfDate = Field(title="T", description="D", examples=["2020"])
    end: EdtfEnd | None = Field(None, title="T", description="D", examples=[".."])
    label: Label = Field(title="T", description="D", examples=["A thing"])
    note: Text | None = Field(None, title="T", description="D", examples=["A note"])


FUTURE = (Maker, Part, Thing)
"""Tables such as may yet come, so that kinds of column that no table has now are compared too."""


def closed(names):
    """The models of some tables and of all that they refer to."""
    wanted = set(names)
    while more := {key.table for name in wanted for key in TABLES[name].table.foreign_keys} - wanted:
        wanted |= more
    return tuple(model for model in MODELS if model.table.name in wanted)


# All tables at once take the referee 0.6 s; a table and those that it needs are faster, and shrink better.
subsets = st.sampled_from(sorted({closed([name]) for name in TABLES}, key=len))


def both(tables, models, headers=None):
    by_name = {model.table.name: model for model in models}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_package(folder, tables, headers=headers, models=models)
        return comparable(check(folder, by_name, rules=False).findings, by_name), referee(folder)


#: Why an objection that only one of the two makes is no disagreement; docs/proof.md justifies each by the standard.
REASONS = (
    "empty-row",
    "wrong-header",
    "ragged-row",
    "key-with-a-fault",
    "key-beside-ragged-rows",
    "reference-with-a-fault",
    "unreadable-target",
    "uncertain-key",
    "echo-of-a-part",
)


def settled(ours, theirs, models):
    """Take out what is reported differently on purpose, and return two sets to compare, and why what was taken out."""
    spelled = [part for item in theirs for part in _spelled_out(item, ours, models)]
    why = _why(set(ours) | set(spelled), models)
    # What both say is taken out of both; it is no reason for anything.
    used = {reason for item in set(ours) ^ set(spelled) if (reason := why(item))}
    if set(spelled) != set(theirs):
        used.add("empty-row")
    return {item for item in ours if not why(item)}, {item for item in spelled if not why(item)}, used


def _why(known, models):
    """Return a function from an objection to the reason for which it is not compared, or None."""
    headers = {item.table for item in known if item.kind == "header"}
    ragged = {(item.table, item.row) for item in known if item.kind in ("row-length", "blank-row")}
    short = {item.table for item in known if item.kind == "row-length"}
    cells = {(item.table, item.row, item.field) for item in known if item.kind not in ("primary-key", "foreign-key")}
    by_name = {model.table.name: model.table for model in models}
    bad_keys = {item.table for item in known if item.field in by_name[item.table].key and item.kind != "foreign-key"}
    dangling = {
        (item.table, item.row, key.columns)
        for item in known
        if item.kind == "foreign-key"
        for key in by_name[item.table].foreign_keys
        if key.columns[-1] == item.field
    }
    # A key that has a reference in it which leads nowhere should be another: nobody knows which.
    uncertain = {table for table, _, columns in dangling if set(columns) <= set(by_name[table].key)}

    def why(item):
        table = by_name[item.table]
        if item.kind == "header":
            return None
        # Under a wrong header the referee takes cells by place, and we by name: both say no more than that.
        if item.table in headers:
            return "wrong-header"
        # Of a row that is blank or has another length, we say that alone.
        if (item.table, item.row) in ragged:
            return None if item.kind in ("row-length", "blank-row") else "ragged-row"
        if item.kind == "primary-key":
            # A key with an invalid cell was reported; the referee counts keys of ragged rows too.
            if any((item.table, item.row, name) in cells for name in table.key):
                return "key-with-a-fault"
            return "key-beside-ragged-rows" if item.table in short else None
        if item.kind == "foreign-key":
            return why_reference(item, [key for key in table.foreign_keys if key.columns[-1] == item.field])
        return None

    def why_reference(item, keys):
        # A reference with an invalid cell was reported, and where a row of the target could
        # not be read, nobody knows whether it is the missing one.
        if any((item.table, item.row, name) in cells for key in keys for name in key.columns):
            return "reference-with-a-fault"
        if any(key.table in headers | short | bad_keys for key in keys):
            return "unreadable-target"
        if any(key.table in uncertain for key in keys):
            return "uncertain-key"
        # That a part leads nowhere by itself is the cause; that the whole does as well, its echo.
        echo = any(
            (item.table, item.row, part.columns) in dangling and set(part.columns) < set(key.columns)
            for key in keys
            for part in by_name[item.table].foreign_keys
        )
        return "echo-of-a-part" if echo else None

    return why


def _spelled_out(item, ours, models):
    """Return `item`, but for a row of empty cells, which the referee calls blank, what is required in it."""
    if item.kind != "blank-row" or item in ours:
        return [item]
    model = next(model for model in models if model.table.name == item.table)
    return [Objection(item.table, item.row, column.name, "required") for column in columns(model) if column.required]


def assert_agreed(tables, models, headers=None):
    ours, theirs = both(tables, models, headers)
    mine, referees, _ = settled(ours, theirs, models)
    assert mine == referees
    return mine


def faulty(models, most):
    """Packages with one to `most` faults, the last of them at a known place."""

    @st.composite
    def build(draw):
        tables, headers, done = draw(packages(3, models)), {}, None
        for _ in range(draw(st.integers(1, most))):
            done = draw(corruptions(tables, headers=headers, models=models))
            tables, headers = done.tables, done.headers
        return done

    return build()


def share(part):
    """Some of the examples of the profile; of the daily one half as many, as the referee takes its time."""
    most = settings.default.max_examples
    return settings(max_examples=max(1, int((most if most > 100 else most / 2) * part)))


#: Of a package that is small as it is, a fault is shown as it was found: making it smaller takes minutes.
SMALL = settings(max_examples=8, database=None, phases=[Phase.explicit, Phase.generate])


@share(0.3)
@given(packages(4, FUTURE))
def test_clean_packages_are_clean_for_both(tables):
    assert both(tables, FUTURE) == ([], [])


@share(0.12)
@given(st.data())
def test_clean_packages_of_the_real_tables_are_clean_for_both(data):
    models = data.draw(subsets)
    assert both(data.draw(packages(4, models)), models) == ([], [])


@share(0.03)
@given(packages(2))
def test_clean_packages_of_all_tables_are_clean_for_both(tables):
    assert both(tables, MODELS) == ([], [])


@share(0.8)
@given(faulty(FUTURE, 1))
def test_one_fault_is_found_by_both_at_its_place(fault):
    mine = assert_agreed(fault.tables, FUTURE, fault.headers)
    assert expected(fault) in mine


@share(0.5)
@given(faulty(FUTURE, 3))
def test_several_faults_are_found_by_both(fault):
    assert assert_agreed(fault.tables, FUTURE, fault.headers)


@share(0.25)
@given(st.data())
def test_faults_in_the_real_tables_are_found_by_both(data):
    fault = data.draw(subsets.flatmap(lambda models: st.tuples(st.just(models), faulty(models, 2))))
    assert assert_agreed(fault[1].tables, fault[0], fault[1].headers)


def expected(fault):
    """What both should say of a single fault, from what was done."""
    kind = {"row-short": "row-length", "row-long": "row-length"}.get(fault.kind, fault.kind.partition("-")[0])
    if fault.kind in ("primary-key", "foreign-key", "blank-row"):
        kind = fault.kind
    return Objection(fault.table, 1 if kind == "header" else fault.line, fault.column or "", kind)


GOOD = {
    "makers": [["acme", "", "7"], ["bolt", "acme", ""]],
    "parts": [["acme", "AB", "1.50"], ["bolt", "123", "0"]],
    "things": [
        ["7", "acme", "AB", "red", "", "true", "", "1.5", "-1", "3", "5", "2020-01-05", "2020", "..", "x", "y"],
        ["9", "bolt", "123", "red", "", "true", "", "", "", "", "5", "", "2020", "", "x", ""],
    ],
}


def test_the_good_rows_are_good_for_both():
    assert both(GOOD, FUTURE) == ([], [])


@pytest.mark.parametrize("kind", FAULTS)
def test_every_kind_of_fault_is_applied_and_found(kind):
    places = set()

    @SMALL
    @given(corruptions(GOOD, kinds=[kind], models=FUTURE))
    def run(fault):
        mine = assert_agreed(fault.tables, FUTURE, fault.headers)
        assert expected(fault) in mine
        places.add((fault.table, fault.line, fault.column))

    run()
    assert len(places) > 1


MAKERS, PARTS, THINGS = GOOD.values()
UNREFERRED = [[*row[:2], ""] for row in MAKERS]

#: For each reason, changed tables and headers in which the two differ for that reason and, if at all, those beside it.
SETTLED = {
    # The referee finds that the key of the row is empty as well.
    "empty-row": ({"parts": [*PARTS, ["", "", ""]]}, {}, {"key-with-a-fault"}),
    "wrong-header": (
        {"makers": UNREFERRED},
        {"things": ["maker_id", "thing_id", *(column.name for column in columns(Thing)[2:])]},
        set(),
    ),
    "ragged-row": ({"things": [THINGS[0][:4], THINGS[1]]}, {}, set()),
    "key-with-a-fault": ({"parts": [*PARTS, ["acme", "!", "1"], ["acme", "!", "1"]]}, {}, set()),
    "key-beside-ragged-rows": ({"makers": [*MAKERS, ["cold", ""], ["cold", "", ""]]}, {}, set()),
    "reference-with-a-fault": ({"makers": [MAKERS[0], ["bolt", "Acme", ""]]}, {}, set()),
    "unreadable-target": ({"makers": [MAKERS[0], ["Bolt", "acme", ""]]}, {}, set()),
    "uncertain-key": ({"parts": [["nobody", *PARTS[0][1:]], PARTS[1]]}, {}, set()),
    "echo-of-a-part": ({"things": [[THINGS[0][0], "nobody", *THINGS[0][2:]], THINGS[1]]}, {}, set()),
}


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_settles_a_difference_that_is_there(reason):
    """A reason that a newer frictionless, or we, no longer give cause for fails here, and can go."""
    tables, headers, beside = SETTLED[reason]
    ours, theirs = both({**GOOD, **tables}, FUTURE, headers)
    assert set(ours) != set(theirs)
    mine, referees, used = settled(ours, theirs, FUTURE)
    assert mine == referees
    assert used == {reason, *beside}


@pytest.mark.parametrize("kind", ["required", "enum", "pattern", "type", "range"])
def test_one_broken_cell_is_one_objection(kind):
    """Without anything settled: of a cell that is no key, both say exactly one thing."""
    row = ["7", "acme", "AB", "red", "", "true", "", "1.5", "-1", "3", "5", "2020-01-05", "2020", "..", "x", "y"]
    tables = {"makers": [["acme", "", ""]], "parts": [["acme", "AB", "1"]], "things": [row]}

    @SMALL
    @given(corruptions(tables, kinds=[kind], models=FUTURE).filter(lambda fault: not _is_key(fault)))
    def run(fault):
        one = [expected(fault)]
        assert both(fault.tables, FUTURE) == (one, one)

    run()


def _is_key(fault):
    model = next(model for model in FUTURE if model.table.name == fault.table)
    named = {name for key in model.table.foreign_keys for name in key.columns}
    return fault.column in named | set(model.table.key)


def test_the_future_tables_have_every_kind_of_column():
    kinds = {(column.kind, column.required) for model in FUTURE for column in columns(model)}
    assert {kind for kind, _ in kinds} == set(Kind)
    assert {required for _, required in kinds} == {True, False}


@example(Decimal("0.0000001"))
@example(Decimal("-0.1"))
@given(st.decimals(allow_nan=False, allow_infinity=False, places=12))
def test_every_number_in_plain_notation_is_one_for_both(number):
    from frictionless.fields import NumberField

    price = columns(Thing)[[column.name for column in columns(Thing)].index("price")]
    text = f"{number:f}"
    assert price.invalid([text]) == ([text] if text.startswith("-") and not number else [])
    assert NumberField(name="price").read_cell(text) == (number, None)
