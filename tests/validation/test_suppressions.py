"""Suppressions: what they bear is counted, what is wrong with them is found, and they end."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from balkans_data.formatting import write
from balkans_data.models import Suppression
from balkans_data.schema.descriptor import descriptor
from balkans_data.validation import Report, report
from balkans_data.validation.writers import as_json, as_sarif, as_text

GOOD = Path(__file__).parents[1] / "fixtures" / "good"
FOUND = ("roll-call-empty", "roll_calls", "unvotes-5893")
Validate = Callable[..., Report]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The good package, in which one roll call has no votes."""
    return Path(shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True))


def put(folder: Path, *rows: tuple[str, ...]) -> None:
    """Replace the suppressions, and describe the package anew."""
    content = write([list(Suppression.model_fields), *map(list, sorted(rows))])
    (folder / "data/suppressions.csv").write_bytes(content)
    describe(folder)


def describe(folder: Path, version: str = "0.1.0") -> None:
    content = descriptor(folder) | {"version": version}
    (folder / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")


def change(folder: Path, table: str, old: str, new: str) -> None:
    file = folder / "data" / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")
    describe(folder)


def row(*key: str, field: str = "", until: str = "9.0.0") -> tuple[str, ...]:
    return (*(key or FOUND), field, "Known.", until)


def outcome(result: Report) -> tuple[list[tuple[str, str | None]], list[str]]:
    """Return rule and column of the findings, and the rules of what is suppressed."""
    return [(item.rule, item.field) for item in result.findings], [item.finding.rule for item in result.suppressed]


def test_without_a_suppression_it_is_found(folder: Path) -> None:
    put(folder)
    assert outcome(report(folder)) == ([("roll-call-empty", "roll_call_id")], [])


@pytest.mark.parametrize("field", ["", "roll_call_id"])
def test_what_is_suppressed_is_counted_with_its_place_and_reason(folder: Path, field: str) -> None:
    put(folder)
    (finding,) = report(folder).findings
    put(folder, row(field=field))
    result = report(folder)
    (borne,) = result.suppressed
    assert (result.findings, result.unjudged, result.ok) == ([], [], True)
    assert (borne.finding, borne.reason, borne.until) == (finding, "Known.", "9.0.0")
    assert borne.finding.fingerprint == finding.fingerprint
    assert result.counts == {"error": 0, "warning": 0}
    assert as_text.plain(result).endswith("no errors, no warnings, 1 suppressed\n")
    (marked,) = json.loads(as_sarif.WRITER.write(result))["runs"][0]["results"]
    assert marked["ruleId"] == "roll-call-empty"
    assert [item["justification"] for item in marked["suppressions"]] == ["Known. (until 9.0.0)"]
    listed = json.loads(as_json.WRITER.write(result))
    assert listed["findings"] == []
    assert listed["suppressed"] == [{"finding": finding.as_dict(), "reason": "Known.", "until": "9.0.0"}]


def test_a_package_without_suppressions_does_not_speak_of_them(folder: Path) -> None:
    put(folder)
    result = report(folder)
    assert json.loads(as_json.WRITER.write(result))["suppressed"] == []
    assert "suppressed" not in as_text.plain(result)
    (marked,) = json.loads(as_sarif.WRITER.write(result))["runs"][0]["results"]
    assert marked["suppressions"] == []


def test_only_the_file_that_is_asked_for_is_counted(folder: Path) -> None:
    assert outcome(report(folder / "data/roll_calls.csv")) == ([], ["roll-call-empty"])
    assert outcome(report(folder / "data/votes.csv")) == ([], [])


def test_another_row_with_the_same_fault_is_still_found(folder: Path) -> None:
    votes = (folder / "data/votes.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in votes if not line.startswith("unvotes-5309,")]
    (folder / "data/votes.csv").write_text("".join(kept), encoding="utf-8", newline="")
    describe(folder)
    result = report(folder)
    assert [(item.rule, item.key) for item in result.findings] == [("roll-call-empty", "unvotes-5309")]
    assert [item.finding.key for item in result.suppressed] == ["unvotes-5893"]


def test_an_error_of_a_rule_can_be_suppressed(folder: Path) -> None:
    change(folder, "roll_calls", "unvotes-4727,un-general-assembly,2006", "unvotes-4727,un-general-assembly,2066")
    broken = {item.rule for item in report(folder).findings}
    assert "future-date" in broken
    put(folder, row(), *(row(rule, "roll_calls", "unvotes-4727") for rule in broken))
    result = report(folder)
    assert (result.findings, len(result.suppressed), result.ok) == ([], 1 + len(broken), True)


@pytest.mark.parametrize(("suppression", "field", "said"), [
    (row("roll-call-empty", "roll_calls", "unvotes-5309"), "row_key", "does not break roll-call-empty any more"),
    (row("roll-call-empty", "roll_calls", "unvotes-5892"), "row_key", "did you mean 'unvotes-5893'"),
    (row("roll-call-empty", "roll_call", "unvotes-5893"), "table_name", "did you mean 'roll_calls'"),
    (row("roll-call-empty", "votes", "unvotes-5893"), "row_key", "votes has no row 'unvotes-5893'"),
    (row("roll-call-twice", "roll_calls", "unvotes-5893"), "row_key", "does not break roll-call-twice"),
    (row(field="date"), "field_name", "blames roll_call_id of unvotes-5893, not date"),
])  # fmt: skip
def test_an_unused_suppression_is_a_warning_that_says_why(
    folder: Path, suppression: tuple[str, ...], field: str, said: str
) -> None:
    put(folder, suppression)
    result = report(folder)
    assert outcome(result) == (
        [("roll-call-empty", "roll_call_id"), ("suppression-unused", field)],
        [],
    )
    assert said in result.findings[-1].message
    assert (result.findings[-1].path, result.findings[-1].line) == ("data/suppressions.csv", 2)
    assert result.ok


@pytest.mark.parametrize(("until", "version", "is_over"), [
    ("0.2.0", "0.1.0", False),
    ("0.2.0", "0.1.9", False),
    ("0.2.0", "0.2.0", True),
    ("0.2.0", "0.2.1", True),
    ("0.2.0", "1.0.0", True),
    ("0.10.0", "0.9.0", False),
    ("0.9.0", "0.10.0", True),
    ("0.2.0", "0.2.0rc1", True),
    ("0.2.0", "soon", False),
])  # fmt: skip
def test_it_ends_with_its_release(folder: Path, until: str, version: str, is_over: bool) -> None:
    put(folder, row(until=until))
    describe(folder, version)
    result = report(folder)
    if not is_over:
        assert outcome(result) == ([], ["roll-call-empty"])
        return
    assert outcome(result) == ([("roll-call-empty", "roll_call_id"), ("suppression-overdue", "until")], [])
    assert until in result.findings[1].message
    assert not result.ok


@pytest.mark.parametrize(("rule", "said"), [
    ("foreign-key", "cannot be suppressed"),
    ("stale", "cannot be suppressed"),
    ("suppression-unused", "cannot be suppressed"),
    ("roll-call-emty", "did you mean 'roll-call-empty'"),
])  # fmt: skip
def test_what_is_no_sql_rule_cannot_be_suppressed(folder: Path, rule: str, said: str) -> None:
    put(folder, row(), row(rule, *FOUND[1:]))
    result = report(folder)
    assert outcome(result) == ([("suppression-rule", "rule")], ["roll-call-empty"])
    assert said in result.findings[0].message


def test_a_fault_of_a_key_stays_one_although_a_suppression_names_it(folder: Path) -> None:
    change(folder, "votes", "unvotes-4472,ALB", "unvotes-4472,XXX")
    put(folder, row(), row("foreign-key", "votes", "unvotes-4472|XXX"))
    assert {item.rule for item in report(folder).findings} == {"foreign-key", "row-order", "suppression-rule"}


@pytest.mark.parametrize("table", ["votes", "sources"])
def test_whether_it_is_unused_is_unknown_while_rows_cannot_be_read(folder: Path, table: str) -> None:
    put(folder, row(), row("status-unused", "statuses", "eu-accession|member"))
    assert outcome(report(folder)) == ([("suppression-unused", "row_key")], ["roll-call-empty"])
    with (folder / f"data/{table}.csv").open("a", encoding="utf-8") as stream:
        stream.write("x\n")
    describe(folder)
    result = report(folder)
    assert [item.rule for item in result.findings] == ["row-length"]
    assert {item.rule: item.reason for item in result.unjudged}["suppression-unused"] == f"awaits the repair of {table}"


@pytest.mark.parametrize(("old", "new", "rule"), [
    (",Known.,", ",,", "required"),
    (",9.0.0", ",soon", "pattern"),
    (",9.0.0", ",", "required"),
    ("893,,", "893,A B,", "pattern"),
])  # fmt: skip
def test_a_fault_elsewhere_in_its_row_does_not_bring_the_finding_back(
    folder: Path, old: str, new: str, rule: str
) -> None:
    put(folder, row())
    change(folder, "suppressions", old, new)
    assert [item.rule for item in report(folder).findings] == [rule]
    assert outcome(report(folder))[1] == ["roll-call-empty"]


@pytest.mark.parametrize("fault", ["no file", "header", "key", "short"])
def test_a_suppression_that_cannot_be_read_suppresses_nothing(folder: Path, fault: str) -> None:
    file = folder / "data/suppressions.csv"
    if fault == "no file":
        file.unlink()
    else:
        text = file.read_text(encoding="utf-8")
        key, bad = "roll-call-empty,", {"header": text.replace("rule,", "rulez,"), "short": "rule\n" + "x\n"}
        file.write_text(bad.get(fault, text.replace(key, "Roll Call,")), encoding="utf-8", newline="")
    assert "roll-call-empty" in {item.rule for item in report(folder).findings}
    assert report(folder).suppressed == []


def test_the_shipped_suppressions_are_of_rows_that_are_there() -> None:
    import balkans_data as bd

    with bd.path("suppressions").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows
    connection = bd.connect()
    for item in rows:
        query = f'SELECT 1 FROM "{item["table_name"]}" WHERE ref = ?'  # noqa: S608
        assert connection.execute(query, (f"{item['table_name']}/{item['row_key']}",)).fetchone()
    connection.close()
