"""The scripts behind action and workflows, run with stand-ins for what they call."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]

# Says what it was called with; writes and prints what the test has put into its folder.
STAND_IN = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$HERE/calls"
while [ $# -gt 1 ]; do
    if [ "$1" = --format ]; then format=$2; fi
    if [ "$1" = --output ]; then output=$2; fi
    shift
done
if [ -n "${output:-}" ]; then
    if [ -e "$HERE/$format.out" ]; then cp "$HERE/$format.out" "$output"; fi
else
    cat "$HERE/$format.out"
fi
exit "$(cat "$HERE/$format.code" 2> /dev/null || cat "$HERE/code")"
"""


class Action:
    def __init__(self, here: Path) -> None:
        self.here = here
        self.command = here / "balkans-data"
        self.command.write_text(STAND_IN, encoding="utf-8")
        self.command.chmod(0o755)
        self.give("code", "0")
        self.give("json.out", json.dumps({"counts": {"error": 0, "warning": 2}}))
        self.give("github.out", "::warning file=data/a.csv,line=2::found\n")
        self.give("text.out", "data/a.csv\n  found\n")
        self.give("sarif.out", "{}")

    def give(self, name: str, content: str) -> None:
        (self.here / name).write_text(content, encoding="utf-8")

    def run(self, path: str = ".", release: str = "false", format_: str = "github", sarif: str = "") -> tuple[int, str]:
        done = subprocess.run(
            ["bash", ROOT / "scripts/action.sh"],
            env=os.environ
            | {
                "HERE": str(self.here),
                "COMMAND": str(self.command),
                "PYTHON": sys.executable,
                "RUNNER_TEMP": str(self.here),
                "GITHUB_OUTPUT": str(self.here / "output"),
                "VALIDATE_PATH": path,
                "VALIDATE_RELEASE": release,
                "VALIDATE_FORMAT": format_,
                "VALIDATE_SARIF": sarif,
            },
            cwd=self.here,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return done.returncode, done.stdout

    @property
    def outputs(self) -> dict[str, str]:
        file = self.here / "output"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return dict(line.split("=", 1) for line in lines)

    @property
    def calls(self) -> list[str]:
        return (self.here / "calls").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def action(tmp_path: Path) -> Action:
    return Action(tmp_path)


@pytest.mark.parametrize(("code", "errors"), [("0", 0), ("1", 3)])
def test_the_action_fails_on_errors_and_says_how_many(action: Action, code: str, errors: int) -> None:
    action.give("code", code)
    action.give("json.out", json.dumps({"counts": {"error": errors, "warning": 2}}))
    done, log = action.run()
    assert done == int(code)
    assert "::warning file=data/a.csv,line=2::found\n" in log
    report = action.outputs.pop("report")
    assert action.outputs == {"errors": str(errors), "warnings": "2", "report": report}
    assert json.loads(Path(report).read_text(encoding="utf-8"))["counts"]["error"] == errors


def test_inputs_are_arguments_whatever_is_in_them(action: Action) -> None:
    path = "--help; touch $(echo stolen) `id`"
    assert action.run(path, release="true", sarif="out file.sarif")[0] == 0
    assert not (action.here / "stolen").exists()
    assert (action.here / "out file.sarif").read_text(encoding="utf-8") == "{}"
    report = action.outputs["report"]
    assert action.calls == [
        f"validate --release --format json --output {report} -- {path}",
        f"validate --release --format github -- {path}",
        f"validate --release --format sarif --output out file.sarif -- {path}",
    ]


def test_what_the_text_quotes_is_no_command_to_the_runner(action: Action) -> None:
    action.give("text.out", "::add-mask::a\n::error::b")
    done, log = action.run(format_="text")
    lines = log.splitlines()
    quoted = lines.index("::add-mask::a")
    stops = [index for index, line in enumerate(lines) if line.startswith("::stop-commands::")]
    stop = max(index for index in stops if index < quoted)
    word = lines[stop].removeprefix("::stop-commands::")
    assert len(word) == 32
    end = lines.index(f"::{word}::")
    assert stop < quoted < lines.index("::error::b") < end
    assert done == 0
    assert len({lines[index] for index in stops}) == len(stops)


@pytest.mark.parametrize(
    "inputs", [{"release": "yes"}, {"format_": "json"}, {"release": "$(touch stolen)"}, {"format_": ""}]
)
def test_an_unknown_input_is_misuse(action: Action, inputs: dict[str, str]) -> None:
    done, log = action.run(**inputs)
    assert done == 2
    assert log.startswith("::error title=balkans-data::the input")
    assert not (action.here / "stolen").exists()
    assert action.outputs == {}


def test_what_cannot_be_validated_fails_even_without_findings(action: Action) -> None:
    action.give("code", "2")
    assert action.run()[0] == 2
    assert action.outputs == {}
    action.give("code", "0")
    (action.here / "json.out").unlink()
    assert action.run()[0] == 2
    action.give("json.out", "{}")
    assert action.run()[0] == 2
    action.give("json.out", json.dumps({"counts": {"error": 0, "warning": 0}}))
    assert action.run()[0] == 0
    action.give("github.code", "2")
    assert action.run()[0] == 2


def test_the_action_hands_its_script_all_that_it_takes() -> None:
    content = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert list(content["inputs"]) == ["path", "release", "format", "python-version", "sarif-file"]
    step = content["runs"]["steps"][-1]
    values = " ".join(step["env"].values())
    for name in ("path", "release", "format", "sarif-file"):
        assert f"${{{{ inputs.{name} }}}}" in values
    script = (ROOT / "scripts/action.sh").read_text(encoding="utf-8")
    for name in set(step["env"]) - {"ACTION_PATH"}:
        assert f"${name}" in script


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-C", folder, *arguments], check=True, capture_output=True, text=True, env=ENVIRONMENT
    ).stdout.strip()


