"""`format` and `validate --fix` as a contributor runs them: repairs are made and told, the rest is reported."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from balkans_data.cli import main
from balkans_data.models import TABLES

GOOD = Path(__file__).parents[1] / "fixtures" / "good"


@pytest.fixture
def copied(tmp_path):
    """A small package without faults."""
    return Path(shutil.copytree(GOOD, tmp_path / "package"))


@pytest.fixture
def run(monkeypatch, capsys):
    """Return a function: arguments of the command to exit code, output and complaints."""

    def called(*arguments):
        monkeypatch.setattr(sys, "argv", ["balkans-data", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return ended.value.code, out, err

    return called


def as_a_spreadsheet_writes(file):
    """Write a table anew with semicolons, CRLF, capitals for booleans, and an empty column."""
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
    stream = io.StringIO(newline="")
    change = {"true": "TRUE", "false": "FALSE"}
    csv.writer(stream, delimiter=";").writerows([[*(change.get(cell, cell) for cell in row), ""] for row in rows])
    file.write_bytes(stream.getvalue().encode("utf-8-sig"))


def test_fix_repairs_says_so_and_reports_what_is_left(run, copied):
    file = copied / "data/tracks.csv"
    good = file.read_bytes()
    as_a_spreadsheet_writes(file)
    assert run("validate", copied)[0] == 1
    code, out, err = run("validate", copied, "--fix")
    assert (code, err) == (0, "")
    assert file.read_bytes() == good
    assert "is_ordered: 'TRUE' -> 'true'  line" in out
    assert "they were semicolons" in out
    assert out.index("1 formatted (") < out.index("no errors")
    code, out, _ = run("validate", copied, "--fix")
    assert (code, f"0 formatted, {len(TABLES)} in form already" in out) == (0, True)


def test_fix_takes_one_table_and_leaves_the_others(run, copied):
    files = [copied / f"data/{name}.csv" for name in ("tracks", "countries")]
    good = files[0].read_bytes()
    for file in files:
        as_a_spreadsheet_writes(file)
    assert run("validate", "--fix", files[0])[0] == 0
    assert files[0].read_bytes() == good
    assert b";" in files[1].read_bytes()[:100]


def test_what_fix_cannot_repair_decides_the_exit_code(run, copied):
    file = copied / "data/tracks.csv"
    as_a_spreadsheet_writes(file)
    broken = file.read_bytes().replace(b"TRUE", b"JA", 1)
    file.write_bytes(broken)
    code, out, _ = run("validate", copied, "--fix")
    assert code == 1
    assert "'JA' is neither 'true' nor 'false'" in out


def test_fix_writes_nothing_where_it_would_have_to_guess_and_says_why(run, copied):
    file = copied / "data/tracks.csv"
    broken = file.read_bytes().replace(b"membership", b"m\xe9mbership", 1)
    file.write_bytes(broken)
    code, out, err = run("validate", copied, "--fix")
    assert (code, err) == (1, "")
    assert "is not UTF-8 (in Windows-1252 it is 'é'); save the file as UTF-8; left as it is" in out
    assert "1 left as they are" in out
    assert file.read_bytes() == broken


@pytest.mark.parametrize("arguments", [["--format", "json"], ["--output", "report.txt"]])
def test_what_was_done_is_not_mixed_into_a_report_for_machines(run, copied, arguments, monkeypatch):
    monkeypatch.chdir(copied)
    as_a_spreadsheet_writes(copied / "data/tracks.csv")
    code, out, err = run("validate", "--fix", *arguments)
    assert code == 0
    assert "is_ordered: 'TRUE' -> 'true'" in err
    assert "TRUE" not in out
    if "json" in arguments:
        assert json.loads(out)["counts"]["error"] == 0


@pytest.mark.parametrize("command", [["validate", "--fix"], ["format"]])
def test_an_installed_package_is_never_written_to(run, copied, tmp_path, command):
    site = tmp_path / "lib/site-packages/balkans_data"
    shutil.copytree(copied, site)
    as_a_spreadsheet_writes(site / "data/tracks.csv")
    before = (site / "data/tracks.csv").read_bytes()
    code, out, err = run(*command, site)
    assert (code, out) == (2, "")
    assert err.startswith("balkans-data: ")
    assert "installed package, which is never written to; give the path of a checkout or a copy" in err
    assert (site / "data/tracks.csv").read_bytes() == before


def test_nothing_is_repaired_where_there_is_nothing_to_validate(run, copied):
    (copied / "datapackage.json").unlink()
    file = copied / "data/tracks.csv"
    as_a_spreadsheet_writes(file)
    before = file.read_bytes()
    for path in (copied, file):
        code, out, err = run("validate", "--fix", path)
        assert (code, out) == (2, "")
        assert "balkans-data: " in err
    assert file.read_bytes() == before


def test_format_tells_machines_of_every_repair(run, copied):
    as_a_spreadsheet_writes(copied / "data/tracks.csv")
    code, out, _ = run("format", "--check", "--format", "json", copied)
    content = json.loads(out)
    assert (code, content["written"], content["counts"]["separator"]) == (1, False, 1)
    (file,) = [item for item in content["files"] if item["state"] == "repaired"]
    assert file["path"].endswith("data/tracks.csv")
    repair = next(item for item in file["repairs"] if item["kind"] == "boolean")
    assert repair == {**repair, "old": "TRUE", "new": "true", "line": repair["line"], "note": None, "count": 1}
    assert content["counts"]["boolean"] == sum(item["kind"] == "boolean" for item in file["repairs"])
    code, out, _ = run("format", "--format", "json", copied)
    assert (code, json.loads(out)["written"]) == (0, True)
    assert {item["state"] for item in json.loads(run("format", "--format", "json", copied)[1])["files"]} == {
        "canonical"
    }


@pytest.mark.parametrize(("wrong", "rule", "hint"), [
    ("Albania", "pattern", "Albania is not an id here; Albania is ALB"),
    ("alb", "foreign-key", "did you mean 'ALB'?"),
    ("Nowhere At All", "pattern", "perhaps 'nowhere-at-all'"),
    ("nowhere-at-all", "foreign-key", "add it to actors first: a row with actor_id 'nowhere-at-all' and kind, name"),
])  # fmt: skip
def test_a_reference_is_mended_by_its_hint(run, copied, wrong, rule, hint):
    file = copied / "data/alignments.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("applicant,ALB,eu,", f"applicant,{wrong},eu,", 1), encoding="utf-8")
    # What is wrong here takes a judgement, so nothing is written.
    before = file.read_bytes()
    _, out, _ = run("validate", "--fix", "--format", "json", file)
    found = {item["rule"]: item["hint"] for item in json.loads(out)["findings"] if item["field"] == "actor_id"}
    assert found[rule].startswith(hint)
    assert file.read_bytes() == before
