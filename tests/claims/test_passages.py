"""Passages are found again: at their place, or by their words in any copy."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from balkans_data.errors import PassageError
from balkans_data.models import Claim
from balkans_data.passages import Mark, Text, find, mark, span

if TYPE_CHECKING:
    from pathlib import Path

WORD = st.text(st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x4FF), min_size=1, max_size=8)
SPACE = st.sampled_from([" ", "\n", "  ", " \n\n ", "\t", "\u00a0"])
TEXTS = st.lists(st.tuples(WORD, SPACE), min_size=3, max_size=40)


def as_text(characters: str) -> Text:
    return Text(characters, hashlib.sha256(characters.encode()).hexdigest())


def claim_of(found: Mark) -> Claim:
    return Claim.model_construct(
        claim_id="t-001",
        line=found.line,
        locator=found.locator,
        passage_words=found.passage_words,
        passage_sha256=found.passage_sha256,
    )


@given(pieces=TEXTS, data=st.data())
def test_what_is_marked_is_found_at_its_place(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    characters = "".join(word + space for word, space in pieces)
    start = data.draw(st.integers(0, len(characters) - 1))
    end = data.draw(st.integers(start + 1, len(characters)))
    assume(characters[start:end].strip())
    text = as_text(characters)
    marked = mark(text, start, end)
    first, last = span(marked.locator)
    assert marked.locator == f"char={first},{last}"
    passage = characters[first:last]
    assert characters[start:end].strip() in passage
    assert passage == passage.strip()
    assert first == 0 or characters[first - 1].isspace()
    assert last == len(characters) or characters[last].isspace()
    found = find(claim_of(marked), text, text.sha256)
    assert (found.passage, found.line, found.by) == (passage, marked.line, "place")
    assert found.line == len(characters[:first].split("\n"))


@given(pieces=TEXTS, other=st.lists(SPACE, min_size=40, max_size=40), data=st.data())
def test_what_is_marked_is_found_in_a_copy(
    pieces: list[tuple[str, str]], other: list[str], data: st.DataObject
) -> None:
    """Line breaks, case and what stands around the text may change."""
    characters = "".join(word + space for word, space in pieces)
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first + 1, len(pieces)))
    start = len("".join(word + space for word, space in pieces[:first]))
    end = len("".join(word + space for word, space in pieces[:last]))
    marked = mark(as_text(characters), start, end)
    words = [word for word, _ in pieces]
    copy = "Navigation " + "".join(word.upper() + space for word, space in zip(words, other, strict=False)) + " Footer"
    # Upper case of a few letters folds to something else, as in "ŉ"; such texts say nothing here.
    assume([word.upper().casefold() for word in words] == [word.casefold() for word in words])
    found = find(claim_of(marked), as_text(copy), "0" * 64)
    assert found.by == "words"
    assert found.passage.casefold().split() == [word.casefold() for word in words[first:last]]


def test_a_saved_page_is_a_copy() -> None:
    original = as_text("Before.\nSerbia bought “six” aircraft\nin 2017. After.")
    start = original.characters.index("Serbia")
    marked = mark(original, start, start + len("Serbia bought “six” aircraft\nin 2017."))
    page = as_text(
        "<!DOCTYPE html><html><head><title>Serbia</title><style>p {color: red}</style></head><body><p>Before.</p>"
        "<p>Serbia <b>bought</b> &ldquo;six&rdquo; <i>air</i>craft<br>in&nbsp;2017.</p><script>1 < 2</script></body>"
    )
    found = find(claim_of(marked), page, original.sha256)
    assert found.by == "words"
    assert found.line == 0
    assert found.passage.split() == ["Serbia", "bought", "“six”", "aircraft", "in", "2017."]


def test_another_text_has_it_not() -> None:
    marked = mark(as_text("One two three four."), 4, 13)
    with pytest.raises(PassageError, match="not in this text"):
        find(claim_of(marked), as_text("One three two four."), "0" * 64)


def test_the_very_file_must_have_it_in_its_place() -> None:
    text = as_text("One two three two.")
    wrong = claim_of(mark(text, 4, 7)).model_copy(update={"locator": "char=8,13"})
    with pytest.raises(PassageError, match="does not hold the passage"):
        find(wrong, text, text.sha256)
    moved = claim_of(mark(text, 4, 7)).model_copy(update={"line": 2})
    with pytest.raises(PassageError, match="does not hold the passage"):
        find(moved, text, text.sha256)


@pytest.mark.parametrize("locator", ["char=5,5", "char=7,3", "char=05,7", "char=,7", "line=1,2", "char=1", "char=-1,4"])
def test_what_is_no_range(locator: str) -> None:
    with pytest.raises(ValueError, match="no range of characters"):
        span(locator)


@given(start=st.integers(0, 10**6), size=st.integers(1, 10**4))
def test_ranges_are_read_as_written(start: int, size: int) -> None:
    assert span(f"char={start},{start + size}") == (start, start + size)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 4), (-1, 2), (0, 99)])
def test_what_holds_no_passage(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="hold no passage"):
        mark(as_text("One two"), start, end)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "copy.txt"
    with pytest.raises(PassageError, match="cannot be read"):
        Text.read(file)
    file.write_bytes(b"caf\xe9")
    with pytest.raises(PassageError, match=r"not UTF-8 \(byte 3\)"):
        Text.read(file)
    file.write_text("One two", encoding="utf-8")
    assert Text.read(file) == as_text("One two")
