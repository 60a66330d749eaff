"""Running checks on the small good package: errors that name the file, evidence, dates, circles."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from balkans_data import database
from balkans_data.checking import running
from balkans_data.checking.asking import ask
from balkans_data.checking.evidence import Ledger
from balkans_data.errors import CheckError
from balkans_data.testing.cases import CaseError, Changer, cases

GOOD = Path(__file__).resolve().parents[1] / "fixtures" / "good"
RELEASED = date(2026, 11, 22)
MEMBER = "alignments/alb-nato-membership-member"


@pytest.fixture
def connection():
    found = database.opened(running.needed(), GOOD, read_only=False)
    database.set_moment(found, RELEASED)
    yield found
    found.close()


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(GOOD, tmp_path / "package"))


def answer(holds="1", observed="2", n_missing="0", evidence=f"'[\"{MEMBER}\"]'"):
    return f"SELECT {holds} AS holds, {observed} AS observed, {n_missing} AS n_missing, {evidence} AS evidence"


def asked(connection, query):
    return ask(connection, "x", query, RELEASED)


def test_an_answer_is_read(connection):
    found = asked(connection, answer())
    assert (found.holds, found.observed, found.n_missing, found.evidence) == (True, "2", 0, (MEMBER,))
    assert asked(connection, answer(holds="NULL")).holds is None


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT 1 AS holds", "must return holds, observed, n_missing, evidence, not holds"),
        (answer() + " WHERE 0", "must return exactly one row, not none"),
        (answer() + " UNION ALL " + answer(holds="0"), "more than 1 rows"),
        (answer(holds="2"), "holds is 1, 0 or null, not 2"),
        (answer(holds="1.0"), "holds is 1, 0 or null, not 1.0"),
        (answer(holds="'1'"), "holds is 1, 0 or null, not '1'"),
        (answer(n_missing="-1"), "n_missing is a count, not -1"),
        (answer(n_missing="NULL"), "n_missing is a count, not None"),
        (answer(n_missing="0.5"), "n_missing is a count, not 0.5"),
        (answer(evidence="NULL"), "evidence is a JSON array of refs, not None"),
        (answer(evidence="'[1]'"), "evidence is a JSON array of refs"),
        (answer(evidence="'{}'"), "evidence is a JSON array of refs"),
        (answer(evidence="'[\"x\"]'"), "evidence is a JSON array of refs"),
        (answer(observed="9e999"), "which is no figure"),
        ("SELECT x", "no such column: x"),
        ("DELETE FROM votes", "it is no SELECT"),
    ],
)
def test_what_is_no_answer_is_refused_with_the_name_of_the_file(connection, query, said):
    with pytest.raises(CheckError) as raised:
        asked(connection, query)
    assert str(raised.value).startswith("data/checks/x.sql")
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0.1 + 0.2", "0.3"), ("1e-7", "0.0000001"), ("123456789.0", "123457000"), ("-0.0", "0"), ("100.0", "100"),
        ("12", "12"), ("'  a  b '", "a b"), ("''", None), ("NULL", None),
    ],
)  # fmt: skip
def test_observed_is_the_same_on_every_machine(connection, value, text):
    assert asked(connection, answer(observed=value)).observed == text


def test_the_day_is_a_parameter(connection):
    found = asked(connection, answer(observed=":as_of || ' ' || :as_of_day"))
    assert found.observed == f"2026-11-22 {RELEASED.toordinal()}"


def test_evidence_must_exist(connection):
    for ref in ("alignments/none", "nothing/none", "alignments/a|b", "check_results/x|now"):
        with pytest.raises(CheckError, match="is no row"):
            Ledger(connection).backing([ref], "marin2023-001", "x")


def test_evidence_of_the_claimant_is_circular(connection):
    ledger = Ledger(connection)
    own, other = "reported_figures/marin2023-figure-001", MEMBER
    assert ledger.backing([own], "marin2023-001", "x").is_circular
    assert not ledger.backing([own, other], "marin2023-001", "x").is_circular
    assert not ledger.backing([own], "courier2024-001", "x").is_circular
    assert not ledger.backing([], "marin2023-001", "x").is_circular


def test_a_figure_that_goes_back_to_the_speaker_is_circular(connection):
    """Wherever it was printed."""
    figure = "reported_figures/voice-of-albania-skripal-2018-figure-001"
    ledger = Ledger(connection)
    assert not ledger.backing([figure], "marin2023-001", "x").is_circular
    connection.execute("UPDATE claims SET speaker_id = 'ALB' WHERE claim_id = 'marin2023-001'")
    assert Ledger(connection).backing([figure], "marin2023-001", "x").is_circular


def test_claims_and_thresholds_are_no_evidence(connection):
    backing = Ledger(connection).backing(["claims/courier2024-001", "thresholds/close-to"], "marin2023-001", "x")
    assert (backing.n_sourced, backing.sources) == (0, frozenset())


def results(folder):
    made = running.computed(folder, RELEASED)
    return {name: list(csv.DictReader(text.splitlines())) for name, text in made.items()}


def verdicts(folder):
    return {(row["claim_id"], row["moment"]): row["verdict"] for row in results(folder)["verdicts"]}


def write(folder, path, old, new):
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_an_uncertain_date_is_asked_from_both_ends(folder):
    write(folder, "data/alignments.csv", "membership,member,2009-04-01", "membership,member,2009-04")
    found = {row["check_id"]: row for row in results(folder)["check_results"] if row["moment"] == "now"}
    row = found["marin2023-001-day"]
    assert (row["outcome"], row["is_date_dependent"]) == ("conflicting", "true")
    assert found["courier2024-001-day"]["is_date_dependent"] == "false"
    conflicts = {row["claim_id"]: row["conflict"] for row in results(folder)["verdicts"] if row["moment"] == "now"}
    assert conflicts["marin2023-001"] == "dates"


def test_then_and_now_are_different_days(folder):
    write(folder, "data/alignments.csv", "member,2009-04-01,..,2023", "member,2009-04-01,2025-01-01,")
    found = verdicts(folder)
    assert found["courier2024-001", "then"] == "supported"
    assert found["courier2024-001", "now"] == "refuted"


def test_without_a_row_and_without_coverage_nothing_is_known(folder):
    write(
        folder,
        "data/alignments.csv",
        "recognition,does-not-recognise,2008-02-17,..,2023-06-30,",
        "recognition,does-not-recognise,2008-02-17,2009-01-01,,",
    )
    assert verdicts(folder)["marin2023-003", "now"] == "supported"
    write(folder, "data/coverage.csv", "2008-02-17,..,2023", "2008-02-17,2010,")
    assert verdicts(folder)["marin2023-003", "now"] == "not_enough_evidence"


@pytest.mark.parametrize("table", ["alignments", "sources", "checks", "thresholds", "events"])
def test_the_order_of_rows_makes_no_difference(folder, table):
    before = running.computed(folder, RELEASED)
    file = folder / "data" / f"{table}.csv"
    header, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([header, *reversed(rows)]), encoding="utf-8", newline="\n")
    assert running.computed(folder, RELEASED) == before


def test_other_ids_make_no_difference_but_for_themselves(folder):
    before = verdicts(folder)
    write(folder, "data/alignments.csv", "alb-nato-membership-member,", "alb-nato-membership-zzz,")
    assert verdicts(folder) == before


def test_a_query_without_a_check_and_a_check_without_a_query_are_errors(folder):
    query = folder / "data/checks/marin2023-001-day.sql"
    other = query.with_name("marin2023-001-other.sql")
    query.rename(other)
    with pytest.raises(CheckError, match=r"marin2023-001-day\.sql is missing"):
        results(folder)
    shutil.copy(other, query)
    with pytest.raises(CheckError, match=r"marin2023-001-other\.sql is no check"):
        results(folder)


def test_who_reads_thresholds_names_them(folder):
    query = folder / "data/checks/marin2023-002-years.sql"
    query.write_text(
        answer() + " FROM thresholds",
        encoding="utf-8",
    )
    with pytest.raises(CheckError, match="its evidence must name those it used"):
        results(folder)


def test_a_text_without_a_date_cannot_be_judged_as_of_then(connection):
    connection.execute("UPDATE sources SET published = NULL WHERE source_id = 'marin2023'")
    with pytest.raises(CheckError, match=r"marin2023-001.*no date of publication"):
        running.moments(connection, RELEASED)


def test_changes_are_taken_back(connection):
    changer = Changer(connection, GOOD)
    before = list(map(tuple, connection.execute("SELECT * FROM alignments")))
    steps = [
        {"change": "alignments", "where": {"actor_id": "ALB", "track": ["nato-membership"]}, "set": {"start": "2010"}},
        {"copy": "alignments", "where": {"start": "2010"}, "set": {"alignment_id": "alb-again"}},
        {"remove": "alignments", "where": {"actor_id": "RUS"}},
    ]
    with changer.changed(steps):
        starts = connection.execute("SELECT start_max FROM alignments WHERE \"start\" = '2010'").fetchall()
        assert [tuple(row) for row in starts] == [("2010-12-31",)] * 2
        assert connection.execute("SELECT count(*) FROM alignments WHERE actor_id = 'RUS'").fetchone()[0] == 0
    assert list(map(tuple, connection.execute("SELECT * FROM alignments"))) == before


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ({"remove": "alignments", "where": {"actor_id": "XYZ"}}, "0 rows of alignments"),
        ({"copy": "alignments", "where": {"actor_id": "ALB"}, "set": {"note": "x"}}, "rows of alignments fit"),
    ],
)
def test_a_step_that_finds_no_row_is_an_error(connection, step, said):
    with pytest.raises(CaseError, match=said), Changer(connection, GOOD).changed([step]):
        pass


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no case"),
        ("[[case]]", "expect is one of"),
        ("[[case]]\nexpect = 'yes'", "expect is one of"),
        ("[[case]]\nexpect = 'supported'\nwhen = 1", "unknown when"),
        ("[[case]]\nexpect = 'supported'\ndo = [{ drop = 'votes' }]", "a step is one of"),
        ("[[case]]\nexpect = 'supported'\ndo = [{ remove = 'vote' }]", "no table 'vote'"),
        ("[[case]]\nexpect = 'supported'\ndo = [{ remove = 'votes', where = { x = 'y' } }]", "no column 'x'"),
        ("[[case]]\nexpect = 'supported'\ndo = [{ change = 'votes', set = { vote = 'si' } }]", "no valid vote"),
        ("[[case]]\nexpect = 'supported'\ndo = [{ change = 'votes' }]", "change needs set"),
        ("[[case]]\nexpect = 'supported'\ndo = [{ remove = 'votes', set = { vote = 'no' } }]", "remove needs no set"),
        ("[[case", "x.toml"),
    ],
)
def test_cases_that_cannot_be_read(tmp_path, text, said):
    file = tmp_path / "x.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=said):
        cases(file)
