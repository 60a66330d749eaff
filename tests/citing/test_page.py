"""What docs/citing.md shows runs, and says what is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import balkans_data as bd
from balkans_data.citing.styles import Style
from tests.command import run

PAGE = (Path(__file__).parents[2] / "docs" / "citing.md").read_text(encoding="utf-8")


def test_the_code_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.+?)```", PAGE, re.DOTALL)
    found = {}
    exec(code, found)  # noqa: S102 - the page's own code
    assert capsys.readouterr().out == f"{found['citation']}\n"
    assert bd.verify_receipt("paper.receipt.json").ok


def test_the_commands_run(tmp_path):
    (commands,) = re.findall(r"```sh\n(.+?)```", PAGE, re.DOTALL)
    for line in commands.strip().splitlines():
        command, _, file = line.partition(" > ")
        done = run(*shlex.split(command)[1:], cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        if file:
            (tmp_path / file).write_text(done.stdout, encoding="utf-8")
    assert "@misc{" in (tmp_path / "alignments.bib").read_text(encoding="utf-8")
    assert (tmp_path / "mine.receipt.json").is_file()


def test_every_style_is_named():
    styles = PAGE.split("## Styles")[1].split("## ")[0]
    assert all(f"`{style}`" in styles for style in Style)
