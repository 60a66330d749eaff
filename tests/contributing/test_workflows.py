"""Action, workflows, hooks and templates: of valid form, and with no more rights than each needs."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted([*ROOT.glob(".github/workflows/*.yml"), *ROOT.glob("docs/workflows/*.yml")])
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.github-actions": [ROOT / "action.yml"],
    "vendor.github-issue-forms": sorted(ROOT.glob(".github/ISSUE_TEMPLATE/*.yml")),
}
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def load(path: Path) -> dict[str, Any]:
    # YAML 1.1 takes the key `on` for true.
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {("on" if key is True else key): value for key, value in content.items()}


def steps_of(content: dict[str, Any]) -> list[dict[str, Any]]:
    if "runs" in content:
        return list(content["runs"]["steps"])
    return [step for job in content["jobs"].values() for step in job.get("steps", [])]


def check(schema: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *paths],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_keep_to_their_schema(schema: str) -> None:
    assert SCHEMAS[schema]
    done = check(schema, *SCHEMAS[schema])
    assert done.returncode == 0, done.stdout


def test_a_file_that_does_not_is_found(tmp_path: Path) -> None:
    content = (ROOT / ".github/workflows/comment.yml").read_text(encoding="utf-8")
    broken = tmp_path / "comment.yml"
    broken.write_text(content.replace("runs-on:", "run-on:"), encoding="utf-8")
    assert check("vendor.github-workflows", broken).returncode == 1


def test_the_hooks_keep_to_what_pre_commit_says_of_them(tmp_path: Path) -> None:
    def judged(path: Path) -> int:
        command = [sys.executable, "-m", "pre_commit", "validate-manifest", path]
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert judged(ROOT / ".pre-commit-hooks.yaml") == 0
    broken = tmp_path / "hooks.yaml"
    broken.write_text("- id: x\n  name: x\n  language: python\n", encoding="utf-8")
    assert judged(broken) == 1


def test_check_sh_checks_each_of_them() -> None:
    script = (ROOT / "scripts/check.sh").read_text(encoding="utf-8")
    for schema in SCHEMAS:
        assert f"--builtin-schema {schema} " in script
    assert "validate-manifest .pre-commit-hooks.yaml" in script
    for folder in (".github/workflows", "docs/workflows", ".github/ISSUE_TEMPLATE"):
        assert f"{folder}/*.yml" in script
        assert not list((ROOT / folder).glob("*.yaml")), "such a file would not be checked"


@pytest.mark.parametrize("path", [*WORKFLOWS, ROOT / "action.yml"], ids=lambda path: str(path.relative_to(ROOT)))
def test_what_others_made_is_pinned_and_no_text_is_put_into_commands(path: Path) -> None:
    content = load(path)
    for step in steps_of(content):
        used = step.get("uses", "./")
        ours = used in {"./", "OWNER/balkans-data@REF"}
        assert ours or re.fullmatch(r"(actions/[a-z-]+|pypa/gh-action-pypi-publish)@[0-9a-f]{40}", used)
        if used.startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
        # Whoever names a branch or a file must not write into a command; of expressions only the matrix may.
        assert set(re.findall(r"\$\{\{ *(.*?) *\}\}", step.get("run", ""))) <= {"matrix.pandas"}
    if "jobs" in content:
        assert content["permissions"] in ({}, {"contents": "read"})


def test_what_may_write_runs_nothing_that_a_contributor_sent() -> None:
    rights = {}
    for path in WORKFLOWS:
        content = load(path)
        on = content["on"]
        assert "pull_request_target" not in on
        granted = [job.get("permissions", {}) for job in content["jobs"].values()]
        writes = {name for rights_ in granted for name, right in rights_.items() if right != "read"}
        if writes:
            rights[path.name] = (writes, set(on))
    assert rights == {
        "comment.yml": ({"pull-requests"}, {"workflow_run"}),
        "rebuild.yml": ({"contents"}, {"push"}),
        "release.yml": ({"id-token", "attestations", "contents"}, {"push"}),
    }
    assert load(ROOT / ".github/workflows/rebuild.yml")["on"] == {"push": {"branches": ["main"]}}


def test_the_comment_comes_from_the_default_branch_after_a_pull_requests_run() -> None:
    content = load(ROOT / ".github/workflows/comment.yml")
    first = load(ROOT / ".github/workflows/contribution.yml")
    assert content["on"]["workflow_run"]["workflows"] == [first["name"]]
    job = content["jobs"]["comment"]
    assert "github.event.workflow_run.event == 'pull_request'" in job["if"]
    checkout, run = job["steps"]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert run["run"] == "python3 -m scripts.post_comment"
    assert set(run["env"]) == {"GITHUB_TOKEN"}
    uploaded = [step["with"]["name"] for step in steps_of(first) if "upload-artifact" in step.get("uses", "")]
    posting = (ROOT / "scripts/post_comment.py").read_text(encoding="utf-8")
    assert uploaded == ["contribution"]
    assert '_ARTIFACT = "contribution"' in posting


def test_the_token_that_writes_to_main_is_not_there_while_things_are_built() -> None:
    steps = steps_of(load(ROOT / ".github/workflows/rebuild.yml"))
    with_token = [step for step in steps if "github.token" in str(step)]
    assert [step["run"] for step in with_token] == ['bash scripts/rebuild.sh push "$GITHUB_REF_NAME"']


def test_only_a_tag_publishes_and_only_what_was_checked() -> None:
    content = load(ROOT / ".github/workflows/release.yml")
    assert content["on"] == {"push": {"tags": ["v*"]}}
    jobs = content["jobs"]
    assert jobs["check"]["uses"] == "./.github/workflows/ci.yml"
    assert {name: job.get("needs") for name, job in jobs.items()} == {
        "check": None, "build": "check", "attest": "build", "publish": "attest", "page": "publish",
    }  # fmt: skip
    assert [name for name, job in jobs.items() if "environment" in job] == ["publish"]
    assert jobs["publish"]["environment"] == "release"
    built = [step["run"] for step in jobs["build"]["steps"] if "release --check" in step.get("run", "")]
    assert built == ['balkans-data release --check --tag "$GITHUB_REF_NAME" --out dist']
    for path in WORKFLOWS:
        if path.name != "release.yml":
            assert "pypi-publish" not in path.read_text(encoding="utf-8")


def test_each_job_of_a_release_has_the_one_right_that_it_needs_and_runs_nothing_else() -> None:
    text = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")
    assert "secrets" not in text
    assert "password" not in text
    jobs = load(ROOT / ".github/workflows/release.yml")["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items() if "permissions" in job} == {
        "attest": {"id-token": "write", "attestations": "write"},
        "publish": {"id-token": "write"},
        "page": {"contents": "write"},
    }
    for name in ("attest", "publish", "page"):
        first, last = jobs[name]["steps"]
        assert first["uses"].startswith("actions/download-artifact@")
        # Neither the code of the project nor anything that is installed runs beside a token that may write.
        assert last.get("run", "gh release create").startswith("gh release create")


def test_the_exports_of_a_release_are_made_format_by_format(tmp_path: Path) -> None:
    fake = tmp_path / "balkans-data"
    out = tmp_path / "out"
    out.mkdir()

    def run(body: str) -> int:
        """Run the script with a command that writes to the folder $3 in the format $5."""
        fake.write_text(f'#!/bin/sh\nset -e\n[ "$1 $2 $4" = "export --to --format" ]\n{body}\n')
        fake.chmod(0o755)
        command = ["bash", ROOT / "scripts/exports.sh", fake, out]
        return subprocess.run(command, check=False, capture_output=True).returncode

    named = "$3/balkans-data-1.2.3"
    folder = f'mkdir "{named}-csv" && echo text > "{named}-csv/tables.csv"'
    assert run(f'if [ "$5" = csv ]; then {folder}; else echo text > "{named}.$5"; fi') == 0
    endings = {"-csv.zip", ".sqlite.zip", ".parquet.zip", ".jsonl.zip", ".xlsx"}
    assert {file.name for file in out.iterdir()} == {f"balkans-data-1.2.3{ending}" for ending in endings}
    with zipfile.ZipFile(out / "balkans-data-1.2.3-csv.zip") as made:
        assert made.read("balkans-data-1.2.3-csv/tables.csv") == b"text\n"
    assert run('echo text > "$3/tables.$5"') != 0, "it would not be attached"
    assert run('[ "$5" != jsonl ]') != 0, "a format that cannot be written stops the release"


def test_rows_alone_do_not_fail_for_stale_files() -> None:
    content = load(ROOT / ".github/workflows/ci.yml")
    assert set(content["on"]) == {"pull_request", "workflow_call"}
    for job in content["jobs"].values():
        run = [(step.get("if"), step["run"]) for step in job["steps"] if "run" in step]
        assert run[0] == ("github.event_name == 'pull_request'", "bash scripts/derive.sh python")
        assert run[1][1].startswith(("bash .ci/run", "bash scripts/matrix.sh"))


def test_the_hooks_take_the_whole_package() -> None:
    from typer.testing import CliRunner

    from balkans_data.cli import app

    assert {hook["id"] for hook in HOOKS} == {"balkans-data-validate", "balkans-data-format"}
    for hook in HOOKS:
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False
        assert re.search(hook["files"], "data/alignments.csv")
        assert not re.search(hook["files"], "tests/fixtures/enum/data/alignments.csv")
        assert not re.search(hook["files"], "data/derivations/x.sql")
        name, *arguments = hook["entry"].split()
        assert name == "balkans-data"
        help_ = CliRunner().invoke(app, [arguments[0], "--help"])
        assert help_.exit_code == 0


def test_the_hook_does_not_pass_where_there_is_no_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from balkans_data.cli import main

    entry = next(hook["entry"] for hook in HOOKS if hook["id"] == "balkans-data-validate")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", entry.split())
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2


def test_the_page_names_every_input_output_and_hook() -> None:
    page = (ROOT / "docs/contributing-ci.md").read_text(encoding="utf-8")
    content = load(ROOT / "action.yml")
    for name, described in content["inputs"].items():
        default = described["default"]
        row = re.search(rf"^\| `{name}` \|.*\| (.+) \|$", page, re.MULTILINE)
        assert row is not None
        assert row[1] == (f"`{default}`" if default else "none")
    for name in [*content["outputs"], *(hook["id"] for hook in HOOKS)]:
        assert re.search(rf"`{name}`|id: {name}$", page, re.MULTILINE)
    links = re.findall(r"\]\(([^)#:]+)\)", page)
    paths = re.findall(r"`((?:src|tests|data|docs|scripts)/[\w./-]*)`", page)
    assert links
    assert paths
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
    assert [path for path in paths if not (ROOT / path).exists()] == []
