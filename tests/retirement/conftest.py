"""A small package in which identifiers were retired, in place of the shipped one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from balkans_data import package

GOOD = Path(__file__).parents[1] / "fixtures/good"
HEADER = "table_name,retired_id,replaced_by,retired_in,reason"


@pytest.fixture
def retire(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that makes a package with these rows of `retired_ids` the one in use."""
    folder = tmp_path / "package"
    shutil.copytree(GOOD, folder)
    monkeypatch.setattr(package, "root", lambda: folder)

    def write(*rows: str) -> None:
        text = "\n".join([HEADER, *rows, ""])
        (folder / "data/retired_ids.csv").write_text(text, encoding="utf-8", newline="\n")

    return write
