"""The version is typed in CITATION.cff, and everything else that states it is made from there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from balkans_data import package
from balkans_data.building import build

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "fixtures" / "good"

#: The version itself, and no name of a tag or a wheel, which examples have (`v1.2.3`, `name-1.2.3-py3`).
STATED = re.compile(rf"(?<![\w.-]){re.escape(package.version())}(?![\w-]|\.\w)")

MAY_STATE_IT = {
    "CITATION.cff": "where it is typed",
    "CHANGELOG.md": "tells of every version",
    "benchmarks/README.md": "which version was measured, whatever the present one is",
    "docs/diff.md": "shows what a report looks like",
    "docs/releases.md": "its examples begin with a first release",
}


def tracked() -> list[str]:
    if not (ROOT / ".git").exists():
        pytest.skip("which files belong to the repository is known in a clone")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    return [path for path in listed.stdout.split("\0") if path]


def states_it(path: Path) -> bool:
    try:
        return bool(STATED.search(path.read_text(encoding="utf-8")))
    except (UnicodeDecodeError, FileNotFoundError):
        return False


def made() -> set[str]:
    """Files that are made by `build`, as .gitattributes tells hosts."""
    lines = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line.endswith("linguist-generated")}


def test_no_file_that_people_write_states_the_version() -> None:
    # Tests have versions of their own, for packages that they make.
    typed = {path for path in tracked() if not path.startswith("tests/") and states_it(ROOT / path)}
    assert "CITATION.cff" in typed
    assert {"datapackage.json", "croissant.json", "dataset.jsonld", "README.md"} <= typed
    assert typed - made() - {"README.md"} - set(MAY_STATE_IT) == set()
    # README is written by people but for two parts; it states the version in the made one alone.
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    written = re.sub(r"(<!-- (\w+): made by.*?<!-- end of \2 -->)", "", readme, flags=re.DOTALL)
    assert not STATED.search(written)


def test_a_new_version_in_the_citation_is_new_everywhere(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    shutil.copy(ROOT / "README.md", tmp_path / "README.md")
    build(tmp_path)
    file = tmp_path / "CITATION.cff"
    file.write_text(re.sub(r"(?m)^version: .*$", "version: 7.8.9", file.read_text(encoding="utf-8")), encoding="utf-8")
    changed = set(build(tmp_path))
    assert changed == {"datapackage.json", "croissant.json", "dataset.jsonld", "README.md"}
    for path in changed:
        assert not states_it(tmp_path / path)
        assert "7.8.9" in (tmp_path / path).read_text(encoding="utf-8")


def test_the_citation_file_is_valid() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format"]
    run = subprocess.run([*command, ROOT / "CITATION.cff"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
