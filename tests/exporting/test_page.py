"""What docs/exports.md shows runs, on exports of this release."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import balkans_data as bd
from balkans_data.exporting import ExportFormat

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"<!-- example: (\w+) -->\n```python\n(.+?)```", PAGE, re.DOTALL))
#: Tables that an example reads, and what it prints.
SHOWN = {
    "sqlite": (["alignments", "actors", "tracks", "statuses"], "Montenegro"),
    "parquet": (["alignments"], "candidate"),
    "duckdb": (["votes"], "('yes', "),
    "csv": (["tracks"], "'track': "),
    "jsonl": (["alignments"], "'alignment_id': "),
    "xlsx": (["alignments"], "eu-accession"),
}


def test_every_format_has_a_row_and_an_example() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == {str(name) for name in ExportFormat}
    assert set(EXAMPLES) == set(SHOWN)
    assert set(SHOWN) >= set(ExportFormat) - {ExportFormat.CLAIMREVIEW}


@pytest.mark.parametrize("name", SHOWN)
def test_the_example_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if name == "duckdb":
        pytest.importorskip("duckdb")
    monkeypatch.chdir(tmp_path)
    tables, shown = SHOWN[name]
    (path,) = bd.export(tmp_path, "parquet" if name == "duckdb" else name, tables=tables)
    # As if all tables were there, which takes longer.
    path.rename(tmp_path / path.name.replace("-part", "").replace(bd.version, "0.1.0"))
    exec(EXAMPLES[name], {})  # noqa: S102 - the page's own code
    assert shown in capsys.readouterr().out
