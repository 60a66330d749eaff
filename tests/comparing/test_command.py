"""`balkans-data diff` as a user runs it: output, exit codes, and never a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from balkans_data.cli import app
from balkans_data.errors import PackageError
from tests.command import run as command

Both = Callable[[Any, Any], tuple[Path, Path]]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["diff", *map(str, arguments)])


@pytest.fixture
def two(content: Any, both: Both) -> tuple[Path, Path]:
    """NEW has an actor more, and the version of OLD."""
    new = content.copy()
    new.tables["actors"].append(["XKX", "Kosovo", ""])
    return both(content, new)


def test_formats(two: tuple[Path, Path]) -> None:
    text = run(*two)
    assert text.exit_code == 0
    assert "  + XKX  name=Kosovo\n" in text.output
    assert "needs MINOR; version still 1.2.3" in text.output
    page = run(*two, "--format", "markdown")
    assert page.exit_code == 0
    assert "- ➕ **`XKX`**: `name` `Kosovo`\n" in page.output
    read = json.loads(run(*two, "--format", "json").output)
    assert read["tables"][0]["added"] == [{"actor_id": "XKX", "name": "Kosovo", "note": ""}]
    assert read["check"] is None


@pytest.mark.parametrize("kind", ["text", "markdown", "json"])
def test_check(content: Any, two: tuple[Path, Path], kind: str) -> None:
    old, new = two
    short = run(old, new, "--check", "--format", kind)
    assert short.exit_code == 1
    assert "need a MINOR bump" in short.output
    enough = content.copy()
    enough.tables["actors"].append(["XKX", "Kosovo", ""])
    enough.version = "1.3.0"
    unsaid = run(old, enough.folder(new), "--check", "--format", kind)
    assert unsaid.exit_code == 1
    assert "no entry for 1.3.0" in unsaid.output
    enough.changelog = "## 1.3.0 (2026-02-02)\n\nKosovo.\n"
    assert run(old, enough.folder(new), "--check", "--format", kind).exit_code == 0
    assert run(old, old, "--check", "--format", kind).exit_code == 0


def test_a_wheel_takes_its_changelog_from_elsewhere(content: Any, two: tuple[Path, Path], tmp_path: Path) -> None:
    new = content.copy()
    new.version = "1.2.4"
    wheel = new.wheel(tmp_path / "new.whl")
    refused = run(two[0], wheel, "--check")
    assert isinstance(refused.exception, PackageError)
    assert "--changelog" in str(refused.exception)
    (tmp_path / "changes.md").write_text("## 1.2.4\n\nText\n")
    assert run(two[0], wheel, "--check", "--changelog", tmp_path / "changes.md").exit_code == 0


def test_this_folder_is_new_by_default(two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(two[1])
    assert "1 row added, 0 removed" in run(two[0]).output


def test_limit(two: tuple[Path, Path]) -> None:
    old, new = two
    with (new / "data/actors.csv").open("a") as stream:
        stream.writelines(f"X{number:02},x,\n" for number in range(30))
    assert "… 11 more of 31" in run(old, new).output
    assert "more of" not in run(old, new, "--limit", "0").output
    assert run(old, new, "--limit", "-1").exit_code == 2


@pytest.mark.parametrize("arguments", [["nowhere", "."], [".", "x.whl"], ["", "."], [".", ".", "--check"]])
def test_bad_input_is_one_line(tmp_path: Path, arguments: list[str]) -> None:
    done = command("diff", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("balkans-data: ")
    assert done.stderr.count("\n") == 1
