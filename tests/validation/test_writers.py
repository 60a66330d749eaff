"""The report formats: nothing is lost in any of them, and nothing in a cell breaks one."""

from __future__ import annotations

import html
import io
import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator

from balkans_data import package
from balkans_data.cli import main
from balkans_data.validation import writers
from balkans_data.validation.catalogue import all_rules
from balkans_data.validation.engine import check
from balkans_data.validation.findings import Finding, Report, Severity, Suppressed, Unjudged, fingerprinted
from balkans_data.validation.writers import ReportFormat, as_github, as_json, as_markdown, as_sarif, writer
from balkans_data.validation.writers.as_github import as_data, as_property
from balkans_data.validation.writers.printable import clipped, visible

RULES = [entry.id for entry in all_rules()]
GOOD = Path(__file__).parents[1] / "fixtures" / "good"
PATHS = ["data/actors.csv", "data/claims.csv", "data/votes.csv", "datapackage.json"]
# What could break a format: bytes that are no text, newlines, escapes of terminals, and markup.
NASTY = "\udce9\x00\x1b\n\r\t\u202e\u2028|@#:%,;[](){}\\<>&`*_'\"=ž😀"

texts = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(NASTY)), max_size=12)
commands = st.sampled_from(["::error::x", "##[add-mask]x", "::endgroup::", "%0A::set-env name=a::b", "[/dim]", "\\"])
said = st.builds("".join, st.lists(texts | commands, min_size=1, max_size=3)).filter(bool)
places = st.none() | st.tuples(st.integers(1, 10**6), st.integers(1, 10**4))


@st.composite
def findings(draw, paths=PATHS, rules=RULES):
    line, column = draw(places) or (None, None)
    return Finding(
        draw(st.sampled_from(rules)),
        draw(st.sampled_from(Severity)),
        draw(st.sampled_from(paths)),
        line,
        column,
        draw(st.none() | st.sampled_from(["actor_id", "note"])),
        draw(st.none() | said),
        draw(st.none() | texts),
        draw(said),
        draw(texts),
    )


def of(found, unjudged=(), folder="somewhere"):
    ordered = sorted(found, key=Finding.sort_key)
    return Report(folder, {"actors": 7, "claims": 0}, fingerprinted(ordered), list(unjudged))


unjudged = st.lists(st.builds(Unjudged, st.sampled_from(RULES), st.just("awaits the repair of actors")), max_size=3)
reports = st.builds(of, st.lists(findings(), max_size=8), unjudged)


def simple(number, *, rule="enum", path="data/actors.csv", severity=Severity.ERROR, message="it is wrong", key="k"):
    return Finding(rule, severity, path, number, 1, "kind", f"{key}{number}", "x", message, "mend it")


def runner(output):
    """Read the lines of a step as GitHub's runner does; return the commands that it obeys."""
    obeyed, pause = [], None
    for line in output.split("\n"):
        match = re.match(r"\s*::([a-z-]+|[0-9a-f]{64})( [^\n]*?)?::(.*)", line)
        if pause:
            if match and match[1] == pause:
                pause = None
            continue
        old = re.search(r"##\[([a-z-]+)[^\]]*\]", line)
        assert match or not old, line
        if match:
            if match[1] == "stop-commands":
                pause = match[3]
                continue
            # The last character to be unescaped is the percent sign.
            values = dict(pair.split("=", 1) for pair in (match[2] or "").strip().split(",") if pair)
            obeyed.append((match[1], {name: unescaped(text) for name, text in values.items()}, unescaped(match[3])))
    assert pause is None
    return obeyed


def unescaped(text):
    for code, char in [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]:
        text = text.replace(code, char)
    return text


def written(report, name):
    text = writer(ReportFormat(name)).write(report)
    text.encode()  # no lone surrogates
    assert text.endswith("\n")
    return text


def as_unicode(text):
    r"""Return a cell as json has it: bytes that are no text as \xE9."""
    return None if text is None else re.sub("[\udc80-\udcff]", lambda m: f"\\x{ord(m[0]) - 0xDC00:02X}", text)


# Registry


