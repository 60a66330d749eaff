"""The bump that manifests tell against the one that the tables themselves need."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balkans_data.comparing import Bump, compare, reasons, required_bump
from balkans_data.formatting import write
from balkans_data.releases.packages import Package, read_package
from balkans_data.releasing.changes import changes
from balkans_data.releasing.manifest import Manifest, as_text, manifest_of

Rows = list[list[str]]

#: Few, so that versions share keys and cells; with what CSV has to quote, and what joins keys in reports.
CELLS = st.sampled_from(["", "a", "b", "a|b", "a,b", "Ж", "0.10", "0.1"])
VALUES = st.sampled_from(["supported", "refuted"])


@dataclass
class Memory:
    """A place that needs no disk."""

    label: str
    files: dict[str, bytes]

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        return {path: self.files[path] for path in paths if path in self.files}

    def listed(self, folder: str, ending: str) -> list[str]:
        return sorted(path for path in self.files if path.startswith(f"{folder}/") and path.endswith(ending))


def package(tables: dict[str, tuple[list[str], Rows, dict[str, Any]]], label: str = "x") -> Package:
    """Return a package of tables, each by its key, its header with rows, and what more its schema says."""
    resources = []
    files = {}
    for name, (key, rows, more) in tables.items():
        files[f"data/{name}.csv"] = write(rows)
        fields = [{"name": column, "type": "string"} | more.get(column, {}) for column in rows[0]]
        schema = {"fields": fields, "primaryKey": key, "foreignKeys": more.get("foreignKeys", [])}
        resources.append({"name": name, "path": f"data/{name}.csv", "schema": schema})
    files["datapackage.json"] = json.dumps({"version": "0.1.0", "resources": resources}).encode()
    return read_package(Memory(label, files))


@st.composite
def table(draw: st.DrawFn, key: list[str]) -> tuple[list[str], Rows, dict[str, Any]]:
    others = draw(st.lists(st.sampled_from(["p", "q"]), unique=True))
    header = draw(st.permutations([*key, *others]))
    rows = []
    for cells in draw(st.lists(st.tuples(*[CELLS] * len(key)), unique=True, max_size=4)):
        row = dict(zip(key, cells, strict=True)) | {name: draw(CELLS) for name in others}
        rows.append([row[name] for name in header])
    more = {name: {"type": draw(st.sampled_from(["string", "string", "any"]))} for name in others}
    return key, [header, *rows], more


@st.composite
def packages(draw: st.DrawFn) -> Package:
    """A package whose tables are identified by one column, by two that are referred to, or not at all."""
    tables = {}
    for name, key in (("ids", ["x"]), ("pairs", ["x", "y"]), ("facts", ["x", "y"])):
        if draw(st.integers(0, 5)):
            tables[name] = draw(table(key))
    if "facts" in tables and draw(st.integers(0, 5)):
        target = {"resource": "pairs", "fields": ["x", "y"]}
        tables["facts"][2]["foreignKeys"] = [{"fields": ["x", "y"], "reference": target}]
    verdicts = draw(st.dictionaries(st.sampled_from(["c1", "c2"]), VALUES))
    header = ["claim_id", "moment", "verdict"]
    rows = [header, *([claim, "now", verdict] for claim, verdict in verdicts.items())]
    tables["verdicts"] = (["claim_id", "moment"], rows, {})
    return package(tables)


def by_table(found: Iterable[Any]) -> dict[str, Bump]:
    largest: dict[str, Bump] = {}
    for reason in found:
        largest[reason.table] = max(reason.bump, largest.get(reason.table, Bump.NONE))
    return largest


@given(packages(), packages())
def test_the_bump_is_that_of_the_tables_or_higher_where_it_cannot_be_told(old: Package, new: Package) -> None:
    full = compare(old, new)
    # Through the text, as the manifest of the earlier release is read from its file.
    told = changes(Manifest.model_validate_json(as_text(manifest_of(old))), manifest_of(new))
    assert told.required >= required_bump(full)
    wanted, got = by_table(reasons(full)), by_table(told.reasons)
    unsure = {tally.name: tally for tally in told.tables if tally.unsure}
    for name in wanted.keys() | got.keys():
        if name in unsure:
            assert got[name] >= wanted[name]
            assert not (name in old.identifying() and name in new.identifying())
        else:
            assert got.get(name, Bump.NONE) is wanted.get(name, Bump.NONE)
    assert [(turn.claim_id, turn.moment, turn.old, turn.new) for turn in told.flips] == [
        (flip.claim_id, flip.moment, flip.old, flip.new) for flip in full.flips
    ]
    gone = {
        table.name: {table.key_of(row, table.old_columns) for row in table.removed}
        for table in full.tables
        if table.identifies and table.name in new.identifying() and table.removed and table.name in new.paths
    }
    assert {
        name: {(key,) if isinstance(key, str) else key for key in keys} for name, keys in told.removed.items()
    } == gone


@given(packages())
def test_nothing_changed_needs_nothing(present: Package) -> None:
    told = changes(manifest_of(present), manifest_of(present))
    assert (told.reasons, told.required, told.flips, told.removed) == ([], Bump.NONE, (), {})


FACTS = ["x", "y", "p"]


def facts(*rows: str, more: dict[str, Any] | None = None) -> Package:
    return package({"facts": (["x", "y"], [FACTS, *(list(row) for row in rows)], more or {})})


@pytest.mark.parametrize(
    ("old", "new", "bump", "said"),
    [
        (["aa1"], ["aa2"], Bump.PATCH, "cells corrected in p"),
        (["aa1"], ["aa1", "ab1"], Bump.MINOR, "2 rows, 1 before: rows added"),
        (["aa1", "ab1"], ["aa1"], Bump.MINOR, "taken for rows added, as a manifest cannot tell"),
        (["aa1"], ["ab1"], Bump.MINOR, "taken for rows added, as a manifest cannot tell"),
        (["aa1"], [], Bump.PATCH, "1 row removed (no identifiers)"),
    ],
)
def test_rows_that_have_no_identifiers(old: list[str], new: list[str], bump: Bump, said: str) -> None:
    told = changes(manifest_of(facts(*old)), manifest_of(facts(*new)))
    assert told.required is bump
    assert [said in reason.message for reason in told.reasons] == [True]
    # The wording of `diff` for what both can tell.
    if bump is Bump.PATCH and not new:
        assert told.reasons == reasons(compare(facts(*old), facts(*new)))


def test_identifiers_that_are_gone_are_named() -> None:
    def actors(*ids: str) -> Manifest:
        return manifest_of(package({"actors": (["id"], [["id"], *([each] for each in ids)], {})}))

    told = changes(actors("ALB", "YUG", "SCG"), actors("ALB", "SRB"))
    assert told.removed == {"actors": ("SCG", "YUG")}
    assert [reason.message for reason in told.reasons] == ["2 identifiers removed", "1 row added"]


def test_identifiers_that_are_none_any_more_are_taken_for_removed() -> None:
    target = {"foreignKeys": [{"fields": ["x", "y"], "reference": {"resource": "pairs", "fields": ["x", "y"]}}]}

    def both(pairs: Rows, more: dict[str, Any]) -> Package:
        head = ["x", "y"]
        return package({"pairs": (head, [head, *pairs], {}), "facts": (head, [head], more)})

    old, new = both([["a", "a"], ["b", "b"]], target), both([["a", "a"]], {})
    assert required_bump(compare(old, new)) is Bump.MAJOR
    assert changes(manifest_of(old), manifest_of(new)).required is Bump.MAJOR
