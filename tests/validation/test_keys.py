"""The key layer: primary, unique and foreign keys, and what of them cannot be known."""

from __future__ import annotations

from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from balkans_data.models import Source, Vote
from balkans_data.models.rows import ForeignKey, RowModel, Slug, Table, ref
from balkans_data.validation import hinting, reading
from balkans_data.validation.engine import check
from balkans_data.validation.judging import judge


def row(name, parent="", serial=""):
    return f"{name},x,red,,,,,,,{parent},{serial}"


def test_a_repeated_primary_key_is_named_at_each_later_row(find, header):
    found = find("\n".join([header, row("a"), row("a"), row("b"), row("a")]) + "\n")
    errors = [item for item in found if item.rule == "primary-key"]
    assert [(item.line, item.column, item.field, item.key) for item in errors] == [
        (3, 1, "thing_id", "a"),
        (5, 1, "thing_id", "a"),
    ]
    assert all("of line 2 already" in item.message for item in errors)


def test_a_repeated_key_across_chunks(table):
    rows = [row(f"a{number:04}") for number in range(1500)]
    assert table(*rows, row("a0000")) == [("row-order", 1502, 1, None), ("primary-key", 1502, 1, "thing_id")]


def test_a_repeated_row_is_one_finding_though_its_other_keys_repeat_too(table):
    assert table(row("a", "a", "s"), row("a", "a", "s")) == [("primary-key", 3, 1, "thing_id")]


def test_what_else_is_wrong_with_a_repeated_row_is_said_as_well(table):
    found = table(row("a"), row("a", "zzz").replace("red", "purple"))
    assert sorted(found) == [
        ("enum", 3, 5, "colour"),
        ("foreign-key", 3, 18, "parent_id"),
        ("primary-key", 3, 1, "thing_id"),
    ]


def test_an_invalid_key_that_repeats_is_reported_for_what_it_is(table):
    assert table(row("A"), row("A")) == [("pattern", 2, 1, "thing_id"), ("pattern", 3, 1, "thing_id")]
    assert table(row(""), row("")) == [("required", 2, 1, "thing_id"), ("required", 3, 1, "thing_id")]


def test_a_unique_key(find, header):
    found = find("\n".join([header, row("a", serial="s"), row("b"), row("c"), row("d", serial="s")]) + "\n")
    assert [(item.rule, item.line, item.column, item.field) for item in found] == [("unique-key", 5, 16, "serial")]
    assert "line 2 has the same serial" in found[0].message


def test_an_invalid_value_of_a_unique_key_is_no_repetition(table):
    found = table(row("a", serial="S"), row("b", serial="S"))
    assert found == [("pattern", 2, 16, "serial"), ("pattern", 3, 16, "serial")]


def test_a_reference_that_leads_nowhere(find, header):
    found = find("\n".join([header, row("acme"), row("b", "acne"), row("c", "acme"), row("d", "zzz")]) + "\n")
    assert [(item.rule, item.line, item.column, item.field, item.value) for item in found] == [
        ("foreign-key", 3, 15, "parent_id", "acne"),
        ("foreign-key", 5, 15, "parent_id", "zzz"),
    ]
    assert [item.hint for item in found] == [
        "did you mean 'acme'?",
        "add it to things first: a row with thing_id 'zzz' and name, colour",
    ]


def test_a_reference_may_lead_ahead(table):
    assert table(row("a", "b"), row("b", "a")) == []


@pytest.mark.parametrize("broken", ["", "A!", "x,y"])
def test_what_may_be_the_missing_row_makes_references_unknown(table, broken):
    """The row that cannot be read may be the one that is referred to."""
    rules = {found[0] for found in table(row(broken), row("b", "zzz"))}
    assert "foreign-key" not in rules
    assert rules


def test_a_row_that_has_another_fault_can_still_be_referred_to(table):
    assert table(row("a").replace("red", "purple"), row("b", "a")) == [("enum", 2, 5, "colour")]
    found = table(row("a").replace("red", "purple"), row("b", "zzz"))
    assert found == [("enum", 2, 5, "colour"), ("foreign-key", 3, 15, "parent_id")]


def test_an_invalid_reference_is_reported_once(table):
    assert table(row("a", "No Slug")) == [("pattern", 2, 15, "parent_id")]


def test_a_wrong_header_makes_keys_unknown(table, header):
    found = table(row("a"), row("a"), row("b", "zzz"), header=header.replace("thing_id", "id"))
    assert {item[0] for item in found} == {"header"}


class Owner(RowModel):
    table: ClassVar[Table] = Table("owners", "O", "O", ("owner_id", "part"))

    owner_id: Slug = Field(title="T", description="D", examples=["a"])
    part: Slug = Field(title="T", description="D", examples=["a"])


