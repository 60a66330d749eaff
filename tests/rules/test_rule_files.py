"""The files of the rules themselves: complete heads, fitting queries, reading only."""

from __future__ import annotations

import re
from importlib import resources
from string import Formatter

import pytest

from balkans_data.errors import BalkansDataError
from balkans_data.models.registry import TABLES
from balkans_data.sandbox import run
from balkans_data.schema.columns import columns
from balkans_data.validation.findings import Severity
from balkans_data.validation.rules import parse, rules

FOLDER = resources.files("balkans_data.validation") / "rules"
FILES = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir() if file.name.endswith(".sql")}
PARAMETERS = {"released": "2026-11-21", "version": 1_000_000}
HEADS = ["title", "reason", "severity", "message", "hint", "complete"]
#: What can make a query return a row because another row is absent.
#: The view `lives` is among it: it falls back on lists where a state has no row of its own.
ABSENCE = re.compile(
    r"\bNOT\s+EXISTS\b|<>\s*EXISTS\b|\bNOT\s+IN\s*\(\s*SELECT\b|\bLEFT\s+JOIN\b|\bEXCEPT\b|\bcount\s*\(|\blives\b",
    re.IGNORECASE,
)

by_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)


def test_every_file_is_a_rule_under_its_name():
    assert [f"{rule.id}.sql" for rule in rules()] == sorted(FILES)
    for rule in rules():
        assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.id)
        assert rule == parse(rule.id, FILES[f"{rule.id}.sql"])


@by_rule
def test_head_is_complete_and_in_order(rule):
    names = re.findall(r"(?m)^-- ([a-z]+): ", FILES[f"{rule.id}.sql"])
    assert names == [name for name in HEADS if name in names]
    assert names[:4] == HEADS[:4]
    assert rule.severity in Severity
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.reason.endswith(".")
    assert "-- complete:" not in FILES[f"{rule.id}.sql"] or rule.complete


@by_rule
def test_query_has_the_columns_that_its_texts_name(laid, rule):
    connection = laid("good").connection
    query = rule.query
    names = {item[0] for item in connection.execute(query, PARAMETERS).description}
    wanted = {name for text in (rule.message, rule.hint) for _, name, _, _ in Formatter().parse(text) if name}
    assert {"ref", "field"} <= names
    assert wanted <= names
    assert names <= wanted | {"ref", "field"}, "columns that no text uses"


@by_rule
def test_absence_of_rows_is_declared(rule):
    assert bool(ABSENCE.search(rule.query)) is rule.complete


@by_rule
def test_rule_reads_our_tables_in_the_sandbox_and_nothing_else(laid, rule):
    connection = laid("good").connection
    changes = connection.total_changes
    result = run(connection, rule.query, PARAMETERS, seconds=2)
    assert {(rule.id, row["ref"]) for row in result.rows} <= {("roll-call-empty", "roll_calls/unvotes-5893")}
    assert result.tables & set(TABLES)
    assert connection.total_changes == changes


@by_rule
def test_blamed_columns_exist(laid, rule):
    for row in run(laid(rule.id).connection, rule.query, PARAMETERS).rows:
        model = TABLES[row["ref"].partition("/")[0]]
        assert row["field"] in {column.name for column in columns(model)}


@by_rule
def test_rule_is_short(rule):
    assert len(rule.query.splitlines()) <= 32
    assert max(map(len, rule.query.splitlines())) <= 120


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("-- title: T\n-- reason: R.\n-- severity: error\nSELECT 1", "lacks message"),
        ("-- title: T\n-- reason: R.\n-- severity: error\n-- message: m\n-- colour: red\nSELECT 1", "unknown colour"),
    ],
)
def test_wrong_head_is_refused(text, message):
    with pytest.raises(BalkansDataError, match=message):
        parse("a-rule", text)


def test_long_head_goes_on_in_the_next_line():
    rule = parse("a-rule", "-- title: T\n-- reason: One\n--   and two.\n-- severity: warning\n-- message: m\nSELECT 1")
    assert rule.reason == "One and two."
    assert rule.severity is Severity.WARNING
    assert rule.query == "SELECT 1"
    assert not rule.complete
