"""What README and CONTRIBUTING say is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from balkans_data import package

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_code_runs(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, verdicts, figures, citing = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    monkeypatch.chdir(tmp_path)  # it saves a picture
    exec(first, {})  # noqa: S102 - the README's own code
    assert "Serbia (SRB) on 2018-01-01" in capsys.readouterr().out
    exec(verdicts, {})  # noqa: S102
    assert "verdict:  supported (then" in capsys.readouterr().out
    exec(figures, {})  # noqa: S102
    assert (tmp_path / "distance.png").stat().st_size > 10_000
    exec(citing, {})  # noqa: S102
    assert "14 of 649 rows of alignments" in capsys.readouterr().out
    assert (tmp_path / "paper.receipt.json").is_file()


def test_the_shown_figures_are_what_the_command_prints() -> None:
    from typer.testing import CliRunner

    from balkans_data.cli import app

    shown = re.search(r"```sh\nbalkans-data (show observations .+?)\n```\n\n```text\n(.+?)```", README, re.DOTALL)
    assert shown is not None
    printed = CliRunner().invoke(app, shown[1].split()).output
    words = [[line.split() for line in text.splitlines() if line.strip(" ─")] for text in (shown[2], printed)]
    assert words[0] == words[1]


@pytest.mark.parametrize("number", range(3))
def test_the_questions_about_claims_are_answered(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs/claims.md").read_text(encoding="utf-8")
    code = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    assert len(code) == 3
    assert len(code[number].strip().splitlines()) <= 7
    exec(code[number], {})  # noqa: S102 - the page's own code
    assert len(capsys.readouterr().out) > 100


def test_what_the_first_look_promises() -> None:
    import balkans_data as bd

    df = bd.load("alignments", on="2018-01-01")
    promised = re.search(r"actor_id\s+# (.+)", README)
    assert promised is not None
    assert ", ".join(df[df.track == "euro-area-membership"].actor_id) == promised[1]


def test_two_commands_are_marked() -> None:
    assert re.findall(r"<!-- command: (\w+) -->\n```sh\n[^\n]+\n```", README) == ["run", "test"]


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_links_and_paths_exist(text: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    paths = re.findall(r"`((?:src|tests|data|docs|\.ci|schemas)/[\w./-]*)`", text)
    assert paths
    missing = [path for path in [*links, *paths] if not (ROOT / path).exists()]
    assert missing == []


def test_the_version_is_typed_once() -> None:
    assert f"version: {package.version()}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {package.version()} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"version {package.version()}" in README
    assert package.version() not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
