"""Samples are small, closed, equal for equal seeds, and valid without a finding."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balkans_data.models.registry import TABLES
from balkans_data.testing import Pool
from balkans_data.validation import report

GOOD = Path(__file__).resolve().parents[1] / "fixtures" / "good"


@settings(
    max_examples=max(12, settings.default.max_examples // 8),
    suppress_health_check=[*settings.default.suppress_health_check, HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 10**9))
def test_a_sample_is_valid(tmp_path, pool, seed):
    sample = pool.sample(seed)
    sample.write(tmp_path)
    result = report(tmp_path, release=True)
    assert result.findings == []
    assert result.unjudged == []
    numbers = {name: number for name, number in result.rows.items() if name not in ("suppressions", "retired_ids")}
    assert all(numbers.values()), "a table without rows can have no fault"
    assert all(3 <= number <= 120 for number in numbers.values())


def test_equal_seeds_give_equal_samples(pool, tmp_path):
    assert pool.sample(7).tables == pool.sample(7).tables == Pool.read().sample(7).tables
    assert pool.sample(7).tables != pool.sample(8).tables


def test_a_larger_factor_gives_more_rows(pool):
    few, many = (sum(map(len, pool.sample(3, factor=factor).tables.values())) for factor in (1, 3))
    assert few < many


@pytest.mark.parametrize("seed", range(3))
def test_a_sample_of_another_package(tmp_path, seed):
    pool = Pool.read(GOOD)
    sample = pool.sample(seed)
    assert all(row in pool.tables[name] for name in TABLES for row in sample.tables[name])
    sample.write(tmp_path)
    assert report(tmp_path, release=True).findings == []
