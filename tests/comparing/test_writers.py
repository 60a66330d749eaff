"""The three formats: complete or counted, safe to print and to post."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from balkans_data.comparing import Bump, Cell, Difference, Flip, RowChange, SchemaChange, State, TableDifference
from balkans_data.comparing.machine import as_dict, as_json
from balkans_data.comparing.markdown import LARGEST, as_markdown
from balkans_data.comparing.showing import excerpts, visible
from balkans_data.comparing.text import as_text

PAGE = Path(__file__).parents[2] / "docs" / "diff.md"

READER = MarkdownIt("commonmark")

#: All that Unicode has, and what formats, mentions, links, moves a cursor or ends a fence.
TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(st.sampled_from("`*_[]<>|\\@#!&~ \n\x1b/-a"), max_size=30),
    st.sampled_from(["@everyone", "</details>", "[red]x[/red]", "![](http://x.org/i.png)", "#1", "``` a", "\u202eabc"]),
)


def changed(old: str, new: str, column: str = "name", key: str = "ALB") -> Difference:
    row = RowChange((key,), (Cell(column, old, new),))
    table = TableDifference(
        "actors", State.CHANGED, ("actor_id",), True, ("actor_id", column), ("actor_id", column), changed=(row,)
    )
    return Difference("old", "new", "1.0.0", "1.0.1", (table,))


def many(rows: int, cell: str = "x") -> Difference:
    columns = ("actor_id", "name")
    listed = tuple((f"id-{number:05}", cell) for number in range(rows))
    table = TableDifference(
        "actors", State.CHANGED, ("actor_id",), True, columns, columns, added=listed, removed=listed[:3]
    )
    new = TableDifference("names", State.ADDED, ("actor_id",), True, (), columns, added=listed)
    return Difference("old", "new", "1.0.0", "1.0.0", (table, new))


FLIP = Flip(
    "antic2025-017",
    "now",
    "supported",
    "refuted",
    ("alignments/mne-nato-membership-member",),
    ("data/checks/antic2025-017-member.sql",),
)


def everything() -> Difference:
    table = TableDifference(
        "actors",
        State.CHANGED,
        ("actor_id",),
        True,
        ("actor_id", "name", "note"),
        ("actor_id", "kind", "name"),
        added=(("XKX", "state", "Kosovo"),),
        removed=(("YUG", "Yugoslavia", ""),),
        changed=(RowChange(("ALB",), (Cell("name", "Albania", "Republic of Albania"),)),),
        filled=(RowChange(("ALB",), (Cell("kind", "", "state"),)),),
        lost=(RowChange(("MKD",), (Cell("note", "renamed", ""),)),),
        schema=(
            SchemaChange("name", "enum", ["x"], None, Bump.MAJOR),
            SchemaChange(None, "title", "Old", "New", Bump.PATCH),
        ),
    )
    gone = TableDifference("votes", State.REMOVED, ("a", "b"), False, ("a", "b"), (), removed=(("1", "2"),))
    return Difference("v1", "v2", "1.0.0", None, (table, gone), ("data/x.csv is not compared",), (FLIP,))


def printed(difference: Difference, limit: int = 20, problems: list[str] | None = None) -> str:
    out = Console(file=io.StringIO(), width=200, highlight=False)
    for line in as_text(difference, limit, problems):
        out.print(line, soft_wrap=True)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


def test_text() -> None:
    text = printed(everything(), problems=["it lacks [this]"])
    wanted = """\
v1 → v2

actors  1 row added, 1 row removed, 1 row changed, 1 column added, 1 column removed, schema: 2 changes
  - column note  (held 1 value in rows that are still there)
  + column kind  (filled in 1 present row)
  ~ name: enum removed: ["x"]  MAJOR
  ~ title: Old → New  PATCH
  - YUG  name=Yugoslavia
  + XKX  kind=state  name=Kosovo
  ~ ALB
      name: Albania → Republic of Albania

votes  table removed, 1 row removed
  - 1 / 2

