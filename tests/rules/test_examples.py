"""The catalogue for people: each rule with an example that really breaks it, on a page and as a command."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from balkans_data.cli import app
from balkans_data.errors import BalkansDataError, UnknownRuleError
from balkans_data.models.registry import MODELS
from balkans_data.rule_examples import faulty, made
from balkans_data.rule_reading import described, page
from balkans_data.testing import corruptions, packages, write_package
from balkans_data.validation import report
from balkans_data.validation.catalogue import Layer, all_rules
from balkans_data.validation.examples import FILE, Excerpt, as_text, examples

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
FAULTS = json.loads((FIXTURES / "faults.json").read_text(encoding="utf-8"))
ENTRIES = {entry.id: entry for entry in all_rules()}


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_of_a_file_is_found_and_nothing_else(tmp_path: Path, rule: str) -> None:
    folder = tmp_path / "package"
    shutil.copytree(FIXTURES / "good", folder)
    faulty(folder, FAULTS[rule])
    found = [item for item in report(folder).findings if item.rule != "stale" or rule == "stale"]
    assert [item.rule for item in found] == [rule]
    assert found[0].severity is ENTRIES[rule].severity
    assert found[0].path == (FAULTS[rule]["path"] if rule != "stale" else "datapackage.json")


def test_every_rule_that_a_table_can_break_has_an_example() -> None:
    possible = set(ENTRIES) if any(model.table.unique for model in MODELS) else set(ENTRIES) - {"unique-key"}
    assert set(examples()) == possible
    assert set(FAULTS) == {rule for rule in possible if not (FIXTURES / rule).is_dir()}


def test_an_example_shows_what_was_changed() -> None:
    def lines(rule: str) -> list[str]:
        return [line for part in examples()[rule].excerpts for line in part.lines()]

    assert lines("spell-order") == [
        "  data/actors.csv: actor_id,start,end",
        "- nis,2005-07,2005-06",
        "+ nis,,",
    ]
    assert examples()["spell-order"].message == ("it ends (2005-06) on or before the day on which it begins (2005-07)")
    assert lines("bom")[1:] == [
        "- <U+FEFF>roll_call_id,actor_id,vote,source_id,note",
        "+ roll_call_id,actor_id,vote,source_id,note",
    ]
    assert "Pl<0xE1>n" in lines("encoding")[1]
    assert lines("final-newline")[1].endswith("2021,<no newline>")
    assert [line[0] for line in lines("row-order")[1:]] == ["-", "-", "+", "+"]
    assert lines("stale") == []
    # The row to blame is as it was; a row of another table is what matters, and the second such row does not.
    assert lines("state-life-missing") == [
        "  data/actors.csv: actor_id,kind",
        "  BIH,country",
        "  data/alignments.csv: alignment_id,actor_id,track",
        "- bih-nato-partnership-pfp,BIH,nato-partnership",
    ]


def test_every_example_shows_a_difference() -> None:
    for rule, example in examples().items():
        assert example.message
        assert "<U+" not in example.message
        if rule != "stale":
            assert any(part.violation != part.repair for part in example.excerpts), rule


def test_an_excerpt_without_difference_is_context() -> None:
    assert Excerpt("a.csv", "x", ("1",), ("1",)).lines() == ["  a.csv: x", "  1"]
    assert Excerpt("a.csv", "", ("",), ()).lines() == ["  a.csv", "-"]


@pytest.mark.parametrize(("fault", "said"), [
    ({"path": "data/votes.csv", "find": "nowhere", "replace": ""}, "has not once what faults.json looks for"),
    ({"path": "data/votes.csv", "find": ",", "replace": ""}, "has not once what faults.json looks for"),
    ({"path": "data/votes.csv", "find": "4727,ALB,no,", "replace": "4727,ALB,yes,"}, "does not break bom"),
])  # fmt: skip
def test_a_fault_that_is_none_is_an_error(tmp_path: Path, fault: dict[str, str], said: str) -> None:
    shutil.copytree(FIXTURES / "good", tmp_path / "good")
    (tmp_path / "faults.json").write_text(json.dumps({"bom": fault}), encoding="utf-8")
    with pytest.raises(BalkansDataError, match=said):
        made(tmp_path)


def test_examples_are_made_of_fixtures_and_a_fixture_that_breaks_nothing_is_an_error(tmp_path: Path) -> None:
    for name in ("good", "spell-order", "roll-call-empty", "suppression-unused"):
        shutil.copytree(FIXTURES / name, tmp_path / name)
    (tmp_path / "faults.json").write_text(json.dumps({"bom": FAULTS["bom"]}), encoding="utf-8")
    found = made(tmp_path)
    assert found == {rule: examples()[rule] for rule in found}
    assert list(found) == ["bom", "roll-call-empty", "spell-order", "suppression-unused"]
    for file in (tmp_path / "spell-order").glob("*.csv"):
        if file.stem != "expected":
            shutil.copy(FIXTURES / "good/data" / file.name, file)
    with pytest.raises(BalkansDataError, match="spell-order does not break its rule"):
        made(tmp_path)


def test_what_is_shipped_is_what_is_written() -> None:
    root = FIXTURES.parents[1]
    assert (root / FILE).read_text(encoding="utf-8") == as_text(examples())
    assert (root / "docs/rules.md").read_text(encoding="utf-8") == page(examples())


def test_the_page_has_every_rule_once_with_its_query_and_reason() -> None:
    text = page(examples())
    for entry in all_rules():
        assert text.count(f"\n### {entry.id}\n") == 1
        section = text.split(f"\n### {entry.id}\n")[1].split("\n### ")[0].split("\n## ")[0]
        assert f"**{entry.title}** ({entry.severity}). {entry.reason}" in section
        assert f"| [`{entry.id}`](#{entry.id}) | {entry.severity} | {entry.title} |\n" in text
        if entry.query:
            assert f"```sql\n{entry.query}\n```" in section
        if entry.id in examples() and (parts := examples()[entry.id].excerpts):
            assert "```diff\n" + "\n".join(line for part in parts for line in part.lines()) in section


def test_a_rule_is_described_in_full() -> None:
    rule = described("roll-call-empty")
    assert (rule.layer, rule.severity, rule.title) == ("rules", "warning", "Every roll call has votes")
    assert rule.message == "no vote is of {roll_call_id}"
    assert rule.query is not None
    assert rule.query.startswith("SELECT")
    assert rule.example is not None
    assert rule.example.message == "no vote is of unvotes-4728"
    structural = described("enum")
    assert (structural.layer, structural.query) == ("cells", None)
    assert structural.message == "'Abstain' is not a vote; did you mean 'abstain'?"
    with pytest.raises(UnknownRuleError, match=r"no rule 'enumm'; did you mean 'enum'\?"):
        described("enumm")


def output(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["rules", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_command_lists_all_rules() -> None:
    text = output()
    listed = json.loads(output("--format", "json"))
    assert [item["id"] for item in listed] == list(ENTRIES)
    assert set(listed[0]) == {"id", "layer", "severity", "title", "reason"}
    for entry in all_rules():
        assert f" {entry.id} " in text
        assert entry.title in text


@pytest.mark.parametrize("layer", list(Layer))
def test_the_command_lists_one_layer(layer: Layer) -> None:
    listed = json.loads(output("--layer", str(layer), "--format", "json"))
    assert [item["id"] for item in listed] == [entry.id for entry in all_rules() if entry.layer is layer]


@pytest.mark.parametrize("rule", ["spell-order", "bom", "stale", "unique-key", "claim-text"])
def test_the_command_shows_one_rule(rule: str) -> None:
    text = output(rule)
    full = described(rule)
    assert json.loads(output(rule, "--format", "json")) == json.loads(json.dumps(full.as_dict()))
    assert full.title in text
    assert full.reason in text
    assert (full.query or "") in text
    if full.example is None:
        assert "No table of the package" in text
    else:
        assert full.example.message in text
        for part in full.example.excerpts:
            assert "\n".join(part.lines()) in text


@pytest.mark.parametrize(("arguments", "said"), [
    (["spell-ordr"], "balkans-data: no rule 'spell-ordr'; did you mean 'spell-order'? (`balkans-data rules` lists"),
    (["spell-order", "--layer", "keys"], "balkans-data: --layer selects"),
    (["--layer", "cell"], "balkans-data: no layer 'cell'; did you mean 'cells'? (layers: file, cells, "),
])  # fmt: skip
def test_misuse_is_told_in_a_line(arguments: list[str], said: str) -> None:
    command = [sys.executable, "-c", "from balkans_data.cli import main; main()", "rules", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@settings(
    max_examples=max(10, settings.default.max_examples // 10),
    suppress_health_check=[*settings.default.suppress_health_check, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_whatever_is_found_is_in_the_catalogue(tmp_path: Path, data: st.DataObject) -> None:
    """Of random packages with a fault, which break SQL rules by chance as well."""
    tables = data.draw(packages(2))
    fault = data.draw(corruptions(tables)) if any(tables.values()) else None
    write_package(tmp_path, fault.tables if fault else tables, headers=fault.headers if fault else None)
    for item in report(tmp_path).findings:
        assert item.severity is ENTRIES[item.rule].severity
