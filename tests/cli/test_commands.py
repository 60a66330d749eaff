"""The commands as a user runs them: output, exit codes, and never a traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from balkans_data import package
from balkans_data.models import TABLES, UNIONS
from tests.command import ok, run

TEXTS = Path(__file__).parents[3] / "shared" / "sources"
GOOD = Path(__file__).parents[1] / "fixtures" / "good"
COMMAND = [
    sys.executable,
    "-c",
    "import sys; sys.argv[0] = 'balkans-data'; from balkans_data.cli import main; main()",
]


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "80"}
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False, env=environment)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A small package without faults."""
    return Path(shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True))


def test_tables() -> None:
    text = ok("tables")
    assert all(name in text for name in TABLES)
    listed = json.loads(ok("tables", "--format", "json"))
    assert [item["name"] for item in listed] == [*TABLES, *UNIONS]


def test_show_as_text() -> None:
    text = ok("show", "alignments", "--actor", "Montenegro", "--on", "2018-01-01")
    assert "mne-nato-membership-member" in text
    assert "rows" in text


def test_show_says_what_it_cuts() -> None:
    assert "2 of " in ok("show", "names", "--limit", "2")


def test_show_as_csv_has_every_column() -> None:
    text = ok("show", "statuses", "--where", "track=eu-accession", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["track"] for row in rows} == {"eu-accession"}
    assert {"candidate", "member"} <= {row["status"] for row in rows}
    assert list(rows[0]) == ["track", "status", "rank", "label", "meaning"]


def test_show_as_json() -> None:
    rows = json.loads(ok("show", "countries", "--where", "actor_id=XKX", "--format", "json"))
    assert [row["actor_id"] for row in rows] == ["XKX"]
    assert rows[0]["is_un_member"] is False


def test_show_claims_about_an_actor() -> None:
    text = ok("show", "claims", "--about", "Montenegro", "--limit", "3")
    assert "statement" in text
    assert "3 of " in text
    rows = json.loads(ok("show", "claims", "--about", "MNE", "--where", "dimension=nato", "--format", "json"))
    assert rows
    assert all("MNE" in row["subjects"].split() and row["dimension"] == "nato" for row in rows)


def test_explain() -> None:
    text = ok("explain", "antic2025-001")
    assert "how sure:" in text
    assert json.loads(ok("explain", "antic2025-001", "--format", "json"))["claim_id"] == "antic2025-001"


def test_locate_needs_to_know_what() -> None:
    for arguments in (["locate"], ["locate", "antic2025-001"], ["locate", "--all"]):
        done = run(*arguments)
        assert done.returncode == 2
        assert "--text" in done.stderr


