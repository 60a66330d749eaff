"""Every rule has a small package that breaks it, and nothing else, at known places."""

from __future__ import annotations

import csv
import runpy
import sqlite3
from pathlib import Path

import pytest

from balkans_data.formatting import canonical
from balkans_data.models import Claim
from balkans_data.models.registry import MODELS, TABLES
from balkans_data.passages import Text, find, mark, span
from balkans_data.sandbox import run
from balkans_data.validation.catalogue import Layer, all_rules
from balkans_data.validation.engine import validate
from balkans_data.validation.rules import rules

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
RULES = {rule.id: rule for rule in rules()}
#: What SQL finds, and what can be wrong with suppressions.
JUDGED = {entry.id: entry for entry in all_rules() if entry.layer is Layer.RULES}
PARAMETERS = {"released": "2026-11-21", "version": 1_000_000}
FOLDERS = sorted(folder.name for folder in FIXTURES.iterdir() if folder.is_dir() and folder.name[0] not in "_.")

by_rule = pytest.mark.parametrize("rule_id", sorted(RULES))
by_fixture = pytest.mark.parametrize("rule_id", sorted(JUDGED))


def test_every_rule_has_a_fixture_and_every_fixture_a_rule():
    assert sorted(["good", *JUDGED]) == FOLDERS


def test_good_package_has_no_finding(package):
    report = package.report()
    assert report.findings == []
    assert report.unjudged == []
    assert [item.finding.rule for item in report.suppressed] == ["roll-call-empty"]
    assert set(report.rows) == set(TABLES)
    assert all(report.rows.values())


def test_good_package_as_it_lies_is_canonical_and_up_to_date():
    assert validate(FIXTURES / "good") == []
    for model in MODELS:
        content = (FIXTURES / "good" / "data" / f"{model.table.name}.csv").read_bytes()
        assert canonical(content, model) == content
    derived = runpy.run_path(str(FIXTURES / "refresh.py"))["derived"](FIXTURES / "good")
    for path, text in derived.items():
        assert (FIXTURES / "good" / path).read_text(encoding="utf-8") == text, "run python tests/fixtures/refresh.py"


def test_good_claims_are_in_their_texts():
    """The two texts are beside the folders, so that hashes and places are those of real passages."""
    with (FIXTURES / "good/data/sources.csv").open(encoding="utf-8", newline="") as stream:
        sources = {row["source_id"]: row for row in csv.DictReader(stream)}
    with (FIXTURES / "good/data/claims.csv").open(encoding="utf-8", newline="") as stream:
        claims = [Claim(**{name: cell or None for name, cell in row.items()}) for row in csv.DictReader(stream)]
    assert claims
    for claim in claims:
        text = Text.read(FIXTURES / f"{claim.source_id}.txt")
        source = sources[claim.source_id]
        assert (source["sha256"], source["characters"]) == (text.sha256, str(len(text.characters)))
        start, end = span(claim.locator)
        assert (found := mark(text, start, end)).locator == claim.locator
        assert find(claim, text, source["sha256"]).by == "place"
        assert found.passage_sha256 == claim.passage_sha256


@by_fixture
def test_fixture_breaks_its_rule_and_no_other(laid, rule_id):
    report = laid(rule_id).findings
    with (FIXTURES / rule_id / "expected.csv").open(encoding="utf-8", newline="") as stream:
        expected = list(csv.DictReader(stream))
    found = [
        {
            "path": item.path,
            "line": str(item.line),
            "column": str(item.column),
            "field": item.field,
            "key": item.key,
            "rule": item.rule,
        }
        for item in report.findings
    ]
    assert found == expected
    assert {row["rule"] for row in expected} == {rule_id}
    assert report.unjudged == []


@by_fixture
def test_finding_says_what_the_rule_says(laid, rule_id):
    package = laid(rule_id)
    for item in package.findings.findings:
        assert item.severity is JUDGED[rule_id].severity
        lines = (package.folder / item.path).read_text(encoding="utf-8").split("\n")
        cell = lines[item.line - 1][item.column - 1 :]
        assert cell == "" or cell.startswith((item.value or ",", f'"{item.value}"'))
        for text in (item.message, item.hint):
            assert "None" not in text
            assert "{" not in text


@by_fixture
def test_fixture_changes_only_what_it_must(rule_id):
    """A table that is as in the good package need not be there; others differ in a few rows."""
    for file in (FIXTURES / rule_id).glob("*.csv"):
        if file.name == "expected.csv":
            continue
        assert file.stem in TABLES
        good = set((FIXTURES / "good" / "data" / file.name).read_text(encoding="utf-8").splitlines())
        changed = set(file.read_text(encoding="utf-8").splitlines()) - good
        assert 1 <= len(changed) <= 6, f"{file.name}: {len(changed)} rows are not those of the good package"


@by_rule
def test_each_branch_of_a_rule_finds_something_in_its_fixture(laid, rule_id):
    for branch in RULES[rule_id].query.split("\nUNION ALL\n"):
        assert run(laid(rule_id).connection, branch, PARAMETERS).rows, branch


@by_rule
def test_order_of_rows_does_not_matter(laid, rule_id):
    query = RULES[rule_id].query
    backwards = laid(rule_id).connect(backwards=True)
    results = [
        sorted(map(tuple, run(connection, query, PARAMETERS).rows), key=repr)
        for connection in (laid(rule_id).connection, backwards)
    ]
    backwards.close()
    assert results[0] == results[1]
    assert results[0]


@by_rule
def test_rule_that_is_not_marked_complete_does_not_hang_on_missing_rows(laid, rule_id):
    """Taking any one row away must never make such a rule find more."""
    rule = RULES[rule_id]
    if rule.complete:
        return
    connection = laid(rule_id).connection
    before = _refs(connection, rule.query)
    for table in TABLES:
        for (ref,) in map(tuple, connection.execute(f'SELECT ref FROM "{table}"').fetchall()):  # noqa: S608
            try:
                connection.execute(f'DELETE FROM "{table}" WHERE ref = ?', (ref,))  # noqa: S608
                assert _refs(connection, rule.query) <= before, f"without {ref}"
            finally:
                connection.rollback()


def _refs(connection: sqlite3.Connection, query: str) -> set[tuple[str, str]]:
    return {(row["ref"], row["field"]) for row in connection.execute(query, PARAMETERS)}
