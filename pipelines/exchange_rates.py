"""Reference rates of the euro (`ecb-reference-rates`) to `statistics`: the last one of each month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.knowledge import read, series, statistic, who

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOT_QUOTED = ("", "N/A")


def rows(raw: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield, for each currency and month, the rate of the last day on which it was quoted."""
    quoted: dict[tuple[str, str], tuple[str, str]] = {}
    for row in read(raw / "ecb-reference-rates" / "eurofxref_hist_balkans.csv"):
        for currency in series("exchange_rates"):
            if row[currency] not in NOT_QUOTED:
                month = (currency, row["Date"][:7])
                quoted[month] = max(quoted.get(month, ("", "")), (row["Date"], row[currency]))
    for (currency, _), (day, rate) in quoted.items():
        issuer = who("ecb", currency, day)
        if issuer:
            yield "statistics", statistic(series("exchange_rates")[currency], issuer, day, rate)