class Item(RowModel):
    table: ClassVar[Table] = Table(
        "items", "I", "I", ("item_id",), (ForeignKey(("owner", "part"), "owners", ("owner_id", "part")),)
    )

    item_id: Slug = Field(title="T", description="D", examples=["a"])
    owner: Slug | None = Field(None, title="T", description="D", examples=["a"])
    part: Slug | None = Field(None, title="T", description="D", examples=["a"])


class Stray(RowModel):
    table: ClassVar[Table] = Table("strays", "S", "S", ("item_id",), (ref("item_id", "items"),))

    item_id: Slug = Field(title="T", description="D", examples=["a"])


@pytest.fixture
def two(tmp_path):
    def run(owners, items):
        (tmp_path / "data").mkdir(exist_ok=True)
        for name, content in (("owners", owners), ("items", items)):
            if content is not None:
                (tmp_path / "data" / f"{name}.csv").write_text(content, encoding="utf-8")
        found = check(tmp_path, {"owners": Owner, "items": Item}, rules=False).findings
        return [(item.rule, item.path, item.line, item.field, item.hint) for item in found]

    return run


def test_a_key_of_two_columns(two):
    owners = "owner_id,part\na,x\na,y\nb,x\n"
    assert two(owners, "item_id,owner,part\n1,a,x\n2,,\n") == []
    first = "add it to owners first: a row with owner_id"
    assert two(owners, "item_id,owner,part\n1,b,y\n2,c,x\n") == [
        ("foreign-key", "data/items.csv", 2, "part", f"'b' has x; or {first} 'b', part 'y'"),
        ("foreign-key", "data/items.csv", 3, "part", f"{first} 'c', part 'x'"),
    ]
    assert two(owners + "b,x\n", "item_id,owner,part\n") == [
        ("primary-key", "data/owners.csv", 5, "part", "give the row an id of its own")
    ]


def test_half_a_reference_leads_nowhere(two):
    assert [item[:4] for item in two("owner_id,part\na,x\n", "item_id,owner,part\n1,a,\n")] == [
        ("foreign-key", "data/items.csv", 2, "part")
    ]


@pytest.mark.parametrize(("owners", "rule"), [
    (None, "file-missing"),
    ("", "empty-file"),
    ("owner_id\na\n", "header"),
    ('owner_id,part\na,"x\n', "csv-syntax"),
    ("owner_id,part\na\n", "row-length"),
])  # fmt: skip
def test_a_broken_target_is_one_finding_whatever_refers_to_it(two, owners, rule):
    assert [item[0] for item in two(owners, "item_id,owner,part\n1,a,x\n2,b,y\n")] == [rule]


def test_an_empty_target_is_no_broken_one(two):
    found = two("owner_id,part\n", "item_id,owner,part\n1,a,x\n")
    assert [item[0] for item in found] == ["foreign-key"]


@given(
    numbers=st.lists(st.integers(0, 30), min_size=1, max_size=40),
    broken=st.sets(st.integers(0, 39)),
    chunk=st.integers(1, 100),
)
def test_keys_that_are_not_kept_while_they_rise_are_found_again(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int], broken: set[int], chunk: int
) -> None:
    """Whether a table is referred to by others must not change what is found in it."""
    file = tmp_path_factory.mktemp("keys") / "votes.csv"
    rows = [f"r-{number:02},MNE,yes,s," + (",surplus" if at in broken else "") for at, number in enumerate(numbers)]
    file.write_text("\n".join(["roll_call_id,actor_id,vote,source_id,note", *rows]) + "\n", encoding="utf-8")
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "CHUNK", chunk)
        for is_target in (True, False):
            kept: list[tuple[str, ...]] = []
            judged = judge(
                Vote, file, lambda some, kept=kept: kept.extend(zip(*some, strict=True)), is_target=is_target
            )
            found.append((judged.repeated, judged.faults, judged.rows, judged.lost, kept))
    assert found[0] == found[1]
    whole = [number for at, number in enumerate(numbers) if at not in broken]
    assert {key[0] for key in found[0][0]} == {f"r-{number:02}" for number in whole if whole.count(number) > 1}
    assert len(found[0][4]) == len(set(whole))


def test_of_thousands_of_wrong_ids_the_first_are_told_what_is_alike(monkeypatch):
    """Each is compared with every id of the table, letter by letter."""

    class Known:
        keys = frozenset({"alpha", "beta"})
        model = Source

    monkeypatch.setattr(hinting, "_MOST_COMPARED", 4)
    hints = hinting.Hints({"sources": Known()}, None)  # type: ignore[dict-item]
    said = [hints.hint(ref("source_id", "sources"), f"alph{number}") for number in range(5)]
    assert ["did you mean" in hint for hint in said] == [True, True, True, False, False]
    assert hints.hint(ref("source_id", "sources"), "ALPHA") == "did you mean 'alpha'?"
