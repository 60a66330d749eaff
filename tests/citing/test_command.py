"""`balkans-data cite`."""

from __future__ import annotations

import json

import pytest

import balkans_data as bd
from tests.command import ok, run


def test_text_is_what_python_gives():
    assert ok("cite", "alignments") == bd.cite("alignments").text()
    assert ok("cite", "--style", "bibtex", "antic2025-011") == bd.cite("antic2025-011").text("bibtex")
    assert ok("cite", "antic2025-011", "actors/SRB") == bd.cite(["antic2025-011", "actors/SRB"]).text()


def test_a_file_that_show_wrote(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text(ok("show", "alignments", "--where", "track=nato-membership", "--format", "csv"), encoding="utf-8")
    frame = bd.load("alignments").query("track == 'nato-membership'")
    assert set(bd.cite(file).sources) == set(bd.cite(frame).sources)
    assert ok("cite", str(file)) == bd.cite(file).text()


def test_receipt_and_verification(tmp_path, release):
    receipt = tmp_path / "mine.json"
    done = run("cite", "actors/SRB", "--receipt", str(receipt))
    assert (done.returncode, done.stderr) == (0, f"wrote {receipt}\n")
    assert "the same: actors/SRB, cited from" in ok("cite", "--verify", str(receipt))
    again = run("cite", "actors/SRB", "--receipt", str(receipt))
    assert again.returncode == 2
    assert "--force overwrites it" in again.stderr
    release.edit("actors", lambda _, rows: [row for row in rows if row[0] != "SRB"])
    gone = run("cite", "--verify", str(receipt), "--release", str(release.folder))
    assert gone.returncode == 1
    assert "actors/SRB: the row is gone" in gone.stdout
    found = json.loads(
        run("cite", "--verify", str(receipt), "--release", str(release.folder), "--format", "json").stdout
    )
    assert found["ok"] is False
    assert found["held_against"]["version"] == "9.8.7"


def test_json_has_the_receipt_and_the_text():
    found = json.loads(ok("cite", "actors/SRB", "--format", "json"))
    assert found["fingerprint"] == f"sha256:{bd.cite('actors/SRB').fingerprint}"
    assert found["text"] == bd.cite("actors/SRB").text()


def test_changed_cells_are_told_on_standard_error(tmp_path):
    file = tmp_path / "mine.csv"
    frame = bd.load("actors").head(3)
    frame.loc[1, "name"] = "Mine"
    frame.to_csv(file, index=False)
    done = run("cite", str(file))
    assert done.returncode == 0
    assert "name is Mine, not " in done.stderr


def test_columns_that_are_not_cited_are_told_on_standard_error(tmp_path):
    file = tmp_path / "mine.csv"
    bd.load("actors").head(3).rename(columns={"name": "Name"}).to_csv(file, index=False)
    assert run("cite", str(file)).stderr == "balkans-data: of no table, so not cited: Name\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["alignment"], "did you mean 'alignments'"),
        (["nowhere.csv"], "nowhere.csv does not exist"),
        (["--verify", "nowhere.json"], "nowhere.json does not exist"),
        (["actors", "--verify", "x.json"], "takes the receipt alone"),
        (["--release", "nowhere.whl"], "nowhere.whl"),
    ],
)
def test_errors_are_one_line(arguments, said):
    done = run("cite", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
