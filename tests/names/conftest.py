"""A tiny package for the rules of resolving, so that they are tested apart from the real table."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from balkans_data import package

COLUMNS = (
    "name_id",
    "actor_id",
    "name",
    "form",
    "language",
    "scheme",
    "start",
    "end",
    "is_ambiguous",
    "footnote",
    "source_id",
    "note",
)
Pack = Callable[..., None]


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pack:
    """Make a package of the given rows of `names` (what is left out has a default) the one in use."""

    def make(*rows: dict[str, str], actors: dict[str, str] | None = None) -> None:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        (folder / "data").mkdir(parents=True)
        with (folder / "data/names.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
            writer.writeheader()
            for number, row in enumerate(rows):
                defaults = {"name_id": f"row-{number}", "form": "short", "language": "en", "scheme": "common"}
                writer.writerow({**defaults, "end": "..", "is_ambiguous": "false", "source_id": "s", **row})
        with (folder / "data/actors.csv").open("w", encoding="utf-8", newline="") as stream:
            plain = csv.writer(stream, lineterminator="\n")
            plain.writerow(("actor_id", "name"))
            plain.writerows((actors or {}).items())
        monkeypatch.setattr(package, "root", lambda: folder)

    return make
