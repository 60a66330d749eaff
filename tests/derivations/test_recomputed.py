"""Derived figures, computed a second time in pandas and apart from the SQL, from definitions in `indicators`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

import balkans_data as bd

KEY = ["actor_id", "counterpart_id", "period"]
COMPUTED: dict[str, Callable[[], pd.Series[Any]]] = {}


def computes(*indicators: str) -> Callable[[Callable[..., pd.Series[Any]]], Callable[..., pd.Series[Any]]]:
    def note(function: Callable[..., pd.Series[Any]]) -> Callable[..., pd.Series[Any]]:
        for indicator in indicators:
            COMPUTED[indicator] = (lambda indicator=indicator: function(indicator)) if len(indicators) > 1 else function
        return function

    return note


@cache
def statistics() -> pd.DataFrame:
    return bd.load("statistics").astype({"actor_id": str, "counterpart_id": str, "period": str})


@cache
def derived() -> pd.DataFrame:
    return bd.load("derived_figures").astype({"actor_id": str, "counterpart_id": str, "period": str})


def measured(indicator: str, counterpart: str | None = None) -> pd.Series[Any]:
    """Values by actor, counterpart and period; with a counterpart given, by actor and period."""
    rows = statistics()[statistics()["indicator_id"] == indicator]
    if counterpart is None:
        return rows.set_index(KEY)["value"]
    return rows[rows["counterpart_id"] == counterpart].set_index(["actor_id", "period"])["value"]


def share(part: pd.Series[Any], whole: pd.Series[Any]) -> pd.Series[Any]:
    """In per cent, where there is a whole."""
    found = part.to_frame("part").join(whole.rename("whole"), on=list(whole.index.names))
    return 100 * found["part"] / found["whole"].where(found["whole"] > 0)


def one_sided(values: pd.Series[Any]) -> pd.Series[Any]:
    """As figures with nobody on the other side."""
    return pd.concat({"_Z": values}, names=["counterpart_id"]).reorder_levels(KEY)


@computes("gas-import-share")
def gas_import_share() -> pd.Series[Any]:
    found = share(measured("gas-imports"), measured("gas-imports", "WLD"))
    return found[found.index.get_level_values("counterpart_id") != "WLD"]


@computes("lng-import-share")
def lng_import_share() -> pd.Series[Any]:
    return one_sided(share(measured("lng-imports", "WLD"), measured("gas-imports", "WLD")))


@computes("gas-import-dependency")
def gas_import_dependency() -> pd.Series[Any]:
    supply = measured("gas-supply", "_Z")
    net = measured("gas-imports", "WLD") - measured("gas-exports", "_Z")
    return one_sided(100 * net / supply.where(supply > 0))


@computes(
    "electricity-share-coal",
    "electricity-share-gas",
    "electricity-share-hydro",
    "electricity-share-nuclear",
    "electricity-share-wind-solar",
)
def electricity_share(indicator: str) -> pd.Series[Any]:
    of = indicator.removeprefix("electricity-share-").split("-")
    part = sum(measured(f"electricity-from-{name}") for name in of)
    return share(part, measured("electricity-generation", "_Z"))


def yearly(values: pd.Series[Any]) -> pd.Series[Any]:
    """Sums of the calendar years of which every month is there."""
    frame = values.rename("value").reset_index()
    frame["period"] = frame["period"].str[:4]
    grouped = frame.groupby(KEY)["value"]
    return grouped.sum()[grouped.size() == 12]


@computes("goods-imports-eur-annual", "goods-exports-eur-annual")
def goods_annual(indicator: str) -> pd.Series[Any]:
    return yearly(measured(indicator.removesuffix("-annual")))


@computes("fuel-share-of-imports")
def fuel_share() -> pd.Series[Any]:
    fuel, goods = measured("fuel-imports-eur"), measured("goods-imports-eur")
    both = fuel.index.intersection(goods.index)
    return 100 * yearly(fuel[both]) / yearly(goods[both])


@computes("un-ideal-point-distance")
def ideal_point_distance() -> pd.Series[Any]:
    points = measured("un-ideal-point", "_Z")
    wide = points.unstack("actor_id")
    parts = {other: wide.sub(wide[other], axis=0).abs().drop(columns=other) for other in ("CHN", "DEU", "RUS", "USA")}
    found = pd.concat(parts, axis=1, names=["counterpart_id", "actor_id"]).stack([0, 1], future_stack=True)
    return found.dropna().reorder_levels(KEY)


@cache
def bulk_votes() -> pd.DataFrame:
    """Votes on whole proposals in the bulk file, until 2019, as numbers with their year."""
    calls = bd.load("roll_calls")
    flags = ["is_amendment", "is_paragraph", "is_important"]
    whole = ~(calls["is_amendment"].fillna(False) | calls["is_paragraph"].fillna(False))
    rated = set(calls.loc[whole & calls["is_important"].notna(), "resolution"].dropna())
    whole &= ~(calls[flags].isna().all(axis="columns") & calls["resolution"].isin(rated))
    bulk = calls["source_id"].str.startswith("unvotes") & (calls["date_min"] < "2020")
    votes = bd.load("votes").merge(calls.loc[whole & bulk, ["roll_call_id", "date_min"]], on="roll_call_id")
    votes["score"] = votes["vote"].astype(str).map({"yes": 1.0, "abstain": 0.5, "no": 0.0})
    votes["period"] = votes["date_min"].dt.strftime("%Y")
    return votes.dropna(subset="score")


@computes("un-voting-agreement")
def voting_agreement() -> pd.Series[Any]:
    votes = bulk_votes()
    wide = votes.pivot_table(index=["period", "roll_call_id"], columns="actor_id", values="score")
    parts = {}
    for other in ("CHN", "DEU", "RUS", "USA"):
        alike = 1 - wide.sub(wide[other], axis=0).abs().drop(columns=other)
        by_year = alike.groupby(level="period")
        parts[other] = by_year.mean().where(by_year.count() >= 10)
    found = pd.concat(parts, axis=1, names=["counterpart_id", "actor_id"]).stack([0, 1], future_stack=True)
    return found.dropna().reorder_levels(KEY)


@computes("un-voting-participation")
def voting_participation() -> pd.Series[Any]:
    votes = bulk_votes()
    calls = votes.drop_duplicates("roll_call_id").set_index("roll_call_id")["date_min"]
    spells = bd.load("alignments").query("track == 'state-list' and partner_id == 'un' and status == 'member'")
    parts = {}
    every = bd.load("votes").merge(bd.load("roll_calls")[["roll_call_id", "date_min"]], on="roll_call_id")
    for actor, own in votes.groupby("actor_id"):
        since = every.loc[every["actor_id"] == actor, "date_min"].min()
        member = np.zeros(len(calls), dtype=bool)
        for spell in spells[spells["actor_id"] == actor].itertuples():
            member |= ((calls >= max(spell.start_max, since)) & (calls < spell.end_min)).to_numpy()
        present = calls.index.isin(own["roll_call_id"])
        counted = pd.Series(present, index=calls.dt.strftime("%Y"))[member | present]
        by_year = counted.groupby(level=0)
        parts[str(actor)] = (100 * by_year.mean())[by_year.size() >= 10]
    return one_sided(pd.concat(parts, names=["actor_id", "period"]))


@computes(
    "usd-rate-bgn", "usd-rate-eur", "usd-rate-hrk", "usd-rate-huf", "usd-rate-ron", "usd-rate-rub", "usd-rate-try"
)
def usd_rate(indicator: str) -> pd.Series[Any]:
    dollar = measured("eur-rate-usd").droplevel(["actor_id", "counterpart_id"])
    code = indicator[-3:]
    if code == "eur":
        values = pd.concat({"euro-area": 1 / dollar}, names=["actor_id"])
    else:
        values = measured(f"eur-rate-{code}", "_Z").div(dollar, level="period").dropna()
    return one_sided(values)


def test_every_derived_indicator_is_computed_here() -> None:
    indicators = bd.load("indicators")
    assert set(COMPUTED) == set(indicators.loc[indicators["method"] == "derived", "indicator_id"])


@pytest.mark.parametrize("indicator", sorted(COMPUTED))
def test_shipped_figures_are_those_that_pandas_computes(indicator: str) -> None:
    expected = COMPUTED[indicator]().dropna().rename("expected")
    shipped = derived().query("indicator_id == @indicator").set_index(KEY)["value"]
    assert len(shipped) > 0
    assert set(shipped.index) == set(expected.index)
    decimals = bd.load("indicators").set_index("indicator_id").loc[indicator, "decimals"]
    both = shipped.to_frame().join(expected)
    off = (both["value"] - both["expected"]).abs()
    assert off.max() <= 0.5 * 10.0**-decimals + 1e-9


def test_figures_are_rounded_to_the_decimals_of_their_indicator() -> None:
    decimals = bd.load("indicators").set_index("indicator_id")["decimals"]
    with bd.path("derived_figures").open(encoding="utf-8") as stream:
        cells = pd.read_csv(stream, dtype=str, usecols=["indicator_id", "value"])
    digits = cells["value"].str.partition(".")[2].str.len()
    assert (digits == cells["indicator_id"].map(decimals)).all()
