"""Twenty checks recomputed in pandas from the sentences of their readings: the SQL of a check and its sentence agree.

Each function below was written from the reading, the tables and the semantics of verdicts alone, before the SQL of the
check was seen. It shares no code with the checks: no query, no view, no rule of judging. What it finds, as of the day
of the claim and as of the release, must be the outcome that `check_results` stores, and where the reading turns on one
figure or date, the value that is stored as observed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
import pytest

import balkans_data as bd
from balkans_data import package

CLAIMANT = "antic2025"
"""The text whose claims these are: its own figures are no evidence for them."""

ENDS = ("narrow", "wide", "early", "late")
"""From which ends uncertain dates are taken."""

RELEASED = pd.Timestamp(package.data_date())

ROUNDED = 0.05
"""How far off an observed figure may be: the checks take shares that are stored to a tenth."""


@cache
def table(name):
    return bd.load(name)


@dataclass(frozen=True)
class World:
    """The tables as of a day, with uncertain dates taken from one of their ends."""

    day: pd.Timestamp
    ends: str

    def all_events(self, *, kind=None, actor=None, counterpart=None, about=""):
        """Return events whether or not they had happened, with one `day` each."""
        events = table("events")
        found = events[events.title.str.contains(about, flags=re.IGNORECASE)]
        for column, wanted in (("kind", kind), ("actor_id", actor), ("counterpart_id", counterpart)):
            if wanted is not None:
                found = found[found[column].isin([wanted] if isinstance(wanted, str) else list(wanted))]
        first = self.ends in ("wide", "early")
        return found.assign(day=found.date_min if first else found.date_max).sort_values("day")

    def events(self, **wanted):
        """Return events that had happened by the day."""
        found = self.all_events(**wanted)
        return found[found.day <= self.day]

    def spells(self, track, actor=None, partner=None, status=None):
        """Return spells with one day on which each `begins` and one on which it `ends`."""
        spells = table("alignments")
        found = spells[spells.track == track]
        for column, wanted in (("actor_id", actor), ("partner_id", partner), ("status", status)):
            if wanted is not None:
                found = found[found[column] == wanted]
        begins_first, ends_first = self.ends in ("wide", "early"), self.ends in ("narrow", "early")
        begins = found.start_min if begins_first else found.start_max.fillna(found.last_seen_min)
        ends = found.end_min.fillna(found.last_seen_max) if ends_first else found.end_max
        return found.assign(begins=begins, ends=ends)


def threshold(name):
    thresholds = table("thresholds").set_index("threshold_id")
    return float(thresholds.value[name])


def figures(indicator, actor, counterpart="_Z", period=None):
    """Return figures that do not come from the claimant."""
    found = table("observations")
    found = found[(found.indicator_id == indicator) & (found.actor_id == actor) & (found.counterpart_id == counterpart)]
    found = found[found.source_id != CLAIMANT]
    return found if period is None else found[found.period == period]


def one_value(rows):
    """Return the figure on which all rows agree, or None if there is none or they do not."""
    values = set(rows.value.astype(float))
    return values.pop() if len(values) == 1 else None


def belonging_to(owner, *, kinds=None):
    """Return the actor and what belongs to it, and to that, and so on."""
    actors = table("actors")
    found = {owner}
    while more := set(actors.actor_id[actors.parent_id.isin(found)]) - found:
        found |= more
    return found if kinds is None else set(actors.actor_id[actors.actor_id.isin(found) & actors.kind.isin(kinds)])


def is_about(value, stated):
    return abs(value - stated) <= stated * threshold("close-to") / 100


# The checks. Each returns whether the reading holds (None: the tables do not say) and, where it turns on one figure or
# date, that.


def barricades_in_late_2022(world):
    north = {"actor": "serbs-in-kosovo", "kind": "unrest"}
    erected = world.events(**north, about="put up barricades")
    demanded = world.events(**north, about="release of arrested Serbs a condition for taking the barricades down")
    if erected.empty or demanded.empty:
        return None, None
    late_2022 = pd.Timestamp("2022-10-01"), pd.Timestamp("2022-12-31")
    return bool(erected.day.between(*late_2022).any() and demanded.day.between(*late_2022).any()), None


def months_from_barricades_to_interview(world):
    erected = world.events(actor="serbs-in-kosovo", kind="unrest", about="put up barricades")
    erected = erected[erected.day.between(pd.Timestamp("2022-12-01"), pd.Timestamp("2022-12-31"))]
    spoken = world.events(actor="osmani-vjosa", counterpart="the-telegraph")
    if erected.empty or spoken.empty:
        return None, None
    days = int((spoken.day.max() - erected.day.min()).days)
    return days >= threshold("some-months"), days


def banks_of_two_groups_closed(world):
    ended = world.events(kind="decision", about="sold|insolvency|wound down")
    ended = ended[ended.day.dt.year == 2022]
    closed = [bool(ended.counterpart_id.str.startswith(group).any()) for group in ("sberbank", "vtb")]
    return (True if all(closed) else None), None


def serbia_banned_russian_media(world):
    media = belonging_to("RUS", kinds=["media"])
    sanctions = world.spells("russia-sanctions-2022", partner="RUS", status="imposed")
    bans = world.events(kind="sanction", counterpart=media)
    if sanctions.empty or not (bans.actor_id == "eu").any():
        return None, None
    last_day = sanctions.begins.min() + pd.Timedelta(days=threshold("soon"))
    openings = world.events(kind="opening", actor=media, counterpart="SRB")
    openings = openings[openings.day > last_day]
    if not openings.empty:
        return False, openings.day.min()
    by_serbia = bans[(bans.actor_id == "SRB") & (bans.day <= last_day)]
    return (True, by_serbia.day.min()) if len(by_serbia) else (None, None)


def us_spoke_of_malign_influence(world):
    statements = {
        "kind": "declaration",
        "actor": belonging_to("USA"),
        "counterpart": "RUS",
        "about": "malign influence",
    }
    days = world.events(**statements).day.nunique()
    if days >= threshold("repeated"):
        return True, days
    return (False if not days and len(world.all_events(**statements)) else None), days


def russia_blocked_drafts(world):
    drafts = {"kind": "blocked", "actor": "RUS", "about": "draft of the Security Council"}
    blocked = len(world.events(**drafts))
    if blocked >= 2:
        return True, blocked
    return (False if not blocked and len(world.all_events(**drafts)) >= 2 else None), blocked


def russian_gas_shares(years):
    """Return the shares of Russia in the gas that Serbia imported, and whether each is only a lower bound."""
    russia = figures("gas-imports", "SRB", "RUS").set_index("period")
    world = figures("gas-imports", "SRB", "WLD").set_index("period")
    shares = pd.DataFrame(
        {
            "share": 100 * russia.value.astype(float) / world.value.astype(float),
            "is_lower_bound": russia.note.str.contains("lower bound").fillna(value=False).astype(bool),
        }
    )
    shares = shares[shares.index < "2022"].dropna().sort_index()
    return shares if years is None else shares.tail(years)


def russian_gas_each_year(_):
    shares = russian_gas_shares(None)
    below = shares[shares.share < threshold("nearly-all")]
    if shares.empty:
        return None, None
    if below.empty:
        return True, None
    return (None if below.is_lower_bound.all() else False), None


def russian_gas_in_five_years(_):
    shares = russian_gas_shares(5)
    if len(shares) < 5:
        return None, None
    mean = float(shares.share.mean())
    if mean >= threshold("nearly-all"):
        return True, mean
    return (None if shares.is_lower_bound.any() else False), mean


def russian_gas_by_an_agency(_):
    reports = figures("gas-import-share", "SRB", "RUS")
    reports = reports[(reports.table_name == "reported_figures") & (reports.period_min.dt.year == 2021)]
    press = table("sources")
    reports = reports[reports.source_id.isin(press.source_id[press.kind == "press"])]
    share = one_value(reports)
    return (None if share is None else share >= threshold("nearly-all")), share


def price_of_nis():
    prices = figures("asset-sale-price-eur", "SRB", "gazprom-neft", "2008")
    return one_value(prices[prices.note.str.contains("NIS")])


def sale_of_nis_completed_in_2008(world):
    stake, price = one_value(figures("stake-sold", "nis", "gazprom-neft")), price_of_nis()
    completed = world.events(actor="nis", counterpart="gazprom-neft", about="completes the purchase")
    if stake is None or price is None or completed.empty:
        return None, None
    day = completed.day.max()
    return stake > 50 and round(price / 1e6) == 400 and day.year == 2008, day


def worth_to_price(period, note, *, share=1.0):
    worths = figures("company-worth-eur", "nis", period=period)
    worth, price = one_value(worths[worths.note.str.contains(note)]), price_of_nis()
    if worth is None or price is None:
        return None, None
    ratio = worth * share / price
    return is_about(ratio, 3), ratio


def valuation_of_the_stake(_):
    stake = one_value(figures("stake-sold", "nis", "gazprom-neft"))
    return (None, None) if stake is None else worth_to_price("2008", "whole company", share=stake / 100)


def valuation_of_the_whole(_):
    return worth_to_price("2008", "whole company")


def book_value_of_the_whole(_):
    return worth_to_price("2007", "book value of the whole company")


def russia_voted_for_the_question_on_kosovo(world):
    calls, votes = table("roll_calls"), table("votes")
    question = calls[(calls.date_min.dt.year == 2008) & calls.title.str.contains("kosovo.*icj", case=False)]
    vote = votes[votes.roll_call_id.isin(question.roll_call_id) & (votes.actor_id == "RUS")].vote
    recognition = world.spells("recognition", "RUS", "XKX")
    in_2008 = recognition[(recognition.begins <= "2008-12-31") & (recognition.ends > "2008-02-17")]
    if vote.empty or in_2008.empty:
        return None, None
    never_recognised = bool((in_2008.status == "does-not-recognise").all() and (in_2008.ends > "2008-12-31").any())
    return bool((vote == "yes").all()) and never_recognised, None


def south_stream_is_defunct(world):
    given_up = world.events(kind="withdrawal", counterpart="south-stream")
    tracked = figures("gas-pipeline-capacity", "south-stream")
    tracked = tracked[tracked.source_id.str.startswith("gem-") & (tracked.period_min <= world.day)]
    tracked = tracked[tracked.period_max >= world.day - pd.DateOffset(years=3)]
    if given_up.empty:
        return None, None
    resumed = world.events(kind="resumption", counterpart="south-stream")
    if (resumed.day > given_up.day.max()).any():
        return False, None
    return (True if tracked.note.str.contains("cancelled").any() else None), None


def route_of_south_stream(_):
    tracked = figures("gas-pipeline-capacity", "south-stream")
    routes = tracked.note.str.extract(r"\bin ([^;]+)")[0].dropna()
    if routes.empty:
        return None, None
    route = routes.iloc[0].split(", ")
    regions = table("alignments")
    seecp = regions[(regions.track == "region") & (regions.reading == "seecp") & (regions.status == "included")]
    actors = table("actors")
    southeast = set(actors.name[actors.actor_id.isin(seecp.actor_id)])
    return (
        route[0] == "Russia"
        and len(southeast & set(route)) >= threshold("several")
        and not {"Hungary", "Austria", "Slovakia"}.isdisjoint(route)
        and {"Ukraine", "Moldova", "Belarus", "Türkiye"}.isdisjoint(route)
    ), None


def sanctions_over_ukraine_began(world):
    return world.spells("russia-sanctions-2014", partner="RUS", status="imposed").begins.min()


def step_after_the_crisis(world):
    began = sanctions_over_ukraine_began(world)
    steps = world.events(actor="european-commission", kind="decision", about="South Stream")
    if pd.isna(began) or steps.empty:
        return None, None
    after = steps[steps.day > began]
    return (False, steps.day.max()) if after.empty else (True, after.day.min())


def first_step_after_the_crisis(world):
    began = sanctions_over_ukraine_began(world)
    steps = world.events(actor="european-commission", about="South Stream")
    if pd.isna(began) or steps.empty:
        return None, None
    return bool(steps.day.min() > began), steps.day.min()


def bulgaria_was_told_to_suspend(world):
    told = world.events(actor="european-commission", counterpart="BGR", about="South Stream.*suspend")
    stopped = world.events(actor="BGR", counterpart="south-stream", kind="suspension")
    if told.empty or stopped.empty:
        return None, None
    return bool(stopped.day.max() > told.day.min()), None


def refinery_modernised(world):
    works = {"actor": "nis", "counterpart": belonging_to("gazprom"), "kind": "opening"}
    begun = world.events(**works, about="modernisation .*begins")
    opened = world.events(**works, about="complex .*opened")
    owned = world.spells("ownership", "nis", "gazprom", "majority-owned")
    if begun.empty or opened.empty or owned.empty:
        return None, None

    def in_the_group(day):
        return bool(((owned.begins <= day) & (owned.ends > day)).any())

    began, opens = begun.day.min(), opened.day.max()
    return began.year < 2015 and opens.year > 2013 and in_the_group(began) and in_the_group(opens), None


CHECKS: dict[str, Any] = {
    "antic2025-041-late-2022": barricades_in_late_2022,
    "antic2025-044-months-after": months_from_barricades_to_interview,
    "antic2025-063-sberbank": banks_of_two_groups_closed,
    "antic2025-064-serbia-too": serbia_banned_russian_media,
    "antic2025-073-statements": us_spoke_of_malign_influence,
    "antic2025-077-security-council": russia_blocked_drafts,
    "antic2025-095-each-year": russian_gas_each_year,
    "antic2025-095-five-years": russian_gas_in_five_years,
    "antic2025-095-sole-supplier": russian_gas_by_an_agency,
    "antic2025-097-completion": sale_of_nis_completed_in_2008,
    "antic2025-103-audit-stake": valuation_of_the_stake,
    "antic2025-103-audit-whole": valuation_of_the_whole,
    "antic2025-103-book-value": book_value_of_the_whole,
    "antic2025-106-un-vote": russia_voted_for_the_question_on_kosovo,
    "antic2025-110-last-step": south_stream_is_defunct,
    "antic2025-111-listed-states": route_of_south_stream,
    "antic2025-116-after-crisis": step_after_the_crisis,
    "antic2025-116-first-step": first_step_after_the_crisis,
    "antic2025-117-told-to-suspend": bulgaria_was_told_to_suspend,
    "antic2025-121-refinery": refinery_modernised,
}


def day_of(check_id, moment):
    """Return the day as of which the claim is judged: that of the release, or the last that its own date can mean."""
    if moment == "now":
        return RELEASED
    claim_id = table("checks").set_index("check_id").claim_id[check_id]
    claim = table("claims").set_index("claim_id").loc[claim_id]
    published = table("sources").set_index("source_id").published_max[claim.source_id]
    return published if pd.isna(claim.made_on_max) else claim.made_on_max


def recomputed(check_id, moment):
    """Return the outcome, and the observed value by the narrow ends of dates."""
    answers = [CHECKS[check_id](World(day_of(check_id, moment), ends)) for ends in ENDS]
    holds = {None if answer is None else bool(answer) for answer, _ in answers}
    if holds == {True}:
        outcome = "supported"
    elif holds == {False}:
        outcome = "refuted"
    else:
        outcome = "conflicting" if {True, False} <= holds else "not_enough_evidence"
    return outcome, answers[0][1]


@pytest.mark.parametrize("moment", ["then", "now"])
@pytest.mark.parametrize("check_id", sorted(CHECKS))
def test_the_stored_outcome_is_that_of_the_reading(check_id, moment):
    results = table("check_results")
    stored = results[(results.check_id == check_id) & (results.moment == moment)].iloc[0]
    assert stored.as_of == day_of(check_id, moment)
    outcome, observed = recomputed(check_id, moment)
    assert outcome == stored.outcome
    if isinstance(observed, pd.Timestamp):
        assert observed.date().isoformat() in stored.observed
    elif observed is not None:
        stated = re.search(r"\d+(\.\d+)?", stored.observed)
        assert stated is not None, stored.observed
        assert float(stated[0]) == pytest.approx(observed, abs=ROUNDED)
