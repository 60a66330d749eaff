"""The shipped tables and checks, opened once; each test changes rows and takes that back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date

import pytest

from balkans_data import database, package
from balkans_data.checking.asking import queries
from balkans_data.checking.running import Asked, asked, moments, needed
from balkans_data.models.verdicts import Moment
from balkans_data.testing.cases import Changer


@dataclass
class Bench:
    """What is needed to run a check."""

    changer: Changer
    checks: dict[str, Asked]
    days: dict[str, dict[Moment, date]]

    @property
    def connection(self):
        return self.changer.connection


@pytest.fixture(scope="session")
def bench() -> Iterator[Bench]:
    with closing(database.opened(needed(), read_only=False)) as connection:
        checks = {check.check_id: check for check in asked(connection, queries(package.root()))}
        days = moments(connection, date.fromisoformat(package.data_date()))
        yield Bench(Changer(connection), checks, days)