ENVIRONMENT = os.environ | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}
# As on a runner: nobody's name is set.
BARE = {name: value for name, value in ENVIRONMENT.items() if not name.startswith(("GIT_AUTHOR", "GIT_COMMITTER"))}
BUILD = "wc -l < rows > derived; rm -f leftover; mkdir -p new; cp rows new/rows"


class Main:
    """A main branch somewhere, and a checkout of it in which rebuild.sh is run."""

    def __init__(self, folder: Path) -> None:
        self.remote = folder / "remote"
        self.checkout = folder / "checkout"
        self.output = folder / "output"
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        git(folder, "clone", "--quiet", str(self.remote), str(self.checkout))
        git(self.checkout, "checkout", "--quiet", "-b", "main")
        (self.checkout / "leftover").touch()
        self.base = self.add_row(self.checkout)

    def add_row(self, checkout: Path) -> str:
        with (checkout / "rows").open("a", encoding="utf-8") as rows:
            rows.write("row\n")
        git(checkout, "add", "--all")
        git(checkout, "commit", "--quiet", "-m", "A row")
        git(checkout, "push", "--quiet", "origin", "HEAD:main")
        return git(checkout, "rev-parse", "HEAD")

    def run(self, *arguments: str) -> int:
        variables = {"GITHUB_SHA": self.base, "GITHUB_OUTPUT": str(self.output)}
        done = subprocess.run(
            ["bash", ROOT / "scripts/rebuild.sh", *arguments],
            cwd=self.checkout,
            env=BARE | variables,
            capture_output=True,
            check=False,
        )
        return done.returncode

    def rebuild(self, build: str = BUILD) -> int:
        return self.run("commit", "bash", "-c", build) or self.run("push", "main")

    @property
    def head(self) -> str:
        return git(self.remote, "rev-parse", "main")

    @property
    def said(self) -> str:
        return self.output.read_text(encoding="utf-8") if self.output.exists() else ""


@pytest.fixture
def main(tmp_path: Path) -> Main:
    return Main(tmp_path)


def test_rows_on_main_are_followed_by_one_commit_of_all_that_is_made(main: Main) -> None:
    assert main.rebuild() == 0
    assert git(main.remote, "rev-parse", "main~1") == main.base
    changed = git(main.remote, "diff", "--name-status", "main~1", "main").split("\n")
    assert changed == ["A\tderived", "D\tleftover", "A\tnew/rows"]
    assert main.said == f"sha={main.head}\n"


def test_fresh_files_are_not_committed_again(main: Main) -> None:
    assert main.rebuild() == 0
    main.base = main.head
    main.output.unlink()
    assert main.rebuild() == 0
    assert main.head == main.base
    assert main.said == f"sha={main.base}\n"


def test_a_build_that_never_rests_makes_no_loop(main: Main) -> None:
    build = "date +%N > derived; echo x >> derived"
    assert main.rebuild(build) == 0
    main.base = main.head
    main.output.unlink()
    assert main.rebuild(build) == 1
    assert main.head == main.base
    assert main.said == ""


def test_a_build_that_fails_commits_nothing(main: Main) -> None:
    assert main.rebuild("echo half > derived; exit 3") == 3
    assert main.head == main.base == git(main.checkout, "rev-parse", "HEAD")


def test_what_was_there_before_is_not_committed(main: Main) -> None:
    (main.checkout / "stray").touch()
    assert main.rebuild() == 2
    assert main.head == main.base


def test_main_that_has_moved_on_is_left_to_its_own_run(main: Main, tmp_path: Path) -> None:
    assert main.run("commit", "bash", "-c", BUILD) == 0
    git(tmp_path, "clone", "--quiet", str(main.remote), str(tmp_path / "other"))
    newer = main.add_row(tmp_path / "other")
    assert main.run("push", "main") == 0
    assert main.head == newer
    assert main.said == ""


def test_a_push_that_is_refused_is_an_error(main: Main) -> None:
    hook = main.remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    assert main.rebuild() == 1
    assert main.said == ""


@pytest.mark.parametrize("arguments", [[], ["build"], ["push"]])
def test_misuse_of_rebuild_is_refused(main: Main, arguments: list[str]) -> None:
    assert main.run(*arguments) != 0
    assert main.head == main.base
