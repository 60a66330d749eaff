"""Queries that compute figures: what they must return, and what is said when they do not."""

from __future__ import annotations

import csv
import io
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balkans_data import PackageError, package
from balkans_data.derivations import _rounded, computed, queries

GOOD = Path(__file__).parents[1] / "fixtures" / "good"
NAME = "gas-import-share"
HEAD = "SELECT 'MNE' AS actor_id, '_Z' AS counterpart_id, '2017' AS period, "
TAIL = " AS value, 'A' AS obs_status, 'as_then' AS territory, 'courier2024' AS source_id, NULL AS note"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    return tmp_path


def _made(folder: Path) -> list[dict[str, str]]:
    """The figures of the one indicator that these tests compute anew."""
    return [row for row in csv.DictReader(io.StringIO(computed(folder))) if row["indicator_id"] == NAME]


def _write(folder: Path, query: str, name: str = NAME) -> None:
    (folder / f"data/derivations/{name}.sql").write_text(query, encoding="utf-8")


def test_shipped_figures_are_what_the_queries_give() -> None:
    root = package.root()
    assert computed(root) == (root / "data/derived_figures.csv").read_text(encoding="utf-8")
    assert queries(root)


def test_a_query_is_named_like_its_indicator_or_says_which_it_computes(folder: Path) -> None:
    _write(folder, HEAD + "1.25" + TAIL)
    (row,) = _made(folder)
    assert (row["actor_id"], row["period"], Decimal(row["value"])) == ("MNE", "2017", Decimal("1.2"))
    (folder / f"data/derivations/{NAME}.sql").unlink()
    _write(folder, f"SELECT '{NAME}' AS indicator_id, * FROM ({HEAD}1.25{TAIL})", "several")  # noqa: S608
    assert _made(folder) == [row]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("DELETE FROM statistics", "cannot be run: it is no SELECT"),
        ("SELECT * FROM nowhere", "cannot be run"),
        ("SELECT load_extension('x') AS value", "cannot be run"),
        (HEAD + "1 AS value", "must return indicator_id|must return actor_id"),
        (HEAD + "'much'" + TAIL, "'much', which is no finite number"),
        (HEAD + "9e999" + TAIL, "inf, which is no finite number"),
        (HEAD + "NULL" + TAIL, "None, which is no finite number"),
        (HEAD + "1" + TAIL + " WHERE 0", "no query in data/derivations/ gives a figure of"),
    ],
)
def test_what_is_no_figure_is_refused(folder: Path, query: str, message: str) -> None:
    _write(folder, query)
    with pytest.raises(PackageError, match=message):
        computed(folder)


def test_a_figure_of_what_is_no_derived_indicator_is_refused(folder: Path) -> None:
    _write(folder, f"SELECT 'invented' AS indicator_id, * FROM ({HEAD}1{TAIL})", "several")  # noqa: S608
    with pytest.raises(PackageError, match="gives 'invented', which is no derived indicator"):
        computed(folder)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.125, 2, "0.12"),
        (0.375, 2, "0.38"),
        (-0.0001, 2, "0.00"),
        (1e-9, 1, "0.0"),
        (1e15, 0, "1000000000000000"),
        (3, 2, "3.00"),
    ],
)
def test_rounding_is_half_to_even_and_plain(value: float, decimals: int, text: str) -> None:
    assert _rounded(value, decimals, "x") == text


@given(value=st.floats(-1e12, 1e12), decimals=st.integers(0, 6))
def test_rounding_twice_is_rounding_once(value: float, decimals: int) -> None:
    once = _rounded(value, decimals, "x")
    assert _rounded(float(once), decimals, "x") == once
    assert abs(Decimal(once) - Decimal(repr(value))) <= Decimal(5).scaleb(-decimals - 1)
