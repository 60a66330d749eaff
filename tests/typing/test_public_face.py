"""What a type checker, and so an editor, knows of the public face."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mypy import api

from balkans_data.models import MODELS, TABLES

CODE = """\
import balkans_data as bd
reveal_type(bd.rows(bd.Alignment))
reveal_type(bd.load("alignments", on="2018-01-01", possible=True))
reveal_type(bd.load_names())
reveal_type(bd.connect())
reveal_type(bd.path("names"))
reveal_type(bd.resolve("Serbia").actor_id)
reveal_type(bd.rows(bd.Claim)[0].about_start)
bd.load("alignment")
bd.rows(int)
bd.nothing
reveal_type(bd.series("gas-import-share", country="SRB", counterpart="RUS"))
reveal_type(bd.panel(["population", ("gas-import-share", "RUS")]))
reveal_type(bd.plot.timeline("SRB"))
"""
REVEALED = [
    "list[balkans_data.models.alignments.Alignment]",
    "pandas.core.frame.DataFrame",
    "pandas.core.frame.DataFrame",
    "sqlite3.Connection",
    "pathlib.Path",
    "str",
    "balkans_data.models.edtf.Edtf | None",
    "pandas.core.series.Series[float]",
    "pandas.core.frame.DataFrame",
    "matplotlib.axes._axes.Axes",
]
OPTIONAL = "balkans_data.models.edtf.Edtf | None"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> list[str]:
    file = tmp_path_factory.mktemp("typing") / "used.py"
    file.write_text(CODE, encoding="utf-8")
    # What it knows of pandas and others is kept beside pytest's own notes; it sees itself what has changed.
    notes = getattr(pytestconfig, "cache", None)
    kept = notes.mkdir("types-of-the-public-face") if notes else file.parent
    out, _, _ = api.run(["--strict", "--config-file=", f"--cache-dir={kept}", str(file)])
    return out.splitlines()


def test_types_are_revealed(said: list[str]) -> None:
    found = [re.sub(r".*Revealed type is \"(.+)\"", r"\1", line) for line in said if "Revealed type" in line]
    assert [item.replace("Union[balkans_data.models.edtf.Edtf, None]", OPTIONAL) for item in found] == REVEALED


def test_what_is_wrong_is_an_error(said: list[str]) -> None:
    errors = {int(line.split(":")[1]): line for line in said if ": error:" in line}
    assert set(errors) == {9, 10, 11}
    assert all(f"'{name}'" in errors[9] for name in TABLES)


def test_the_stub_names_every_table() -> None:
    stub = (Path(__file__).parents[2] / "src/balkans_data/__init__.pyi").read_text(encoding="utf-8")
    for model in MODELS:
        assert f"def load_{model.table.name}(" in stub
        assert f"import {model.__name__} as {model.__name__}" in stub
