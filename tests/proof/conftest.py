"""Samples of the shipped package, which the faults are put into."""

from __future__ import annotations

import csv

import pytest

from balkans_data.testing import Pool


@pytest.fixture(scope="session")
def pool():
    return Pool.read()


@pytest.fixture(scope="session")
def samples(pool):
    return [pool.sample(seed) for seed in range(5)]


@pytest.fixture(autouse=True)
def _field_limit():
    """Other tests may run frictionless, which raises it for the whole process."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)
