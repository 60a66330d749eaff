"""Verdicts that differ between two versions, and what made them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from balkans_data import package
from balkans_data.comparing import Bump, Flip, compare, required_bump, shortfalls
from balkans_data.comparing.flips import judged
from balkans_data.comparing.markdown import as_markdown
from balkans_data.comparing.showing import causes
from balkans_data.releases.packages import read_package
from balkans_data.releases.reading import place

GOOD = Path(__file__).resolve().parents[1] / "fixtures" / "good"
MEMBER = "alignments/alb-nato-membership-member"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "package"))


def replaced(folder: Path, path: str, old: str, new: str) -> None:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def against_good(folder: Path):
    after, note = judged(read_package(place(folder)))
    assert note is None
    return compare(GOOD, after)


def test_nothing_flips_where_nothing_differs(folder):
    assert not against_good(folder)


def test_the_row_that_is_responsible_is_named(folder):
    replaced(folder, "data/alignments.csv", "nato-membership,member,2009-04-01", "nato-membership,member,2010-04-01")
    difference = against_good(folder)
    turned = {(flip.claim_id, flip.moment): (flip.old, flip.new) for flip in difference.flips}
    assert turned["marin2023-001", "now"] == ("supported", "refuted")
    assert turned["courier2024-001", "then"] == ("supported", "conflicting")
    assert {flip.rows for flip in difference.flips} == {(MEMBER,)}
    assert {flip.queries for flip in difference.flips} == {()}


def test_other_rows_are_not_blamed(folder):
    replaced(folder, "data/alignments.csv", "nato-membership,member,2009-04-01", "nato-membership,member,2010-04-01")
    replaced(folder, "data/alignments.csv", "handed over in Prague", "handed over in the Czech capital")
    assert {flip.rows for flip in against_good(folder).flips} == {(MEMBER,)}


def test_the_query_that_is_responsible_is_named(folder):
    replaced(folder, "data/checks/marin2023-001-day.sql", "'2009-04-01'", "'2009-04-02'")
    flips = against_good(folder).flips
    assert {(flip.claim_id, flip.new, flip.rows, flip.queries) for flip in flips} == {
        ("marin2023-001", "refuted", (), ("data/checks/marin2023-001-day.sql",))
    }


def test_a_row_that_is_gone_is_responsible(folder):
    replaced(folder, "data/thresholds.csv", "at_most,10,", "at_most,1,")
    flips = {(flip.claim_id, flip.new): flip.rows for flip in against_good(folder).flips}
    assert flips == {("courier2024-004", "refuted"): ("thresholds/close-to",)}


def test_a_flip_needs_a_minor_bump(folder):
    replaced(folder, "data/thresholds.csv", "at_most,10,", "at_most,1,")
    difference = against_good(folder)
    assert {table.state for table in difference.tables} == {"changed"}
    assert required_bump(difference) is Bump.MINOR
    assert "These rows change these verdicts" in as_markdown(difference)


def test_a_flip_needs_a_line_in_the_changelog(folder):
    replaced(folder, "data/thresholds.csv", "at_most,10,", "at_most,1,")
    difference = replace(against_good(folder), new_version="0.2.0")
    assert difference.old_version == "0.1.0"
    silent = "## 0.2.0 (2026-12-01)\n\nA stricter threshold.\n"
    (said,) = shortfalls(difference, silent)
    assert said == "CHANGELOG.md does not name under 0.2.0 the claims whose verdicts flip: courier2024-004"
    assert shortfalls(difference, f"{silent}courier2024-004 is refuted now.\n") == []
    elsewhere = f"{silent}\n## 0.1.0 (2026-11-22)\n\ncourier2024-004 is refuted now.\n"
    assert shortfalls(difference, elsewhere) == [said]


def test_without_judging_stored_verdicts_are_compared(folder):
    replaced(folder, "data/thresholds.csv", "at_most,10,", "at_most,1,")
    difference = compare(GOOD, folder)
    assert difference.flips == ()
    assert required_bump(difference) is Bump.PATCH


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("data/checks/marin2023-001-day.sql", "SELECT", "DELETE", "data/checks/marin2023-001-day.sql cannot be run"),
        ("data/alignments.csv", "alignment_id,", "id,", "another header"),
        ("data/checks.csv", "marin2023-001-day,", "marin2023-001-other,", "marin2023-001-other.sql is missing"),
    ],
)
def test_what_cannot_be_judged_is_compared_as_it_is(folder, path, old, new, said):
    replaced(folder, path, old, new)
    before = read_package(place(folder))
    after, note = judged(before)
    assert after is before
    assert note is not None
    assert said in note
    assert note.startswith(f"the verdicts of {folder} are those that it has")


def test_many_causes_are_counted():
    rows = tuple(f"votes/{number}" for number in range(9))
    flip = Flip("x-001", "now", "supported", "refuted", rows, ("data/checks/x-001.sql",))
    assert causes(flip) == [*rows[:8], "… 2 more"]
    assert causes(replace(flip, rows=())) == ["data/checks/x-001.sql"]
    assert causes(replace(flip, rows=(), queries=()))[0].startswith("no row that its checks used")


def test_the_shipped_verdicts_are_those_of_the_shipped_tables():
    """Judging anew what build has judged changes nothing, in a process of its own too."""
    shipped = read_package(place(package.root()))
    after, note = judged(shipped)
    assert note is None
    assert not compare(shipped, after)
