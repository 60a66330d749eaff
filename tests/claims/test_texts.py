"""The claims against the texts themselves; skipped where those are not at hand."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

import balkans_data as bd
from balkans_data.passages import Text, find, located

TEXTS = Path(__file__).parents[3] / "shared" / "sources"
SOURCES = sorted({claim.source_id for claim in bd.rows(bd.Claim)})
LONGEST_RUN = 7
NUMBER_WORDS = (
    r"\b(?:no|none|once|twice|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter|all|"
    r"dozen|hundred|thousand|million|billion)\b"
)

pytestmark = pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts are under copyright and not at hand")


@cache
def text(source: str) -> Text:
    return Text.read(TEXTS / f"{source}.txt")


@pytest.mark.parametrize("source", SOURCES)
def test_every_locator_verifies(source: str) -> None:
    rows = [(row, sha256) for row, sha256 in located() if sha256 == text(source).sha256]
    assert {row.source_id for row, _ in rows} >= {source}
    for row, sha256 in rows:
        assert find(row, text(source), sha256).by == "place"
    # Whoever has another copy finds it by its words; some suffice, as each is searched from the start.
    for row, _ in rows[:: max(1, len(rows) // 20)]:
        assert find(row, text(source), None).passage.split()


def test_every_passage_is_in_one_of_the_texts() -> None:
    assert {sha256 for _, sha256 in located()} == {text(source).sha256 for source in SOURCES}


def test_the_digits_of_a_reported_figure_are_in_its_passage() -> None:
    """Or, where the text has them in words or in millions, its leading digits as a word or a number."""
    by_hash = {text(source).sha256: text(source) for source in SOURCES}
    silent = {}
    for row, sha256 in located():
        if isinstance(row, bd.ReportedFigure):
            passage = find(row, by_hash[str(sha256)], sha256).passage.casefold()
            leading = f"{abs(row.value):f}".replace(".", "").strip("0")
            digits = re.sub(r"[.,](?=[0-9])", "", passage)
            if leading not in digits and not re.search(NUMBER_WORDS, passage):
                silent[row.figure_id] = passage
    assert silent == {}


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
    found += [(row.figure_id, row.note or "") for row in bd.rows(bd.ReportedFigure)]
    found += [
        (row.indicator_id, f"{row.title} \n {row.definition} \n {row.derivation or ''} \n {row.note or ''}")
        for row in bd.rows(bd.Indicator)
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
