"""Every check of the package can say yes, no and neither; none takes silence for an answer."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from balkans_data import package
from balkans_data.checking.asking import queries
from balkans_data.checking.running import found, rolled
from balkans_data.models.registry import TABLES
from balkans_data.testing.cases import cases, run_case

CASES = Path(__file__).parent / "cases"
QUERIES = queries(package.root())
NEEDED = {"supported", "refuted", "not_enough_evidence"}
#: What only says who and what there is, or is no evidence.
FRAME = {"actors", "claims", "sources", "checks", "tracks", "statuses", "indicators", "names", "countries"}

by_check = pytest.mark.parametrize("check_id", sorted(QUERIES))


def rows(table):
    with package.table_file(table).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_check_has_cases_and_every_file_of_cases_a_check():
    assert sorted(file.stem for file in CASES.glob("*.toml")) == sorted(QUERIES)


@by_check
def test_a_check_says_what_its_cases_expect(bench, check_id):
    """Under small changes of rows it must support, refute, and find not enough evidence."""
    check = bench.checks[check_id]
    expected = set()
    for number, case in enumerate(cases(CASES / f"{check_id}.toml")):
        result = run_case(bench.changer, check, case, bench.days[check.claim_id])
        assert result.outcome.label == case.expect, f"case {number}: observed {result.observed}, {result.outcome}"
        expected.add(case.expect)
    assert expected >= NEEDED


def test_empty_tables_support_and_refute_nothing(bench):
    emptied = [{"remove": name, "where": {}} for name in TABLES if name not in FRAME and rows_of(bench, name)]
    # Thresholds and coverage stay: what is complete but empty would otherwise be tested by nothing.
    emptied = [step for step in emptied if step["remove"] not in ("thresholds", "coverage")]
    with bench.changer.changed(emptied):
        results = found(bench.connection, bench.checks.values(), bench.days)
    decided = {item.check.check_id: item for item in results if item.outcome.label in ("supported", "refuted")}
    for item in decided.values():
        # Only where a source says that the rows are complete may their absence decide.
        assert any(ref.startswith("coverage/") for ref in item.evidence), item.check.check_id


def rows_of(bench, name):
    """Whether the bench has the table, which it need not if no check reads it, and a row in it."""
    if not bench.connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone():
        return False
    return bench.connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() is not None  # noqa: S608


@pytest.mark.parametrize("table", sorted({"alignments", "events", "statistics", "reported_figures", "derived_figures"}))
def test_without_one_table_every_check_still_answers(bench, table):
    with bench.changer.changed([{"remove": table, "where": {}}]):
        answers = found(bench.connection, bench.checks.values(), bench.days)
    asked = [(item.check.check_id, item.moment) for item in answers]
    assert sorted(asked) == sorted((check, moment) for check in bench.checks for moment in ("now", "then"))


def test_no_query_names_a_figure_or_a_spell_by_its_id():
    """It would test that the row is there, and not see another of the same thing."""
    for check_id, text in QUERIES.items():
        plain = re.sub(r"--[^\n]*", "", text)
        assert not re.search(r"\b(figure_id|alignment_id)\s*=\s*'", plain), check_id


def test_every_threshold_and_coverage_is_used():
    everything = "\n".join(QUERIES.values())
    for table, key in (("thresholds", "threshold_id"), ("coverage", "coverage_id")):
        unused = [row[key] for row in rows(table) if f"'{row[key]}'" not in everything]
        assert not unused, f"no query names {unused} of {table}"


def test_coverage_is_of_tables_that_there_are():
    assert {row["table_name"] for row in rows("coverage")} <= set(TABLES)


def test_shipped_verdicts_are_those_of_the_shipped_tables(bench):
    results = found(bench.connection, bench.checks.values(), bench.days)
    verdicts = {(row["claim_id"], row["moment"]): row["verdict"] for row in rolled(results)}
    shipped = {(row["claim_id"], row["moment"]): row["verdict"] for row in rows("verdicts")}
    assert {(claim, str(moment)): str(label) for (claim, moment), label in verdicts.items()} == shipped


def test_every_computable_claim_has_a_verdict_then_and_now():
    computable = {row["claim_id"] for row in rows("claims") if row["checkability"] == "computable"}
    assert {(row["claim_id"], row["moment"]) for row in rows("verdicts")} == {
        (claim, moment) for claim in computable for moment in ("then", "now")
    }
