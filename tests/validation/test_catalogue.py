"""The catalogue names what can be found: no more, and no less."""

from __future__ import annotations

import ast
from pathlib import Path

from balkans_data import validation
from balkans_data.validation.catalogue import Layer, all_rules
from balkans_data.validation.findings import Severity
from balkans_data.validation.rules import rules

SOURCES = sorted(Path(validation.__file__).parent.glob("*.py"))
# What makes a finding, and where among its arguments the rule stands.
MAKERS = {"Fault": 0, "Finding": 0, "Explanation": 0, "_finding": 1, "finding": 2, "_broken": 0}


def named_in_code() -> set[str]:
    """Return the rules that the code names where it makes a finding."""
    found = set()
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                at = MAKERS.get(name)
                if at is not None and len(node.args) > at:
                    rule = node.args[at]
                    if isinstance(rule, ast.Constant) and isinstance(rule.value, str):
                        found.add(rule.value)
    return found


def test_it_has_the_structural_rules_and_no_others():
    structural = {entry.id for entry in all_rules() if entry.query is None}
    assert structural == named_in_code()
    assert len(structural) > 20


def test_it_has_the_sql_rules():
    entries = [entry for entry in all_rules() if entry.query is not None]
    assert all(entry.layer is Layer.RULES for entry in entries)
    assert [(entry.id, entry.severity, entry.title, entry.reason, entry.query) for entry in entries] == [
        (rule.id, rule.severity, rule.title, rule.reason, rule.query) for rule in rules()
    ]


def test_ids_are_there_once_and_entries_are_complete():
    entries = all_rules()
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.title and not entry.title.endswith(".") and entry.reason for entry in entries)
    assert {entry.layer for entry in entries} == set(Layer)


def test_severities_are_those_of_the_findings(find, row_a, row_b, header):
    severity = {entry.id: entry.severity for entry in all_rules()}
    contents = [
        None,
        "",
        b"\xff\xfe",
        f"\ufeff{header}\r\n{row_b}\r\n\r\n{row_a}\r\nx,\r\na",
        f'{header}\n"a',
        f"{header},x\n",
        f"{header}\na, N\u200b,blue,0,x,,,,,,\na,,red ,,,,,,,,\nB,e\u0301,red,,,,,,,,\n",
        f"{header}\nc,N,red,,,,,,,q,y\nd,N,red,,,,,,,,y\n",
    ]
    found = [item for content in contents for item in find(content)]
    assert {item.rule for item in found} >= {
        entry.id for entry in all_rules() if entry.layer in (Layer.FILE, Layer.CELLS, Layer.KEYS)
    } - {"file-unexpected"}
    assert all(item.severity is severity[item.rule] for item in found)
    assert severity["file-unexpected"] is Severity.WARNING
