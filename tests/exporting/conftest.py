"""Exports of the shipped tables, made once a worker."""

from __future__ import annotations

from pathlib import Path

import pytest

import balkans_data as bd

#: The large ones take Excel, and who reads it back, some seconds each.
SMALL = ("alignments", "actors", "claims", "countries", "indicators", "names", "reported_figures", "suppressions")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Where each format of the whole package lies."""
    formats = ["sqlite", "parquet", "csv", "jsonl"]
    return dict(zip(formats, bd.export(tmp_path_factory.mktemp("shipped"), formats), strict=True))


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of some shipped tables."""
    (file,) = bd.export(tmp_path_factory.mktemp("shipped") / "some.xlsx", "xlsx", tables=SMALL)
    return file
