"""Rows side by side: what is reported, applied to OLD, is NEW; and nothing more is reported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from balkans_data.comparing import Cell, RowChange, State, TableDifference, compare
from balkans_data.comparing import rows as rows_
from balkans_data.comparing.rows import RowDifference, Rows
from balkans_data.formatting import write

Both = Callable[[Any, Any], tuple[Path, Path]]

#: Few, so that two tables share keys and cells; with what CSV has to quote.
CELLS = st.sampled_from(["", "a", "b", "a,b", 'say "a"', "two\nlines", " a", "Ж", "0.10", "0.1"])
KEY = ("x", "y")


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    """A table with a key of two columns and some others, in any order."""
    others = draw(st.lists(st.sampled_from(["p", "q", "r", "s"]), unique=True))
    header = draw(st.permutations([*KEY, *others]))
    keys = draw(st.lists(st.tuples(CELLS, CELLS), unique=True, max_size=8))
    rows = []
    for key in keys:
        row = dict(zip(KEY, key, strict=True)) | {name: draw(CELLS) for name in others}
        rows.append([row[name] for name in header])
    return Rows("table", tuple(header), rows)


def applied(old: Rows, header: tuple[str, ...], found: RowDifference) -> dict[tuple[str, ...], dict[str, str]]:
    """Return NEW as a reader of the report would make it from OLD, without having seen NEW."""
    by_key = {
        tuple(row[old.header.index(name)] for name in KEY): dict(zip(old.header, row, strict=True)) for row in old.rows
    }
    for row in found.removed:
        gone = dict(zip(old.header, row, strict=True))
        assert by_key.pop((gone["x"], gone["y"])) == gone
    for change in found.lost:
        for cell in change.cells:
            assert (by_key[change.key].pop(cell.column), "") == (cell.old, cell.new)
    for change in (*found.changed, *found.filled):
        for cell in change.cells:
            assert by_key[change.key].get(cell.column, "") == cell.old
            by_key[change.key][cell.column] = cell.new
    new = {key: {name: row.get(name, "") for name in header} for key, row in by_key.items()}
    for row in found.added:
        come = dict(zip(header, row, strict=True))
        assert (come["x"], come["y"]) not in new
        new[come["x"], come["y"]] = come
    return new


@given(tables(), tables())
def test_what_is_reported_makes_new_of_old(old: Rows, new: Rows) -> None:
    found = rows_.difference(old, new, KEY)
    wanted = {
        tuple(row[new.header.index(name)] for name in KEY): dict(zip(new.header, row, strict=True)) for row in new.rows
    }
    assert applied(old, new.header, found) == wanted
    # Nothing is reported that does not differ.
    assert all(cell.old != cell.new for change in (*found.changed, *found.filled) for cell in change.cells)
    assert all(change.cells for change in (*found.changed, *found.filled, *found.lost))


@given(tables(), tables())
def test_the_other_way_round_it_is_the_mirror_image(old: Rows, new: Rows) -> None:
    there, back = rows_.difference(old, new, KEY), rows_.difference(new, old, KEY)
    assert (there.added, there.removed) == (back.removed, back.added)

    def mirrored(changes: tuple[RowChange, ...]) -> list[tuple[Any, frozenset[Cell]]]:
        return [(row.key, frozenset(Cell(cell.column, cell.new, cell.old) for cell in row.cells)) for row in changes]

    def plain(changes: tuple[RowChange, ...]) -> list[tuple[Any, frozenset[Cell]]]:
        return [(row.key, frozenset(row.cells)) for row in changes]

    assert mirrored(there.changed) == plain(back.changed)
    assert mirrored(there.filled) == plain(back.lost)
    assert mirrored(there.lost) == plain(back.filled)


@given(tables(), tables(), st.randoms(use_true_random=False))
def test_the_order_of_rows_makes_no_difference(old: Rows, new: Rows, random: Any) -> None:
    found = rows_.difference(old, new, KEY)
    shuffled = [Rows(table.where, table.header, random.sample(table.rows, len(table.rows))) for table in (old, new)]
    assert rows_.difference(*shuffled, KEY) == found
    assert rows_.difference(old, shuffled[0], KEY) == RowDifference()


@given(tables())
def test_a_file_is_read_as_it_was_written(table: Rows) -> None:
    content = write([list(table.header), *table.rows])
    assert rows_.read(content, "table") == table
    with_bom_and_crlf = b"\xef\xbb\xbf" + b"\r\n".join(
        write([row]).removesuffix(b"\n") for row in [list(table.header), *table.rows]
    )
    assert rows_.read(with_bom_and_crlf, "table") == table


def test_blank_lines_are_no_rows() -> None:
    assert rows_.read(b"x,y\n\n1,2\n\n", "table").rows == [["1", "2"]]


def test_rows_and_cells_of_a_package(content: Any, both: Both) -> None:
    new = content.copy()
    new.tables["actors"] = [["actor_id", "name", "note"], ["XKX", "Kosovo", ""], ["ALB", "Republic of Albania", "x"]]
    difference = compare(*both(content, new))
    assert difference.tables == (
        TableDifference(
            "actors",
            State.CHANGED,
            ("actor_id",),
            True,
            ("actor_id", "name", "note"),
            ("actor_id", "name", "note"),
            added=(("XKX", "Kosovo", ""),),
            removed=(("MKD", "North Macedonia", "renamed"),),
            changed=(RowChange(("ALB",), (Cell("name", "Albania", "Republic of Albania"), Cell("note", "", "x"))),),
        ),
    )
    assert difference.counts == {"tables": 1, "added": 1, "removed": 1, "changed": 1, "cells": 2}


def test_tables_and_columns_that_come_and_go(content: Any, both: Both) -> None:
    new = content.copy()
    new.tables["events"], new.schemas["events"] = new.tables.pop("votes"), new.schemas.pop("votes")
    new.tables["actors"] = [["actor_id", "kind", "name"], ["ALB", "state", "Albania"], ["MKD", "", "North Macedonia"]]
    actors, events, votes = compare(*both(content, new)).tables
    assert (actors.columns_added, actors.columns_removed) == (("kind",), ("note",))
    assert actors.filled == (RowChange(("ALB",), (Cell("kind", "", "state"),)),)
    assert actors.lost == (RowChange(("MKD",), (Cell("note", "renamed", ""),)),)
    assert actors.changed == ()
    assert (events.state, events.added) == (State.ADDED, (("ALB", "2014", "eu", "candidate"),))
    assert (votes.state, votes.removed) == (State.REMOVED, (("ALB", "2014", "eu", "candidate"),))


def test_another_key(content: Any, both: Both) -> None:
    new = content.copy()
    # By the new key, as it tells the rows of OLD apart too.
    new.schemas["statuses"]["primaryKey"] = ["status"]
    new.tables["statuses"][1][2] = "changed"
    (table,) = compare(*both(content, new)).tables
    assert (table.key, table.changed) == (
        ("status",),
        (RowChange(("candidate",), (Cell("label", "Candidate", "changed"),)),),
    )
    # By the old one, as the new one does not.
    new.schemas["statuses"]["primaryKey"] = ["track", "label"]
    content.tables["statuses"][2][2] = "Candidate"
    (table,) = compare(*both(content, new)).tables
    assert (table.key, len(table.changed)) == (("track", "status"), 2)
    # By none.
    new.tables["statuses"] = [["id"], ["a"], ["b"]]
    new.schemas["statuses"]["primaryKey"] = ["id"]
    new.schemas["statuses"]["fields"] = [{"name": "id", "type": "string"}]
    (table,) = compare(*both(content, new)).tables
    assert (table.key, len(table.added), len(table.removed)) == ((), 2, 2)


def test_the_form_of_the_file_makes_no_difference(content: Any, both: Both) -> None:
    old, new = both(content, content)
    (new / "data/actors.csv").write_bytes(
        b'\xef\xbb\xbfactor_id,name,note\r\n"MKD","North Macedonia",renamed\r\nALB,Albania,""'
    )
    assert not compare(old, new)
