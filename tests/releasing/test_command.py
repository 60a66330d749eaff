"""`balkans-data release` as somebody runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from balkans_data.cli import app, main
from balkans_data.releasing.manifest import read


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["release", *map(str, arguments)])


def test_ready_or_not_it_prints_each_step_and_how_it_ended(checkout: Path) -> None:
    done = run(checkout, "--skip-build")
    assert done.exit_code == 0
    assert done.stdout.count("✓ ") == 9
    assert done.stdout.splitlines()[-1] == "0.1.0 is ready (not built)"
    (checkout / "CHANGELOG.md").write_text("# Changelog\n", encoding="utf-8")
    done = run(checkout, "--skip-build", "--check")
    assert done.exit_code == 1
    assert "✗ changelog: CHANGELOG.md has no entry for 0.1.0" in done.stdout
    assert done.stdout.splitlines()[-1] == "0.1.0 is not ready: 2 of 9 steps (not built)"


def test_for_machines(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(checkout, "--skip-build", "--format", "json", "--tag", "v0.1.0")
    assert done.exit_code == 1
    said = json.loads(done.stdout)
    assert {name: said[name] for name in ("version", "since", "required", "ok")} == {
        "version": "0.1.0", "since": None, "required": None, "ok": False,
    }  # fmt: skip
    failed = [item for item in said["steps"] if not item["ok"]]
    assert [item["name"] for item in failed] == ["manifest"]
    assert failed[0]["problems"] == [
        "releases/0.1.0.json is missing: run `balkans-data release --write`, and commit it before the tag"
    ]


def test_writing_and_the_notes(checkout: Path) -> None:
    done = run(checkout, "--write")
    assert (done.exit_code, done.stdout) == (0, "wrote releases/0.1.0.json\n")
    assert read(checkout / "releases/0.1.0.json").version == "0.1.0"
    changelog = checkout / "CHANGELOG.md"
    changelog.write_text(
        "# Changelog\n\n## 0.2.0 (2026-12-01)\n\nLater.\n\n"
        "## 0.1.0 (2026-11-22)\n\n### Rows\n\n- One.\n\n- Two.\n\n## 0.0.1 (2026-01-01)\n\nOld.\n",
        encoding="utf-8",
    )
    assert run(checkout, "--notes").stdout == "### Rows\n\n- One.\n\n- Two.\n"


@pytest.mark.parametrize(
    "arguments",
    ["--check --write", "--write --notes", "--force", "--skip-build --out x", "--notes --out x"],
)
def test_what_makes_no_sense_together_is_misuse(checkout: Path, arguments: str) -> None:
    before = sorted(checkout.rglob("*"))
    assert run(checkout, *arguments.split()).exit_code == 2
    assert sorted(checkout.rglob("*")) == before


@pytest.mark.parametrize("arguments", [["--skip-build"], ["--write"], ["--notes"]])
def test_where_there_is_no_checkout_it_ends_in_one_line(
    tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["balkans-data", "release", str(tmp_path), *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
    assert capsys.readouterr().err == (
        f"balkans-data: {tmp_path / 'CITATION.cff'} is missing: only a checkout can be built\n"
    )
    assert list(tmp_path.iterdir()) == []
