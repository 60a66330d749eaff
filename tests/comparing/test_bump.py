"""Which version a change needs, kind by kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balkans_data import package
from balkans_data.comparing import Bump, compare, reasons, required_bump, shortfalls
from balkans_data.comparing.bump import actual_bump, has_entry
from balkans_data.releases.packages import read_package
from balkans_data.releases.reading import place

Both = Callable[[Any, Any], tuple[Path, Path]]
Change = Callable[[Any], object]


def column(table: str, name: str, **said: Any) -> Change:
    return lambda content: content.described(table, name).update(said)


def constraint(**said: Any) -> Change:
    return column("actors", "name", constraints=said)


def actor(content: Any) -> Any:
    return content.tables["actors"]


ROWS: list[tuple[str, Change, Bump]] = [
    ("nothing", actor, Bump.NONE),
    ("order of rows", lambda content: actor(content).append(actor(content).pop(1)), Bump.NONE),
    ("a cell", lambda content: actor(content)[1].__setitem__(1, "x"), Bump.PATCH),
    ("a row more", lambda content: actor(content).append(["XKX", "Kosovo", ""]), Bump.MINOR),
    ("an identifier less", lambda content: actor(content).pop(), Bump.MAJOR),
    ("an identifier renamed", lambda content: actor(content)[1].__setitem__(0, "AL"), Bump.MAJOR),
    ("an identifier of two columns less", lambda content: content.tables["statuses"].pop(), Bump.MAJOR),
    ("a fact less", lambda content: content.tables["votes"].pop(), Bump.PATCH),
    ("a fact at another time", lambda content: content.tables["votes"][1].__setitem__(1, "2015"), Bump.MINOR),
    ("a table less", lambda content: content.tables.pop("votes"), Bump.MAJOR),
    (
        "a table more",
        lambda content: (
            content.tables.update(more=[["a"]]),
            content.schemas.update(more={"fields": [{"name": "a"}], "primaryKey": "a"}),
        ),
        Bump.MINOR,
    ),
    (
        "a column less",
        lambda content: ([row.pop() for row in actor(content)], content.schemas["actors"]["fields"].pop()),
        Bump.MAJOR,
    ),
    (
        "a column more",
        lambda content: (
            [row.append("x") for row in actor(content)],
            content.schemas["actors"]["fields"].append({"name": "x", "constraints": {"required": True}}),
        ),
        Bump.MINOR,
    ),
    ("columns in another order", lambda content: [row.insert(1, row.pop()) for row in actor(content)], Bump.PATCH),
]

_OLD = {"enum": ["a", "b"], "minimum": 1, "maximum": 9, "pattern": "(?:x)", "required": True, "unique": True}
CONSTRAINTS: list[tuple[dict[str, Any], Bump]] = [
    ({}, Bump.NONE),
    ({"enum": ["b", "a"]}, Bump.NONE),
    ({"enum": ["a", "b", "c"]}, Bump.MINOR),
    ({"enum": ["a"]}, Bump.MAJOR),
    ({"enum": ["a", "c"]}, Bump.MAJOR),
    ({"enum": None}, Bump.MINOR),
    ({"minimum": 0}, Bump.MINOR),
    ({"minimum": 2}, Bump.MAJOR),
    ({"minimum": None}, Bump.MINOR),
    ({"minimum": "1"}, Bump.MAJOR),
    ({"maximum": 10.5}, Bump.MINOR),
    ({"maximum": 8}, Bump.MAJOR),
    ({"pattern": "(?:x|y)"}, Bump.MAJOR),
    ({"pattern": None}, Bump.MINOR),
    ({"required": None}, Bump.MINOR),
    ({"required": False}, Bump.MINOR),
    ({"unique": None}, Bump.MINOR),
    ({"maxLength": 3}, Bump.MAJOR),
    ({"unheardOf": 3}, Bump.MAJOR),
]

SCHEMA: list[tuple[str, Change, Bump]] = [
    ("type", column("actors", "name", type="integer"), Bump.MAJOR),
    ("format", column("actors", "name", format="uri"), Bump.MAJOR),
    ("required", constraint(required=True), Bump.MAJOR),
    ("not required, said", constraint(required=False), Bump.NONE),
    ("unique", constraint(unique=True), Bump.MAJOR),
    ("enum of all", constraint(enum=["Albania"]), Bump.MAJOR),
    ("pattern", constraint(pattern="(?:.*)"), Bump.MAJOR),
    ("title", column("actors", "name", title="x"), Bump.PATCH),
    ("description", lambda content: content.schemas["actors"].update(description="x"), Bump.PATCH),
    ("missing values", lambda content: content.schemas["actors"].update(missingValues=["", "-"]), Bump.MAJOR),
    ("primary key", lambda content: content.schemas["votes"].update(primaryKey=["year", "actor_id"]), Bump.MAJOR),
    ("unique key", lambda content: content.schemas["votes"].update(uniqueKeys=[["year", "track"]]), Bump.MAJOR),
    ("foreign key gone", lambda content: content.schemas["votes"].pop("foreignKeys"), Bump.MINOR),
    (
        "foreign key",
        lambda content: content.schemas["votes"]["foreignKeys"].append(
            {"fields": "actor_id", "reference": {"resource": "actors", "fields": "actor_id"}}
        ),
        Bump.MAJOR,
    ),
]


@pytest.mark.parametrize(
    ("change", "bump"), [item[1:] for item in ROWS + SCHEMA], ids=[item[0] for item in ROWS + SCHEMA]
)
def test_what_a_change_needs(content: Any, both: Both, change: Change, bump: Bump) -> None:
    new = content.copy()
    change(new)
    difference = compare(*both(content, new))
    assert required_bump(difference) is bump
    assert bool(difference) == bool(reasons(difference)) == (bump is not Bump.NONE)


@pytest.mark.parametrize(("said", "bump"), CONSTRAINTS, ids=str)
def test_constraints(content: Any, both: Both, said: dict[str, Any], bump: Bump) -> None:
    new = content.copy()
    constraint(**_OLD)(content)
    constraint(**{name: value for name, value in (_OLD | said).items() if value is not None})(new)
    assert required_bump(compare(*both(content, new))) is bump


def test_labels_of_values(content: Any, both: Both) -> None:
    def labelled(version: Any, *pairs: tuple[str, str]) -> Any:
        column(
            "actors",
            "name",
            categories=[{"value": value, "label": label} for value, label in pairs],
            constraints={"enum": [value for value, _ in pairs]},
        )(version)
        return version

    old = labelled(content, ("a", "A"), ("b", "B"))
    more = compare(*both(old, labelled(content.copy(), ("a", "A"), ("b", "B"), ("c", "C"))))
    assert [(change.aspect, change.new) for change in more.tables[0].schema] == [("enum", ["c"])]
    other = compare(*both(old, labelled(content.copy(), ("a", "A"), ("b", "Better"))))
    assert [(change.old, change.new, change.bump) for change in other.tables[0].schema] == [
        ({"b": "B"}, {"b": "Better"}, Bump.PATCH)
    ]


def test_identifiers_of_this_dataset() -> None:
    """Facts are told by several columns that nothing refers to; all else can be cited."""
    present = read_package(place(package.root()))
    facts = {
        "claim_subjects", "claim_relations", "codings", "statistics", "derived_figures", "suppressions", "votes",
        "retired_ids", "check_results", "check_evidence", "verdicts",
    }  # fmt: skip
    assert set(present.schemas) - present.identifying() == facts
    assert present.unlisted == ()


versions = st.tuples(*[st.integers(0, 12)] * 3)


@given(versions, versions)
def test_how_far_a_version_went(old: tuple[int, int, int], new: tuple[int, int, int]) -> None:
    actual = actual_bump(".".join(map(str, old)), ".".join(map(str, new)))
    if new < old:
        assert actual is None
    elif new == old:
        assert actual is Bump.NONE
    else:
        first = next(at for at in range(3) if new[at] != old[at])
        assert actual is (Bump.MAJOR, Bump.MINOR, Bump.PATCH)[first]


@pytest.mark.parametrize("version", [None, "", "1.2", "1.2.3.4", "1.2.3rc1", "v1.2.3", "1.02.3", "1.2.3\n", "١.٢.٣"])
def test_versions_that_are_none(content: Any, both: Both, version: str | None) -> None:
    assert actual_bump("1.2.3", version) is None
    new = content.copy()
    new.version = version
    problems = shortfalls(compare(*both(content, new)), f"## {version}\nText")
    assert any("not MAJOR.MINOR.PATCH" in problem for problem in problems)


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("1.2.3", ["need a MINOR bump, and both versions are 1.2.3: make it 1.3.0"]),
        ("1.2.4", ["need a MINOR bump, and 1.2.3 to 1.2.4 is PATCH: make it 1.3.0"]),
        ("1.3.0", []),
        ("2.0.0", []),
        ("1.1.9", ["goes back from 1.2.3 to 1.1.9"]),
    ],
)
def test_a_bump_that_falls_short(content: Any, both: Both, version: str, said: list[str]) -> None:
    new = content.copy()
    new.version = version
    actor(new).append(["XKX", "Kosovo", ""])
    problems = shortfalls(compare(*both(content, new)), f"## {version}\nText")
    assert len(problems) == len(said)
    assert all(part in problem for part, problem in zip(said, problems, strict=True))


def test_the_changelog_is_due_with_a_new_version_even_if_no_row_changed(content: Any, both: Both) -> None:
    assert shortfalls(compare(*both(content, content)), None) == []
    new = content.copy()
    new.version = "1.2.4"
    difference = compare(*both(content, new))
    assert shortfalls(difference, None) == ["there is no CHANGELOG.md"]
    (problem,) = shortfalls(difference, content.changelog)
    assert "no entry for 1.2.4" in problem
    assert shortfalls(difference, "## 1.2.4\nText") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## 1.2.3 (2026-01-01)\n\nText.\n", True),
        ("## [1.2.3] - 2026-01-01\n\n### Added\n\n- Rows\n", True),
        ("# v1.2.3\nText", True),
        ("## 1.2.3\n", False),
        ("## 1.2.3\n\n## 1.2.2\n\nText\n", False),
        ("## 1.2.30\n\nText\n", False),
        ("## 1.2.3-rc1\n\nText\n", False),
        ("## 1.2.3.1\n\nText\n", False),
        ("## 11.2.3\n\nText\n", False),
        ("Since 1.2.3 …\n", False),
        ("", False),
    ],
)
def test_entries(text: str, found: bool) -> None:
    assert has_entry(text, "1.2.3") is found


def test_the_present_changelog_has_the_present_version() -> None:
    present = read_package(place(package.root()))
    assert present.version is not None
    assert has_entry(present.changelog() or "", present.version)
