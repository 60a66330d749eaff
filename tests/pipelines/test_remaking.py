"""Whether what lies in ``data/`` is what the raw files give; skipped where those are not at hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipelines import __main__ as command
from pipelines import knowledge
from pipelines.knowledge import owned, read

RAW = Path(__file__).parents[3] / "shared" / "raw"

pytestmark = pytest.mark.skipif(not RAW.is_dir(), reason="the raw files are not part of the project and not at hand")

SMALL = "gas_infrastructure"


def test_every_row_of_a_pipeline_is_what_the_raw_files_give(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(RAW), "--check"]) == 0, capsys.readouterr().err
    said = capsys.readouterr().err
    assert all(pipeline in said for pipeline in owned())


def test_statistics_are_made_by_pipelines_and_by_nothing_else() -> None:
    sources = frozenset[str]().union(*owned().values())
    assert {row["source_id"] for row in read(knowledge.DATA / "statistics.csv")} <= sources
    votes = {row["roll_call_id"] for row in read(knowledge.DATA / "votes.csv") if row["source_id"] in sources}
    assert all(name.startswith("unvotes-") for name in votes)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("statistics", "indicators", "sources"):
        shutil.copy(knowledge.DATA / f"{name}.csv", tmp_path)
    monkeypatch.setattr(knowledge, "DATA", tmp_path)
    monkeypatch.setattr(command, "DATA", tmp_path)
    return tmp_path


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _own(data: Path) -> list[str]:
    sources = owned()[SMALL]
    lines = (data / "statistics.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    return [line for line in lines if any(f",{source}," in line for source in sources)]


def _said(capsys: pytest.CaptureFixture[str], code: int, *more: str) -> str:
    assert command.main([str(RAW), "--only", SMALL, *more]) == code
    # The console wraps at the width of a terminal.
    return " ".join(capsys.readouterr().err.split())


def test_a_changed_cell_is_named_and_mended(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = _own(data)[0]
    indicator, actor, counterpart, period, value, *rest = row.split(",")
    _change(data / "statistics.csv", row, ",".join([indicator, actor, counterpart, period, "0.07", *rest]))
    said = _said(capsys, 1, "--check")
    assert "1 differ" in said
    assert f"statistics {indicator}|{actor}|{counterpart}|{period}: value is '0.07'" in said
    assert repr(value) in said
    before = (knowledge.DATA / "statistics.csv").read_bytes()
    _said(capsys, 0)
    assert (knowledge.DATA / "statistics.csv").read_bytes() != before
    _said(capsys, 0, "--check")


def test_a_row_too_few_and_one_too_many_are_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second, *_ = _own(data)
    _change(data / "statistics.csv", first, "")
    _change(data / "statistics.csv", second, second + second.replace(",_Z,", ",RUS,", 1))
    said = _said(capsys, 1, "--check")
    assert "2 differ" in said
    assert "not in data/" in said
    assert "the raw files do not give it" in said


def test_rows_of_others_are_left_alone(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (data / "statistics.csv").read_bytes()
    _said(capsys, 0)
    assert (data / "statistics.csv").read_bytes() == before


def test_a_source_with_another_hash_is_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = next(iter(owned()[SMALL]))
    digest = next(row["sha256"] for row in read(data / "sources.csv") if row["source_id"] == source)
    _change(data / "sources.csv", digest, "0" * 64)
    assert f"sources {source}: its SHA-256 is not among those" in _said(capsys, 1, "--check")


def test_a_missing_raw_file_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(tmp_path), "--check", "--only", SMALL]) == 2
    assert "No such file" in capsys.readouterr().err
