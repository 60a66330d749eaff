"""A small checkout, as it is before its first release and after."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from balkans_data.building import build

GOOD = Path(__file__).parents[1] / "fixtures" / "good"


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small package with fresh derived files and a changelog; nobody writes to it."""
    folder = tmp_path_factory.mktemp("fresh") / "checkout"
    shutil.copytree(GOOD, folder)
    (folder / "CHANGELOG.md").write_text("# Changelog\n\n## 0.1.0 (2026-11-22)\n\nFirst release.\n", encoding="utf-8")
    build(folder)
    return folder


@pytest.fixture
def checkout(fresh: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(fresh, tmp_path / "checkout"))


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., str]:
    """Run git without the configuration of whoever runs the tests."""
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "somebody@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def run(folder: Path, *arguments: str) -> str:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    return run


@pytest.fixture
def tag(git: Callable[..., str]) -> Callable[[Path, str], None]:
    """Commit all that a folder holds, and tag it."""

    def run(folder: Path, name: str) -> None:
        git(folder, "init", "-q")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", name)
        git(folder, "tag", name)

    return run
