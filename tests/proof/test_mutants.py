"""Each kind of fault is found by its rule at its line, column and field, and nothing is beyond its consequences."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings

from balkans_data.building import differences
from balkans_data.derivations import computed
from balkans_data.models.registry import TABLES
from balkans_data.testing import KINDS, UNSEEN, Pool, Sample, inject, mutants
from balkans_data.validation import report
from balkans_data.validation.rules import rules
from balkans_data.validation.writers import ReportFormat, writer

GOOD = Path(__file__).resolve().parents[1] / "fixtures" / "good"
BY_ID = {kind.id: kind for kind in (*KINDS, *UNSEEN)}

shared = settings(
    max_examples=settings.default.max_examples // 4
    if settings.default.max_examples <= 100
    else settings.default.max_examples,
    suppress_health_check=[
        *settings.default.suppress_health_check,
        HealthCheck.function_scoped_fixture,
        HealthCheck.filter_too_much,
    ],
)


def checked(folder, sample, mutant):
    sample.write(folder, mutant.files)
    findings = report(folder, release=True).findings
    assert mutant.missed(findings) == set(), mutant
    assert mutant.surplus(findings) == [], mutant


def mutant_of(samples, kind, seed):
    """Return a mutant of the first sample from the one with this number on that has a place for it."""
    for turn in range(len(samples)):
        sample = samples[(seed + turn) % len(samples)]
        if mutant := inject(kind, sample, seed):
            return sample, mutant
    raise AssertionError(f"no sample has a place for {kind.id}")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_fault_of_each_kind_is_found_and_shown_at_its_place_in_every_format(tmp_path, samples, kind):
    sample, mutant = mutant_of(samples, kind, 1)
    checked(tmp_path, sample, mutant)
    found = report(tmp_path, release=True)
    texts = {name: writer(name).write(found) for name in ReportFormat}
    for item in found.findings:
        place = f"{item.line}:{item.column}" if item.line else "-"
        said = f"{place}  {item.severity} {item.rule}"
        # GitHub shows ten annotations; the log below them has the whole of it.
        assert said in texts[ReportFormat.TEXT]
        assert said in texts[ReportFormat.GITHUB]
        assert f"| {place if item.line else ''} | {item.severity} {item.rule} |".replace("|  |", "| |") in (
            texts[ReportFormat.MARKDOWN].replace("|  |", "| |")
        )
    in_json = {
        (item["path"], item["line"], item["column"], item["rule"]) for item in json.loads(texts["json"])["findings"]
    }
    in_sarif = {
        (unquote(place["artifactLocation"]["uri"]), *region(place), result["ruleId"])
        for result in json.loads(texts["sarif"])["runs"][0]["results"]
        for place in [result["locations"][0]["physicalLocation"]]
    }
    expected = {(item.path, item.line, item.column, item.rule) for item in found.findings}
    assert expected
    assert in_json == expected
    assert {tuple(rest) for _, *rest in in_sarif} == {tuple(rest) for _, *rest in expected}


def region(place):
    """First line and column of a SARIF location."""
    found = place.get("region", {})
    return found.get("startLine"), found.get("startColumn")


def test_faults_at_random_places_are_found(tmp_path, samples):
    @shared
    @given(mutants(samples))
    def found(pair):
        checked(tmp_path, *pair)

    found()


def test_there_are_kinds_enough_and_each_has_its_own_name():
    assert len(KINDS) >= 100
    assert len(BY_ID) == len(KINDS) + len(UNSEEN)
    assert {kind.layer for kind in KINDS} == {"file", "shape", "cell", "key", "rule"}


def test_every_rule_is_expected_of_some_kind(samples):
    """A rule that no fault must trigger would have no kill rate."""
    wanted = {
        item.rule for kind in KINDS for seed in range(5) if (mutant := inject(kind, samples[seed], seed))
        for item in mutant.expected
    }  # fmt: skip
    assert {rule.id for rule in rules()} <= wanted


def test_a_mutant_differs_from_its_sample_in_the_tables_it_names(samples):
    for kind in (*KINDS, *UNSEEN):
        sample, mutant = mutant_of(samples, kind, 2)
        assert mutant.kind == kind.id
        assert mutant.table in mutant.files
        assert all(content != sample.content(table) for table, content in mutant.files.items())
        assert mutant.expected or kind.unseen


def test_equal_seeds_give_equal_mutants(samples):
    kind = BY_ID["spell-reversed"]
    found = [inject(kind, samples[0], seed) for seed in (5, 5, 6, 7, 8)]
    assert found[0] == found[1]
    assert len({mutant.what for mutant in found}) > 1


def test_expected_columns_are_those_of_the_cells(samples):
    """The place of a cell is computed again from the text of its line."""
    for kind in KINDS:
        if kind.layer not in ("cell", "rule") or kind.id == "line-break":
            continue
        sample, mutant = mutant_of(samples, kind, 3)
        for item in mutant.expected:
            if item.field is None:
                continue
            table = Path(item.path).stem
            content = mutant.files.get(table) or sample.content(table)
            line = content.decode().split("\n")[item.line - 1]
            cells = next(csv.reader([line]))
            rest = next(csv.reader([line[item.column - 1 :]]), []) or [""]
            assert rest == cells[list(TABLES[table].model_fields).index(item.field) :]


def test_a_finding_at_another_place_or_of_another_rule_is_not_taken_for_the_one_expected(tmp_path, samples):
    sample, mutant = mutant_of(samples, BY_ID["required-empty"], 1)
    sample.write(tmp_path, mutant.files)
    (found,) = report(tmp_path).findings
    for other in (
        {"line": found.line + 1},
        {"column": found.column + 1},
        {"field": "x"},
        {"rule": "type"},
        {"path": "x"},
    ):
        moved = type(found)(**{**found.as_dict(), "severity": found.severity, **other})
        assert mutant.missed([moved]) == set(mutant.expected)
        assert mutant.surplus([moved]) == [moved]


def test_what_no_validator_sees_is_not_found_by_its_own_rule(tmp_path, samples):
    """Were it, its reason in docs/proof.md would be wrong."""
    for name in ("vote-turned", "derived-typed-over", "date-off-by-a-day", "statement-negated"):
        sample, mutant = mutant_of(samples, BY_ID[name], 1)
        sample.write(tmp_path, mutant.files)
        assert report(tmp_path, release=True).findings == []


def test_a_derived_figure_typed_over_is_found_by_building_again(tmp_path):
    sample = Sample(Pool.read(GOOD).tables)
    wanted = {"data/derived_figures.csv": computed(GOOD)}
    sample.write(tmp_path)
    assert differences(tmp_path, wanted) == {}
    for seed in range(5):
        mutant = inject(BY_ID["derived-typed-over"], sample, seed)
        sample.write(tmp_path, mutant.files)
        (diff,) = differences(tmp_path, wanted).values()
        present = {line[1:] for line in diff.splitlines() if line.startswith("-") and not line.startswith("---")}
        changed = set(mutant.files["derived_figures"].decode().splitlines())
        assert present == changed - set(sample.content("derived_figures").decode().splitlines())
        assert len(present) == 1
