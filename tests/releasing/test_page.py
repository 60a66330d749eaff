"""The page on releases: its examples print what it says they print, and what it names is there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from balkans_data.building import build
from balkans_data.cli import app
from balkans_data.comparing import Bump
from balkans_data.releasing.changes import changes
from balkans_data.releasing.checking import Release, steps

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/releases.md").read_text(encoding="utf-8")


class Example(NamedTuple):
    edit: str
    printed: str
    bump: str
    version: str
    entry: str


def examples() -> dict[str, Example]:
    found = {}
    for part in re.split(r"^### ", PAGE.split("## Three examples")[1], flags=re.MULTILINE)[1:]:
        edit, printed, entry = (
            re.findall(rf"^```{kind}\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)[0]
            for kind in ("diff", "text", "markdown")
        )
        bump, version = re.findall(r"^(MAJOR|MINOR|PATCH), so this is ([0-9.]+)", part, re.MULTILINE)[0]
        found[part.splitlines()[0]] = Example(edit, printed, bump, version, entry)
    return found


EXAMPLES = examples()


def renamed(folder: Path) -> None:
    """Make the schema anew as `build` would if the row model had the new name, which cannot be imported twice."""
    file = folder / "schemas/countries.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"languages"', '"official_languages"'), encoding="utf-8")


def without_the_row(folder: Path) -> None:
    """Take away what the example adds, and the list that would decide the claim without it."""
    for name, start in (("alignments", "rus-recognition-does"), ("coverage", "recognition-neighbours")):
        file = folder / f"data/{name}.csv"
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if not line.startswith(start)), encoding="utf-8")
    build(folder)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples(
    checkout: Path,
    git: Callable[..., str],
    tag: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    example = EXAMPLES[name]
    if "flips" in name:
        without_the_row(checkout)
    tag(checkout, "v0.1.0")
    before = Release(checkout).manifest
    patch = checkout.parent / "edit.diff"
    patch.write_text(example.edit, encoding="utf-8")
    git(checkout, "apply", "--unidiff-zero", str(patch))
    make = renamed if "column" in name else build
    make(checkout)
    monkeypatch.chdir(checkout)

    def diff(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["diff", "v0.1.0", *arguments])
        return done.exit_code, done.stdout

    assert diff() == (0, example.printed)
    assert diff("--check")[0] == 1
    # The same bump from the manifest alone.
    assert changes(before, Release(checkout).manifest).required is Bump[example.bump]
    raise_version(checkout, example)
    code, said = diff("--check")
    assert code == 0
    assert said.splitlines()[-1] == "✓ the version and its changelog entry suffice"


def raise_version(folder: Path, example: Example) -> None:
    assert example.entry.startswith(f"## {example.version} (2026-11-22)\n")
    (folder / "CHANGELOG.md").write_text(f"# Changelog\n\n{example.entry}", encoding="utf-8")
    file = folder / "datapackage.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(content | {"version": example.version}), encoding="utf-8")


def test_there_are_three_and_each_has_another_bump() -> None:
    assert [example.bump for example in EXAMPLES.values()] == ["PATCH", "MINOR", "MAJOR"]


def test_the_page_has_every_step_and_no_other(checkout: Path) -> None:
    table = PAGE.split("### What the check looks at")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([a-z ]+) \|", table, re.MULTILINE)
    assert rows == ["step", *(name for name, _ in steps(Release(checkout)))]


def test_what_the_page_names_is_there() -> None:
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^):]+)\)", PAGE)]
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
    assert "docs/releases.md" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    options = CliRunner().invoke(app, ["release", "--help"], env={"COLUMNS": "200"}).stdout
    for option in set(re.findall(r"--[a-z-]+", " ".join(re.findall(r"`balkans-data release[^`]*`", PAGE)))):
        assert option in options