verdicts that these rows change
  ~ antic2025-017 (now): supported → refuted
      alignments/mne-nato-membership-member
      data/checks/antic2025-017-member.sql

note: data/x.csv is not compared
1 row added, 2 removed, 1 row changed (1 cell) in 2 tables
needs MAJOR; version 1.0.0 → no version
  actors: the column note is removed
  actors: name: enum narrowed or changed
  actors: 1 identifier removed
  votes: the table is removed, with 1 row
✗ it lacks [this]
"""
    assert [line.rstrip() for line in text.splitlines()] == [line.rstrip() for line in wanted.splitlines()]
    assert "nothing differs" in printed(Difference("a", "b", "1.0.0", "1.0.0"), problems=[])
    assert "✓" in printed(Difference("a", "b", "1.0.0", "1.0.0"), problems=[])
    assert "✓" not in printed(Difference("a", "b", "1.0.0", "1.0.0"))


def test_markdown() -> None:
    page = as_markdown(everything(), problems=["it lacks @this"])
    assert "### Data: `v1` → `v2`" in page
    assert "- ❌ it lacks @<!-- -->this" in page
    assert "<details open><summary><code>actors</code>: 1 row added" in page
    # A table that is new or gone is folded, however few rows it has.
    assert "<details><summary><code>votes</code>: table removed, 1 row removed</summary>" in page
    for line in [
        "- ➖ column `note`",
        "- ➕ column `kind`, filled in 1 present row",
        '- ✏️ `name` enum: `["x"]` removed (MAJOR)',
        "- ✏️ title: `Old` → `New` (PATCH)",
        "- ➖ **`YUG`**: `name` `Yugoslavia`",
        "- ➕ **`XKX`**: `kind` `state`, `name` `Kosovo`",
        "- ✏️ **`ALB`**\n  - `name`: `Albania` → `Republic of Albania`",
        "> data/x.csv is not compared",
    ]:
        assert f"{line}\n" in page


@pytest.mark.parametrize(("rows", "limit"), [(3, 20), (20, 20), (21, 20), (500, 20), (500, 3), (500, 0)])
def test_what_is_cut_is_counted(rows: int, limit: int) -> None:
    difference = many(rows)
    shown = min(rows, limit) if limit else rows
    text, page = printed(difference, limit), as_markdown(difference, limit)
    assert len(re.findall(r"(?m)^  \+ id-", text)) == len(re.findall(r"(?m)^- ➕ \*\*`id-", page)) == 2 * shown
    left = rows - shown
    assert (
        text.count(f"… {left:,} more of {rows:,}") == page.count(f"… {left:,} of {rows:,} not shown") == 2 * bool(left)
    )
    assert ("more of" in text) == ("not shown" in page) == bool(left)


def test_a_comment_is_never_too_long() -> None:
    difference = many(5_000, "a long cell " * 20)
    page = as_markdown(difference, 2_000)
    assert len(page) <= LARGEST
    shown = len(re.findall(r"(?m)^- ➕", page)) // 2
    assert 0 < shown < 2_000
    assert page.count(f"… {5_000 - shown:,} of 5,000 not shown") == 2
    assert page.count("<details") == page.count("</details>") == 2
    assert len(as_markdown(difference, 0)) > LARGEST
    columns = tuple(f"column-{number}" for number in range(9_000))
    wide = TableDifference("actors", State.CHANGED, ("actor_id",), True, ("actor_id",), ("actor_id", *columns))
    page = as_markdown(Difference("a", "b", None, None, (wide,)))
    assert len(page) <= LARGEST
    assert "the rest is cut" in page


@given(TEXTS, TEXTS, TEXTS)
def test_data_have_no_effect_in_markdown(old: str, new: str, key: str) -> None:
    page = as_markdown(changed(old, new, key=key))
    tokens = READER.parse(page)
    inline = [child for token in tokens for child in token.children or []]
    code = [child.content for child in inline if child.type == "code_inline"]
    texts = "".join(child.content for child in inline if child.type == "text")
    assert code[:2] == ["old", "new"]
    wanted = [visible(key), "name", *(visible(text) for text in (old, new) if text)]
    # A reader takes one space off both ends of code, which only matters where there is nothing else.
    assert [text.strip(" ") for text in code[-len(wanted) :]] == [text.strip(" ") for text in wanted]
    assert {child.type for child in inline} <= {
        "text",
        "code_inline",
        "strong_open",
        "strong_close",
        "em_open",
        "em_close",
        "softbreak",
    }
    assert "@" not in texts
    html = "".join(token.content for token in tokens if token.type == "html_block")
    assert html == "<details open><summary><code>actors</code>: 1 row changed</summary>\n</details>\n"


@given(TEXTS)
def test_sentences_have_no_effect_in_markdown(text: str) -> None:
    page = as_markdown(Difference("a", "b", "1.0.0", f"1{text}", (), (text,)), problems=[f"not {text}"])
    inline = [child for token in READER.parse(page) for child in token.children or []]
    effects = {child.type for child in inline} - {
        "text",
        "text_special",
        "html_inline",
        "softbreak",
        "strong_open",
        "strong_close",
    }
    assert effects <= {"code_inline"}
    assert [child.content for child in inline if child.type == "code_inline"] == ["a", "b"]
    assert {child.content for child in inline if child.type == "html_inline"} <= {"<!-- -->"}
    assert not any(re.search(r"[@#]\w", child.content) for child in inline if child.type == "text")


@given(TEXTS, TEXTS)
def test_data_have_no_effect_on_a_terminal(old: str, new: str) -> None:
    text = printed(changed(old, new, key=new))
    assert all(char == "\n" or char.isprintable() for char in text)
    assert text.count("\n") == len(list(as_text(changed("a", "b")))) + 1
    assert f"  ~ {visible(new)}".rstrip() in text
    assert f"name: {visible(old) or '(empty)'} → {visible(new) or '(empty)'}" in text


@given(st.text(max_size=300), st.text(max_size=300))
def test_excerpts_of_different_texts_differ(start: str, end: str) -> None:
    one, other = excerpts(f"{start}a{end}", f"{start}b{end}")
    assert one != other
    # A character that cannot be seen takes the room of eight at most.
    assert max(len(one), len(other)) <= 100 * 10 + 40


def test_long_texts_that_part_late() -> None:
    start, end = "s" * 500, "e" * 500
    assert excerpts(f"{start}one{end}", f"{start}three{end}") == (
        f"…{'s' * 20}one{'e' * 77}… (423 more characters)",
        f"…{'s' * 20}three{'e' * 75}… (425 more characters)",
    )


def test_names_of_what_cannot_be_seen() -> None:
    assert visible("a\u200bb\x1b\n\u00a0c Ж") == "a⟨U+200B⟩b⟨U+001B⟩⟨U+000A⟩⟨U+00A0⟩c Ж"


def shape(value: Any) -> Any:
    """Return the keys of a JSON value, and of the first item of each list."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value and isinstance(value[0], dict) else None


def test_json_has_the_shape_that_its_page_shows() -> None:
    (example,) = re.findall(r"```json\n(.+?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    documented = json.loads(example)
    present = as_dict(everything(), ["it lacks this"])
    assert shape(present) == shape(documented)
    assert present["tables"][0] == documented["tables"][0] | {"schema": present["tables"][0]["schema"]}
    assert as_dict(everything())["check"] is None
    assert as_dict(everything(), [])["check"] == {"ok": True, "problems": []}


def test_json_is_complete_and_utf_8() -> None:
    difference = many(6_000, "Ж")
    read = json.loads(as_json(difference))
    assert [len(table["added"]) for table in read["tables"]] == [6_000, 6_000]
    assert read == as_dict(difference)
    assert "Ж" in as_json(changed("Ж", "b"))
    # JSON can hold half of a pair of surrogates, which no file in UTF-8 can.
    assert (
        json.loads(as_json(changed("\ud800", "b")).encode())["tables"][0]["changed"][0]["cells"][0]["old"] == "\ud800"
    )
