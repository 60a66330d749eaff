"""Releases as people have them: a wheel with its list of files, one unpacked, one installed."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from balkans_data import package

GOOD = Path(__file__).parents[1] / "fixtures/good"
INFO = "balkans_data-0.1.0.dist-info"


class Release:
    """A copy of the good package that is to become a release, and may be changed before it does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(GOOD, folder)

    def schema(self, table: str) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self.folder / f"schemas/{table}.json").read_text(encoding="utf-8"))
        return content

    def column(self, table: str, name: str, **said: Any) -> None:
        """Say something else of a column in its schema; None removes a property."""
        schema = self.schema(table)
        found = next(field for field in schema["fields"] if field["name"] == name)
        found.update(said)
        for key in [key for key, value in said.items() if value is None]:
            del found[key]
        self.write(f"schemas/{table}.json", json.dumps(schema))

    def write(self, path: str, text: str) -> None:
        (self.folder / path).write_bytes(text.encode())

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def describe(self, *, without: tuple[str, ...] = (), **said: Any) -> None:
        """Record the tables as they are now; leave some out, and say something else of the whole."""
        described = json.loads(self.read(package.DESCRIPTOR)) | said
        described["resources"] = [item for item in described["resources"] if item["name"] not in without]
        for item in described["resources"]:
            content = (self.folder / item["path"]).read_bytes()
            item |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
        for name in without:
            (self.folder / f"data/{name}.csv").unlink()
        self.write(package.DESCRIPTOR, json.dumps(described))

    def files(self) -> dict[str, bytes]:
        """Return what its wheel holds: code, the package, and the list of them all."""
        files = {"balkans_data/__init__.py": b'"""Code."""\n', "balkans_data/cli/main.py": b"print('x')\n"}
        for file in sorted(self.folder.rglob("*")):
            if file.is_file():
                files[f"balkans_data/{file.relative_to(self.folder).as_posix()}"] = file.read_bytes()
        files[f"{INFO}/METADATA"] = b"Metadata-Version: 2.4\nName: balkans-data\nVersion: 0.1.0\n"
        listed = [f"{path},{_hash(content)},{len(content)}" for path, content in files.items()]
        files[f"{INFO}/RECORD"] = "\n".join([*listed, f"{INFO}/RECORD,,", ""]).encode()
        return files

    def wheel(self, file: Path) -> Path:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as wheel:
            for path, content in self.files().items():
                wheel.writestr(path, content)
        return file

    def unpacked(self, site: Path) -> Path:
        for path, content in self.files().items():
            file = site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return site


def _hash(content: bytes) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


@pytest.fixture
def release(tmp_path: Path) -> Release:
    return Release(tmp_path / "release")


@pytest.fixture
def installed(release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed copy of the good package, as if this code ran from it: its folder in `site`."""
    folder = release.unpacked(tmp_path / "site") / "balkans_data"
    monkeypatch.setattr(package, "_HERE", folder)
    monkeypatch.setenv("BALKANS_DATA_CACHE", "off")
    assert not package.is_checkout()
    return folder


Make = Callable[[], Path]
