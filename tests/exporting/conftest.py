"""Exports of the shipped tables, made once a worker."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import balkans_data as bd

#: The large ones take Excel, and who reads it back, some seconds each.
SMALL = ("alignments", "actors", "claims", "countries", "indicators", "names", "reported_figures", "suppressions")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return where a format of the whole package lies, made when it is first asked for."""

    @cache
    def made(name: str) -> Path:
        (path,) = bd.export(tmp_path_factory.mktemp("shipped"), name)
        return path

    return made


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of some shipped tables."""
    (file,) = bd.export(tmp_path_factory.mktemp("shipped") / "some.xlsx", "xlsx", tables=SMALL)
    return file
