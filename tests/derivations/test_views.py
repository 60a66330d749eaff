"""Which roll calls are final passages, and who is inferred to have been absent."""

from __future__ import annotations

import csv
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import balkans_data as bd

RAW = Path(__file__).parents[3] / "shared" / "raw" / "un-ideal-points-2025" / "ideal_points.csv"


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    opened = bd.connect()
    yield opened
    opened.close()


def names(connection: sqlite3.Connection, query: str) -> set[str]:
    return {row[0] for row in connection.execute(query)}


def test_amendments_and_paragraphs_are_no_final_passages(connection: sqlite3.Connection) -> None:
    finals = names(connection, "SELECT roll_call_id FROM final_passages")
    others = names(connection, "SELECT roll_call_id FROM roll_calls WHERE is_amendment = 1 OR is_paragraph = 1")
    assert finals
    assert others
    assert not finals & others


def test_unknown_flags_count_as_no(connection: sqlite3.Connection) -> None:
    unknown = names(
        connection,
        "SELECT roll_call_id FROM roll_calls "
        "WHERE is_amendment IS NULL AND is_paragraph IS NULL AND is_important IS NOT NULL",
    )
    assert len(unknown) > 2000
    assert unknown <= names(connection, "SELECT roll_call_id FROM final_passages")


def test_a_vote_that_the_source_has_twice_counts_once(connection: sqlite3.Connection) -> None:
    finals = names(connection, "SELECT roll_call_id FROM final_passages")
    assert "unvotes-4379" in finals
    assert "unvotes-5695" not in finals
    twice = connection.execute(
        "SELECT resolution FROM final_passages WHERE source_id = 'unvotes-roll-calls-2021' AND date_min >= '1997' "
        "AND resolution IS NOT NULL GROUP BY resolution HAVING count(*) > 1"
    ).fetchall()
    assert twice == []


@pytest.mark.skipif(not RAW.is_file(), reason="the raw files are not part of the project and not at hand")
def test_final_passages_are_nearly_those_that_the_ideal_points_rest_on(connection: sqlite3.Connection) -> None:
    """The authors count the votes of a state and year; states that changed hands are left aside."""
    ours = Counter(
        (row["actor_id"], row["year"])
        for row in connection.execute(
            "SELECT v.actor_id, substr(r.date_min, 1, 4) AS year FROM final_passages AS r "
            "JOIN votes AS v ON v.roll_call_id = r.roll_call_id WHERE r.source_id = 'unvotes-roll-calls-2021'"
        )
    )
    distances = defaultdict(list)
    with RAW.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            key = (row["iso3c"], row["year"])
            if row["nvotesfp"] and row["iso3c"] not in ("YUG", "DEU", "") and ours[key]:
                period = "1985-2017" if "1985" <= row["year"] <= "2017" else "other"
                distances[period].append(abs(float(row["nvotesfp"]) - ours[key]))
    mean = sum(distances["1985-2017"]) / len(distances["1985-2017"])
    assert len(distances["1985-2017"]) > 400
    assert mean < 2.5


def test_inferred_absence_is_membership_without_a_record(connection: sqlite3.Connection) -> None:
    """The same in Python: sets instead of joins."""
    calls = {row.roll_call_id: row for row in bd.rows(bd.RollCall)}
    voted = {(vote.roll_call_id, vote.actor_id) for vote in bd.rows(bd.Vote)}
    first: dict[str, str] = {}
    for call, actor in voted:
        day = calls[call].date.min.isoformat()
        first[actor] = min(first.get(actor, day), day)
    expected = set()
    for spell in bd.rows(bd.Alignment):
        if (spell.track, spell.partner_id, spell.status) != ("state-list", "un", "member"):
            continue
        if spell.actor_id not in first or spell.start is None or spell.end is None:
            continue
        for name, call in calls.items():
            certain = spell.start.max <= call.date.min and call.date.max < spell.end.min
            if call.is_complete and certain and call.date.min.isoformat() >= first[spell.actor_id]:
                expected.add((name, spell.actor_id))
    found = {tuple(row) for row in connection.execute("SELECT roll_call_id, actor_id FROM inferred_absences")}
    assert found == expected - voted
    assert ("unvotes-5309", "SRB") not in found  # recorded as absent, so nothing is inferred
    assert len(found) > 1000
