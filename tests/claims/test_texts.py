"""The claims against the texts themselves; skipped where those are not at hand."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

import balkans_data as bd
from balkans_data.passages import Text, find, located_claims

TEXTS = Path(__file__).parents[3] / "shared" / "sources"
SOURCES = sorted({claim.source_id for claim, _ in located_claims()})
LONGEST_RUN = 7

pytestmark = pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts are under copyright and not at hand")


@cache
def text(source: str) -> Text:
    return Text.read(TEXTS / f"{source}.txt")


@pytest.mark.parametrize("source", SOURCES)
def test_every_locator_verifies(source: str) -> None:
    claims = [(claim, sha256) for claim, sha256 in located_claims() if claim.source_id == source]
    assert claims
    for claim, sha256 in claims:
        assert text(source).sha256 == sha256
        assert find(claim, text(source), sha256).by == "place"
    # Whoever has another copy finds it by its words; some suffice, as each is searched from the start.
    for claim, _ in claims[:: max(1, len(claims) // 20)]:
        assert find(claim, text(source), None).passage.split()


@pytest.mark.parametrize("source", SOURCES)
def test_the_number_of_characters_is_that_of_the_text(source: str) -> None:
    (row,) = (row for row in bd.rows(bd.Source) if row.source_id == source)
    assert row.characters == len(text(source).characters)


@cache
def names() -> tuple[str, ...]:
    """Names and titles in our own tables, the longest first; each counts as one word."""
    known = {row.name for row in bd.rows(bd.Actor)} | {row.name for row in bd.rows(bd.Name) if row.form != "code"}
    known |= {row.title for row in bd.rows(bd.Source)}
    folded = {" ".join(plain(name)) for name in known}
    return tuple(sorted((name for name in folded if " " in name), key=len, reverse=True))


@cache
def names_pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names())) + r")\b")


def plain(words: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", words).casefold())


def tokens(words: str) -> list[str]:
    joined = names_pattern().sub(lambda match: match[0].replace(" ", "_"), " ".join(plain(words)))
    return joined.split()


def runs(words: list[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


@cache
def runs_of_all_texts() -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for source in SOURCES:
        found |= runs(tokens(text(source).characters), LONGEST_RUN + 1)
    return frozenset(found)


def ours() -> list[tuple[str, str]]:
    """All text of our own that could carry words of a source: where it stands, and the text."""
    found = [(row.claim_id, f"{row.statement} \n {row.note or ''}") for row in bd.rows(bd.Claim)]
    found += [
        (f"{row.claim_id}/{row.other_id}", f"{row.reason} \n {row.decided_by or ''}")
        for row in bd.rows(bd.ClaimRelation)
    ]
    return found + [(row.actor_id, f"{row.description or ''} \n {row.note or ''}") for row in bd.rows(bd.Actor)]


def test_no_sentence_of_a_text_ships() -> None:
    copied = {
        place: [" ".join(run) for run in runs(tokens(words), LONGEST_RUN + 1) & runs_of_all_texts()]
        for place, words in ours()
    }
    assert {place: found for place, found in copied.items() if found} == {}


def test_the_test_for_copied_words_can_fail() -> None:
    words = text(SOURCES[0]).characters.split()
    middle = " ".join(words[len(words) // 2 : len(words) // 2 + 20])
    assert runs(tokens(middle), LONGEST_RUN + 1) & runs_of_all_texts()
