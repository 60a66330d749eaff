"""Small packages that are not this dataset's, so that each test says all that it compares."""

from __future__ import annotations

import copy
import json
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from balkans_data.formatting import write

Table = list[list[str]]


def schema(key: list[str], *columns: str, **more: Any) -> dict[str, Any]:
    return {"fields": [{"name": name, "type": "string"} for name in columns], "primaryKey": key, **more}


@dataclass
class Content:
    """A package before it is written: actors are told by one column, statuses by two that votes refer to."""

    version: str | None = "1.2.3"
    changelog: str | None = "# Changelog\n\n## 1.2.3 (2026-01-01)\n\nText.\n"
    tables: dict[str, Table] = field(
        default_factory=lambda: {
            "actors": [["actor_id", "name", "note"], ["ALB", "Albania", ""], ["MKD", "North Macedonia", "renamed"]],
            "statuses": [["track", "status", "label"], ["eu", "candidate", "Candidate"], ["eu", "member", "Member"]],
            "votes": [["actor_id", "year", "track", "status"], ["ALB", "2014", "eu", "candidate"]],
        }
    )
    schemas: dict[str, dict[str, Any]] = field(
        default_factory=lambda: {
            "actors": schema(["actor_id"], "actor_id", "name", "note"),
            "statuses": schema(["track", "status"], "track", "status", "label"),
            "votes": schema(
                ["actor_id", "year"],
                *("actor_id", "year", "track", "status"),
                foreignKeys=[
                    {
                        "fields": ["track", "status"],
                        "reference": {"resource": "statuses", "fields": ["track", "status"]},
                    }
                ],
            ),
        }
    )

    def copy(self) -> Content:
        return copy.deepcopy(self)

    def described(self, table: str, column: str) -> dict[str, Any]:
        found: dict[str, Any] = next(item for item in self.schemas[table]["fields"] if item["name"] == column)
        return found

    def files(self) -> dict[str, bytes]:
        resources = [
            {"name": name, "path": f"data/{name}.csv", "schema": f"schemas/{name}.json"} for name in self.tables
        ]
        described: dict[str, Any] = {"resources": resources}
        if self.version is not None:
            described["version"] = self.version
        files = {"datapackage.json": json.dumps(described).encode()}
        files |= {f"data/{name}.csv": write(rows) for name, rows in self.tables.items()}
        files |= {f"schemas/{name}.json": json.dumps(item).encode() for name, item in self.schemas.items()}
        if self.changelog is not None:
            files["CHANGELOG.md"] = self.changelog.encode()
        return files

    def folder(self, place: Path) -> Path:
        for path, content in self.files().items():
            file = place / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return place

    def wheel(self, file: Path) -> Path:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as wheel:
            for path, content in self.files().items():
                if path != "CHANGELOG.md":
                    wheel.writestr(f"balkans_data/{path}", content)
        return file


@pytest.fixture
def content() -> Content:
    return Content()


@pytest.fixture
def git(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run git without the configuration of whoever runs the tests."""
    home = tmp_path_factory.mktemp("home")
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "somebody@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def run(folder: Path, *arguments: str) -> str:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    return run


@pytest.fixture
def both(tmp_path: Path) -> Callable[[Content, Content], tuple[Path, Path]]:
    """Write two packages."""
    return lambda old, new: (old.folder(tmp_path / "old"), new.folder(tmp_path / "new"))