def test_locate_marks_and_finds_a_passage(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text("First line.\nThe passage that\ncarries it.\n", encoding="utf-8")
    marked = json.loads(ok("locate", "--text", str(copy), "--passage", "passage that"))
    assert (marked["line"], marked["locator"], marked["passage_words"]) == (2, "char=16,28", 2)
    assert "no such passage" in run("locate", "--text", str(copy), "--passage", "nothing").stderr
    done = run("locate", "antic2025-001", "--text", str(copy))
    assert done.returncode == 1
    assert "not in this text" in done.stderr


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts are under copyright and not at hand")
def test_locate_all() -> None:
    assert "0 not found" in ok("locate", "--all", "--texts", str(TEXTS))
    done = run("locate", "antic2025-001", "--text", str(TEXTS / "antic2025.txt"))
    assert done.returncode == 0
    assert "at its place" in done.stderr


def test_show_chosen_columns() -> None:
    text = ok("show", "actors", "--columns", "actor_id, name", "--where", "kind=subdivision")
    assert "Republika Srpska" in text
    assert "description" not in text.splitlines()[1]


def test_profile() -> None:
    text = ok("profile", "Србија", "--on", "2018-01-01")
    assert "Serbia (SRB) on 2018-01-01" in text
    assert "Partnership for Peace" in text or "PfP" in text
    found = json.loads(ok("profile", "SRB", "--on", "2018-01-01", "--format", "json"))
    assert found["actor_id"] == "SRB"
    assert all(item["source_id"] for item in found["held"])


def test_profile_before_the_state_points_to_the_state_of_then() -> None:
    assert "SCG" in ok("profile", "SRB", "--on", "1999-05-01")


def test_resolve() -> None:
    assert "MKD" in ok("resolve", "Македонија", "--on", "2010-06-01")
    (found,) = json.loads(ok("resolve", "Kosovo", "--format", "json"))
    assert found["actor_id"] == "XKX"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "alignment"], 2, "did you mean 'alignments'"),
        (["show", "events", "--on", "2018-01-01"], 2, "no spells"),
        (["show", "alignments", "--on", "yesterday"], 2, "`on` must be a date"),
        (["show", "actors", "--where", "kind"], 2, "COLUMN=VALUE"),
        (["show", "actors", "--where", "kin=country"], 2, "did you mean 'kind'"),
        (["show", "tracks", "--actor", "SRB"], 2, "has no actors"),
        (["show", "actors", "--columns", "nam"], 2, "did you mean 'name'"),
        (["resolve", "Yugoslavia"], 1, "SCG"),
        (["resolve", "Serbai"], 1, "did you mean"),
        (["profile", "Atlantis"], 1, "Atlantis"),
        (["profile", "SRB", "--on", "2018-02-30"], 2, "2018-02-30"),
        (["validate", "/does/not/exist"], 2, "does not exist"),
        (["format", "/does/not/exist"], 2, "does not exist"),
        (["build", "/does/not/exist"], 2, "missing"),
        (["nonsense"], 2, "nonsense"),
        (["show"], 2, "Missing argument"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_misuse_is_told_in_a_line(arguments: list[str], code: int, said: str) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_validate_a_clean_package(copied: Path) -> None:
    assert "no errors, no warnings" in ok("validate", str(copied))
    # Without a path, the package in the present folder is meant.
    assert json.loads(ok("validate", "--format", "json", cwd=copied))["package"] == "."


def test_validate_finds_and_exits_with_1(copied: Path) -> None:
    file = copied / "data/alignments.csv"
    text = file.read_text(encoding="utf-8")
    changed = text.replace(",ALB,eu,eu-accession,applicant,", ",ALB,eeu,eu-accession,applicant,", 1)
    assert changed != text
    file.write_text(changed, encoding="utf-8")
    done = run("validate", str(copied))
    assert done.returncode == 1
    assert "foreign-key" in done.stdout
    assert "did you mean 'eu'" in done.stdout
    found = json.loads(run("validate", str(copied), "--format", "json").stdout)
    assert found["counts"]["error"] == len([f for f in found["findings"] if f["severity"] == "error"]) == 1
    assert {"version", "package", "findings", "counts"} <= set(found)


def test_a_stale_descriptor_is_a_warning_save_for_a_release(copied: Path) -> None:
    file = copied / "data/events.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:-1]), encoding="utf-8")
    stale = [
        f
        for f in json.loads(run("validate", str(copied), "--format", "json").stdout)["findings"]
        if f["rule"] == "stale"
    ]
    assert [f["severity"] for f in stale] == ["warning"]
    done = run("validate", str(copied), "--release", "--format", "json")
    assert done.returncode == 1
    assert "error" in {f["severity"] for f in json.loads(done.stdout)["findings"] if f["rule"] == "stale"}


def test_validate_one_table(copied: Path) -> None:
    (copied / "data/events.csv").write_text("nonsense\n", encoding="utf-8")
    assert run("validate", str(copied / "data/tracks.csv")).returncode == 0
    assert run("validate", str(copied / "data/events.csv")).returncode == 1


def test_format_repairs_the_form_and_is_idempotent(copied: Path) -> None:
    file = copied / "data/tracks.csv"
    good = file.read_bytes()
    lines = good.decode().splitlines()
    file.write_bytes(b"\xef\xbb\xbf" + "\r\n".join([lines[0], *reversed(lines[1:])]).encode())
    check = run("format", "--check", str(copied))
    assert check.returncode == 1
    assert "would format" in check.stdout
    assert "formatted" in ok("format", str(file))
    assert file.read_bytes() == good
    assert "0 formatted" in ok("format", str(file))


def test_format_leaves_what_it_cannot_read(copied: Path) -> None:
    file = copied / "data/tracks.csv"
    broken = file.read_bytes().replace(b"membership", b"m\xe9mbership", 1)
    file.write_bytes(broken)
    done = run("format", str(copied))
    assert done.returncode == 1
    assert "left as it is" in done.stderr
    assert file.read_bytes() == broken


def test_help_teaches() -> None:
    text = ok("--help")
    assert all(name in text for name in ("tables", "show", "validate", "format", "build", "resolve", "profile"))
    assert "Exit codes" in text
    assert "2018-01-01" in ok("profile", "--help")


def test_version() -> None:
    assert package.version() in ok("--version")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["tables"], 0),
        (["validate", "{folder}"], 1),
        (["resolve", "Serbai"], 1),
        (["profile", "SRB", "--on", "2018-02-30"], 2),
        (["nonsense"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_process_of_its_own_says_the_same_and_exits_with_the_code(
    copied: Path, arguments: list[str], code: int
) -> None:
    """The other tests run the command within their own process: this is what they stand for."""
    (copied / "data/tracks.csv").write_text("nonsense\n", encoding="utf-8")
    arguments = [argument.format(folder=copied) for argument in arguments]
    done, here = process(*arguments), run(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (here.returncode, here.stdout, here.stderr)
    assert done.returncode == code
    assert done.stdout or done.stderr


def test_a_closed_pipe_is_no_error() -> None:
    # More than a pipe holds by itself, so that it is still writing when its reader is gone.
    command = (
        f'{sys.executable} -c "from balkans_data.cli import main; main()" '
        "show names --columns name_id,name --limit 0 | head -n 1; test ${PIPESTATUS[0]} -eq 1"
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