def test_every_module_of_a_format_is_offered_and_the_other_way_round():
    folder = Path(writers.__file__).parent
    assert sorted(file.stem.removeprefix("as_") for file in folder.glob("as_*.py")) == sorted(ReportFormat)
    assert all(callable(writer(name).write) and name.use for name in ReportFormat)


def test_offering_formats_loads_nothing_heavy():
    code = (
        "import sys, balkans_data.cli;print([m for m in ('pydantic', 'pandas', 'rich', 'sqlite3') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# Fingerprints


@settings(max_examples=30)
@given(st.lists(findings(rules=RULES[:3]), max_size=12), st.integers(0, 1000))
def test_fingerprints_are_unique_and_do_not_know_lines(found, shift):
    before = of(found).findings
    assert len({item.fingerprint for item in before}) == len(before)
    moved = [
        Finding(
            item.rule,
            item.severity,
            item.path,
            item.line and item.line + shift,
            item.column,
            item.field,
            item.key,
            item.value,
            item.message,
            "other words",
        )
        for item in before
    ]
    assert [item.fingerprint for item in fingerprinted(moved)] == [item.fingerprint for item in before]


@pytest.mark.parametrize("name", ["rule", "path", "field", "key"])
def test_fingerprints_tell_findings_apart(name):
    cells = {"rule": "enum", "path": "data/a.csv", "field": "kind", "key": "k"}
    one, other = (
        Finding(c["rule"], Severity.ERROR, c["path"], 1, 1, c["field"], c["key"], "v", "m")
        for c in (cells, {**cells, name: "other"})
    )
    assert fingerprinted([one])[0].fingerprint != fingerprinted([other])[0].fingerprint


def test_a_corrected_value_is_the_same_finding_where_there_is_a_key_and_another_where_there_is_none():
    def prints(key, value):
        finding = Finding("enum", Severity.ERROR, "data/a.csv", 1, 1, "kind", key, value, "m")
        return fingerprinted([finding])[0].fingerprint

    assert prints("k", "v") == prints("k", "w")
    assert prints(None, "v") != prints(None, "w")
    assert prints("v", "v") != prints(None, "v")


BAD = ["x,N,blue,,,,,,,,", "y,,red,,,,,,,,", "y,N,red,0,,,,,,,", "short", "short"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_fingerprints_survive_rows_put_anywhere(data, tmp_path_factory, model, header):
    folder = tmp_path_factory.mktemp("package")
    (folder / "data").mkdir()

    def prints(rows):
        (folder / "data/things.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        found = check(folder, {"things": model}, rules=False).findings
        return {item.fingerprint for item in of(found).findings if item.rule != "row-order"}

    assert len(prints(BAD)) == 6
    more = list(BAD)
    new = data.draw(st.integers(1, 5))
    for number in range(new):
        # A cell of two lines, which is a finding too.
        more.insert(data.draw(st.integers(0, len(more))), f'new-{number},"A\nname",red,,,,,,,,')
    assert prints(more) > prints(BAD)
    assert len(prints(more)) == 6 + new


# Every finding is in every format


@settings(max_examples=25)
@given(reports)
def test_text_has_every_finding(report):
    text = written(report, "text")
    lines = text.split("\n")
    for finding in report.findings:
        place = f"{finding.line}:{finding.column}" if finding.line else "-"
        beginning = f"{place}  {finding.severity} {finding.rule}  {visible(finding.message)}"
        assert any(line.strip().startswith(beginning.strip()) for line in lines)
    assert sum(bool(re.match(r" +(\d+:\d+|-)  (error|warning) ", line)) for line in lines) == len(report.findings)
    assert all(item.rule in text for item in report.unjudged)
    counts = report.counts
    assert (f"{counts['error']} error" in lines[-2]) == bool(report.findings)
    # On a terminal the same is shown, in colours.
    assert "".join(f"{line.plain}\n" for line in writer(ReportFormat.TEXT).styled(report)) == text


@settings(max_examples=25)
@given(reports)
def test_json_has_every_finding_and_fits_its_schema(report):
    content = json.loads(written(report, "json"))
    Draft202012Validator(as_json.schema()).validate(content)
    assert content["$schema"] == as_json.schema()["$id"] == as_json.SCHEMA
    assert content["version"] == package.version()
    assert content["counts"] == report.counts
    assert [item["fingerprint"] for item in content["findings"]] == [item.fingerprint for item in report.findings]
    for item, finding in zip(content["findings"], report.findings, strict=True):
        expected = finding.as_dict()
        assert item == {k: as_unicode(v) if isinstance(v, str) else v for k, v in expected.items()}


@settings(max_examples=25)
@given(reports)
def test_github_accounts_for_every_finding(report):
    output = written(report, "github")
    obeyed = runner(output)
    assert {name for name, _, _ in obeyed} <= {"group", "endgroup", "error", "warning"}
    for severity in Severity:
        shown = [(values, text) for name, values, text in obeyed if name == severity]
        assert len(shown) <= as_github.ANNOTATIONS
        assert sum(number_in(values["title"]) for values, _ in shown) == report.counts[severity]
        for finding in report.findings:
            if finding.severity is severity:
                assert any(visible(finding.message) in text for _, text in shown)
    if report.findings:
        # The log has the whole of it.
        assert writer(ReportFormat.TEXT).write(report) in output


def number_in(title):
    match = re.search(r"(?:^|: )([\d,]+) (?:error|warning)", title)
    return int(match[1].replace(",", "")) if match else 1


@settings(max_examples=25)
@given(reports)
def test_markdown_has_every_finding(report):
    text = written(report, "markdown")
    rows = [line for line in text.split("\n") if re.match(r"\| (\d+:\d+)? \|", line)]
    assert len(rows) == len(report.findings)
    for row, finding in zip(rows, report.findings, strict=True):
        cells = row.removeprefix("| ").removesuffix(" |").split(" | ")
        assert cells[1] == f"{finding.severity} {finding.rule}"
        assert html.unescape(cells[2].replace("<!-- -->", "")).startswith(visible(finding.message))
    assert not re.search(r"[@#]\w", text.replace("&#", ""))


@cache
def sarif_schema():
    file = Path(__file__).parent / "sarif" / "sarif-2.1.0-rtm.5.json"
    return Draft4Validator(json.loads(file.read_text(encoding="utf-8")))


@settings(max_examples=15)
@given(reports)
def test_sarif_has_every_finding_and_fits_its_schema(report):
    content = json.loads(written(report, "sarif"))
    sarif_schema().validate(content)
    (run,) = content["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == RULES
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == len(report.unjudged)
    for result, finding in zip(run["results"], report.findings, strict=True):
        assert (result["ruleId"], result["level"]) == (finding.rule, finding.severity)
        assert rules[result["ruleIndex"]]["id"] == finding.rule
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == f"somewhere/{finding.path}"
        region = {"startLine": finding.line, "startColumn": finding.column} if finding.line else None
        assert place.get("region") == region
        assert result["partialFingerprints"] == {as_sarif.FINGERPRINT: finding.fingerprint}
        assert result["properties"]["value"] == as_unicode(finding.value)


def test_the_schemas_can_fail():
    report = json.loads(written(of([simple(1)]), "json"))
    validator = Draft202012Validator(as_json.schema())
    Draft202012Validator.check_schema(as_json.schema())
    assert validator.is_valid(report)
    for broken in (
        {**report, "extra": 1},
        {**report, "$schema": "other"},
        {**report, "findings": [{**report["findings"][0], "line": 0}]},
        {**report, "findings": [{**report["findings"][0], "fingerprint": ""}]},
    ):
        assert not validator.is_valid(broken)
    sarif = json.loads(written(of([simple(1)]), "sarif"))
    sarif["runs"][0]["results"][0]["level"] = "fatal"
    assert not sarif_schema().is_valid(sarif)


def test_sarif_messages_are_literal():
    (run,) = json.loads(written(of([simple(1, message="{0} [a](b)")]), "sarif"))["runs"]
    assert run["results"][0]["message"]["text"] == "{{0}} [a] (b); mend it"


def test_the_version_is_null_where_our_own_descriptor_is_what_is_broken(monkeypatch):
    def broken():
        raise json.JSONDecodeError("x", "", 0)

    monkeypatch.setattr(package, "descriptor", broken)
    content = json.loads(written(of([simple(1)]), "json"))
    assert content["version"] is None
    assert Draft202012Validator(as_json.schema()).is_valid(content)
    sarif = json.loads(written(of([simple(1)]), "sarif"))
    assert sarif_schema().is_valid(sarif)


# Escaping and limits


@given(texts)
def test_escaping_round_trips(text):
    for escape in (as_data, as_property):
        escaped = escape(text)
        assert "\n" not in escaped
        assert "\r" not in escaped
        assert unescaped(escaped) == text
    assert not set(as_property(text)) & set(":,")


def test_properties_are_escaped_and_bytes_that_are_no_text_are_named():
    assert (as_property("a:b,c%\n"), as_data("a:b,c%\n")) == ("a%3Ab%2Cc%25%0A", "a:b,c%25%0A")
    report = of([simple(1, message="caf\udce9", key="\udcff")])
    assert json.loads(written(report, "json"))["findings"][0]["message"] == "caf\\xE9"
    (run,) = json.loads(written(report, "sarif"))["runs"]
    assert run["results"][0]["properties"]["key"] == "\\xFF1"


def test_a_cell_cannot_give_commands():
    for evil in ("::error::x", "##[add-mask]secret", "\n::stop-commands::x\n::x::", "::endgroup::"):
        output = written(of([simple(1, message=evil, key=evil)]), "github")
        assert [name for name, _, _ in runner(output)] == ["group", "endgroup", "error"]


def test_the_cap_of_ten_hides_nothing():
    many = [
        simple(line, rule=rule, path=path, severity=severity)
        for rule in RULES[:12]
        for path in PATHS
        for severity in Severity
        for line in (3, 5)
    ]
    shown = [item for item in runner(written(of(many), "github")) if item[0] in ("error", "warning")]
    for severity in Severity:
        titles = [values["title"] for name, values, _ in shown if name == severity]
        assert len(titles) == 10
        assert sum(map(number_in, titles)) == 96
        last = [text for name, _, text in shown if name == severity][-1]
        # Nine of the 48 kinds have annotations of their own, the others a line in the tenth.
        assert titles[-1] == f"78 {severity}s more, of 39 kinds"
        assert len(last.split("\n")) == 39


def test_an_annotation_is_at_its_place_and_names_all_the_others():
    (group, end, error) = runner(written(of([simple(9), simple(4), simple(1000)]), "github"))
    assert (group[0], end[0]) == ("group", "endgroup")
    assert error[1] == {"file": "somewhere/data/actors.csv", "line": "4", "col": "1", "title": "enum: 3 errors"}
    assert [line.split(":")[0] for line in error[2].split("\n")] == ["4", "9", "1000"]


@pytest.mark.parametrize("message", ["it is wrong", "long " * 2_000, "😀" * 5_000, "n" * 4_096])
@pytest.mark.parametrize("number", [1, 2, 300])
def test_a_message_is_no_longer_than_the_runner_passes_on_and_says_what_is_left_out(message, number):
    obeyed = runner(written(of([simple(line, message=message) for line in range(1, number + 1)]), "github"))
    text = obeyed[-1][2]
    assert len(text.encode("utf-16-le")) // 2 <= as_github.MESSAGE
    listed = len(re.findall(r"(?m)^\d+:1: ", text))
    left_out = re.search(r"… and ([\d,]+) lines? more: see the log", text)
    if number > 1:
        assert listed + (int(left_out[1].replace(",", "")) if left_out else 0) == number
    if len(message) > 100:
        assert "characters more: see the log" in text or left_out


@given(st.text(max_size=60), st.integers(40, 80))
def test_clipped_text_says_how_much_is_cut(text, limit):
    result = clipped(text, limit, "R")
    assert len(result.encode("utf-16-le")) // 2 <= limit
    if result != text:
        kept, _, number = result.removesuffix(" characters more: see R").rpartition(" … and ")
        assert text.startswith(kept)
        assert len(kept) + int(number) == len(text)


@pytest.mark.parametrize("taken", [0, 5_000, as_github.SUMMARY - 3_000, as_github.SUMMARY - 10, as_github.SUMMARY + 5])
def test_the_summary_keeps_to_its_limit_and_says_what_is_left_out(tmp_path, taken):
    file = tmp_path / "summary.md"
    file.write_bytes(b"x" * taken)
    report = of([simple(line, message="ž" * 40) for line in range(1, 12_001)])
    as_github.summarise(report, {"GITHUB_STEP_SUMMARY": str(file)})
    added = file.read_bytes()[taken:].decode()
    assert file.stat().st_size <= max(as_github.SUMMARY, taken)
    assert bool(added) == (taken < as_github.SUMMARY - 10)
    if added:
        (left_out,) = re.findall(r"\*\*([\d,]+) of 12,000 findings not listed here", added)
        assert added.count("error enum") + int(left_out.replace(",", "")) == 12_000
        assert added.count("error enum") > 5


def test_a_short_summary_has_all_of_it(tmp_path):
    file = tmp_path / "summary.md"
    as_github.summarise(of([simple(1)]), {"GITHUB_STEP_SUMMARY": str(file)})
    assert file.read_text(encoding="utf-8") == as_markdown.markdown(of([simple(1)]))
    as_github.summarise(of([simple(1)]), {})
    assert [item.name for item in tmp_path.iterdir()] == ["summary.md"]


def test_a_comment_fits():
    text = written(of([simple(line) for line in range(1, 5_001)]), "markdown")
    assert 60_000 < len(text.encode()) <= as_markdown.COMMENT
    assert "of 5,000 findings not listed here" in text


def test_text_groups_what_is_not_judged_by_the_reason_and_counts_by_rule():
    waiting = [Unjudged(rule, "awaits the repair of actors") for rule in ("ladder-order", "state-kind")]
    text = written(of([simple(1), simple(2), simple(3, rule="type")], waiting), "text")
    assert "2 rules not judged (awaits the repair of actors): ladder-order, state-kind" in text
    assert "by rule: enum 2, type 1" in text
    assert "data/actors.csv  3 errors\n" in text


# Suppressed findings


bearing = st.builds(Suppressed, findings(), said, st.just("9.0.0"))


def borne(items, found=()):
    report = of([*found, *(item.finding for item in items)])
    kept = [item for item in report.findings if item in found]
    return Report(report.package, report.rows, kept, [], list(items))


@settings(max_examples=30)
@given(st.lists(bearing, min_size=1, max_size=5))
def test_every_suppressed_finding_is_in_every_format(items):
    report = borne(items)
    text = written(report, "text")
    found = [line for line in text.split("\n") if line.startswith("suppressed until 9.0.0: ")]
    assert len(found) == len(items)
    notices = [(values, text) for name, values, text in runner(written(report, "github")) if name == "notice"]
    markdown = written(report, "markdown")
    assert markdown.count("<details>") == markdown.count("</details>") == 1
    rows = [line for line in markdown.split("\n") if line.endswith("| 9.0.0 |")]
    assert len(rows) == len(items)
    shown = html.unescape(markdown.replace("<!-- -->", ""))
    for item, line in zip(items, found, strict=True):
        assert visible(item.finding.message) in line
        assert visible(item.reason) in line
        assert any(visible(f"{item.finding.message} (suppressed until 9.0.0: {item.reason})") in t for _, t in notices)
        assert visible(item.finding.message) in shown
        assert visible(item.reason) in shown
    sarif = json.loads(written(report, "sarif"))
    sarif_schema().validate(sarif)
    assert [len(result["suppressions"]) for result in sarif["runs"][0]["results"]] == [1] * len(items)


def test_many_suppressed_findings_are_counted_where_there_is_no_room():
    report = borne([Suppressed(simple(line, message="long " * 40), "Known.", "9.0.0") for line in range(1, 1_001)])
    text = written(report, "markdown")
    assert len(text.encode()) <= as_markdown.COMMENT
    assert text.count("<details>") == text.count("</details>") > 1
    (left,) = re.findall(r"no finding is among it but ([\d,]+) suppressed ones", text)
    assert text.count("| Known. |") + int(left) == 1_000
    titles = [values["title"] for name, values, _ in runner(written(report, "github")) if name == "notice"]
    assert titles == ["enum: 1,000 suppressed findings"]


@settings(max_examples=25)
@given(said)
def test_what_cells_hold_comes_out_of_the_console_exactly(text):
    """Escaped markup would lose a backslash before a bracket."""
    from rich.console import Console

    stream = io.StringIO()
    out = Console(file=stream, width=200, highlight=False)
    for line in writer(ReportFormat.TEXT).styled(of([simple(3, message=text)])):
        out.print(line, soft_wrap=True)
    assert f"error enum  {visible(text)}" in stream.getvalue()


@pytest.mark.parametrize("text", ["\\[bold]x", "[/]", "\\\\[red]", "a\\", ":smile:", "[link=x]y"])
def test_tables_of_commands_print_cells_exactly(text, capsys):
    from balkans_data.cli.output import print_table

    print_table(["a", "b"], [[text, "z"]])
    assert f"{text}  " in capsys.readouterr().out


# The command


@pytest.fixture
def package_with_faults(tmp_path):
    """A package, in a folder of a repository, in one cell of which something is wrong."""
    folder = Path(shutil.copytree(GOOD, tmp_path / "my repo" / "sub dir"))
    file = folder / "data/alignments.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(",ALB,eu,eu-accession,", ",ALB,eeu,eu-accession,", 1), encoding="utf-8")
    return folder


@pytest.fixture
def run(monkeypatch, capfdbinary):
    """Return a function: arguments of the command to exit code, output and complaints."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)

    def called(*arguments):
        monkeypatch.setattr(sys, "argv", ["balkans-data", "validate", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfdbinary.readouterr()
        return ended.value.code, out.decode(), err.decode()

    return called


def test_text_is_the_default_in_github_actions_too(run, package_with_faults, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    code, out, _ = run(package_with_faults)
    assert (code, "::error" in out) == (1, False)
    assert run(package_with_faults, "--format", "text")[1] == out


@pytest.mark.parametrize("name", list(ReportFormat))
def test_every_format_is_printed_and_saved(run, package_with_faults, tmp_path, name):
    code, out, _ = run(package_with_faults, "--format", name)
    assert code == 1
    assert "eeu" in out
    assert "did you mean" in out
    if name == ReportFormat.JSON:
        Draft202012Validator(as_json.schema()).validate(json.loads(out))  # with fingerprints
    file = tmp_path / "new" / "report"
    code, nothing, said = run(package_with_faults, "--format", name, "--output", file)
    assert (code, nothing) == (1, "")
    assert said.endswith("tables: 1 error, 1 warning, 1 suppressed\n")
    assert file.read_text(encoding="utf-8") == out
    assert run(GOOD, "--format", name)[0] == 0


def test_paths_are_those_in_the_repository(run, package_with_faults, monkeypatch):
    repository = package_with_faults.parent
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repository))
    table = package_with_faults / "data/alignments.csv"
    for target in (package_with_faults, table):
        assert "::error file=sub dir/data/alignments.csv,line=2," in run(target, "--format", "github")[1]
        content = json.loads(run(target, "--format", "sarif")[1])
        place = content["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "sub%20dir/data/alignments.csv", "uriBaseId": "%SRCROOT%"}
    # Elsewhere than in the checkout, the whole path is given.
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repository / "other"))
    assert f"file={table.as_posix()},line=2," in run(table, "--format", "github")[1]
    content = json.loads(run(table, "--format", "sarif")[1])
    assert sarif_schema().is_valid(content)
    place = content["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": table.as_uri()}


def test_the_summary_is_written_where_github_says(run, package_with_faults, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    run(package_with_faults)
    assert not (tmp_path / "summary.md").exists()
    run(package_with_faults, "--format", "github")
    assert "| 2:32 | error foreign-key |" in (tmp_path / "summary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("where", ["", "file/report"])
def test_an_output_that_cannot_be_written_is_misuse(run, tmp_path, where):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    code, out, said = run(GOOD, "--output", tmp_path / where)
    assert (code, out) == (2, "")
    assert "Traceback" not in said


def test_a_device_is_written_and_not_replaced(run, package_with_faults, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        code, _, _ = run(package_with_faults, "--format", "markdown", "--output", pipe)
        assert code == 1
        assert "eeu" in os.read(reader, 100_000).decode()
        assert pipe.is_fifo()
    finally:
        os.close(reader)


def test_an_unknown_format_is_misuse(run):
    code, _, said = run(GOOD, "--format", "xml")
    assert code == 2
    assert "sarif" in said
