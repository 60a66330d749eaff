"""Trade in goods with Russia and Belarus (`eurostat-trade-russia`) to `statistics`.

A cell without a figure is left out: the file has one mark for no trade and for not available.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.knowledge import read, series, statistic, who

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "eurostat-trade-russia"
#: What the author's own sum of sanctioned goods is called in ``mappings/series.csv``.
SANCTIONED = "sanctioned_export"
NOT_AVAILABLE = ":"


def rows(raw: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the figures of total trade and of fuels, then those of sanctioned goods.

    Raises
    ------
    LookupError
        If a product, flow or indicator is not mapped.
    """
    for row in read(raw / FOLDER / "ds_045409_total_and_fuels.csv"):
        product = row["PRODUCT [PRODUCT]"].rpartition("[")[2].removesuffix("]")
        name = f"{product}|{row['FLOW']}|{row['INDICATORS']}"
        yield from _figure(name, row["REPORTER (Labels)"], row["PARTNER (Labels)"], row["TIME"], row["value"])
    for row in read(raw / FOLDER / "eu_export_sanctioned.csv"):
        month = row["month"].removesuffix("-01")
        yield from _figure(SANCTIONED, row["reporter"], row["partner"], month, row["sanctioned_export"])


def _figure(name: str, reporter: str, partner: str, month: str, value: str) -> Iterator[tuple[str, dict[str, str]]]:
    measured = series("eurostat_trade")[name]
    actor, counterpart = who("comext", reporter, month), who("comext-partner", partner, month)
    if actor and counterpart and value != NOT_AVAILABLE:
        measured = replace(measured, counterpart_id=counterpart.actor_id)
        yield "statistics", statistic(measured, actor, month, value)
