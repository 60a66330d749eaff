"""Twenty checks, worked out a second time in pandas from the sentences of their readings, without their SQL.

Each function reads the tables as frames and answers as of a day, with uncertain dates taken from one end. What
follows from its answers must be what `check_results` has, so that a slip in a query, or in how answers are judged,
shows unless it is made twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pandas as pd
import pytest

import balkans_data as bd
from balkans_data import package

BOUNDS = ("narrow", "wide", "early", "late")
TEXT_ON_SERBIA, TEXT_ON_BALKANS = "antic2025", "morelli2018"


@dataclass(frozen=True)
class Answer:
    """Whether a reading holds (None: the rows do not say), what was seen, and the rows used."""

    holds: bool | None
    seen: object
    rows: pd.DataFrame


table = cache(bd.load)
day = pd.Timestamp
LAST_DAY = day("9999-12-31")


def where(frame, **wanted):
    """Return the rows that have these values; a list is any of them."""
    for column, value in wanted.items():
        frame = frame[frame[column].isin(value if isinstance(value, (list, set)) else [value])]
    return frame


def put_together(*frames):
    return pd.concat([frame.astype(object) for frame in frames], ignore_index=True)


def within(dates, bound):
    """Return one day for each uncertain date of events."""
    return dates["date_min"] if bound in ("wide", "early") else dates["date_max"]


def spells(bound, **wanted):
    """Return alignments with `begins` and `ends`, short, long, early or late as `bound` says."""
    found = where(table("alignments"), **wanted).copy()
    if bound in ("wide", "early"):
        found["begins"] = found["start_min"].fillna(day("0001-01-01"))
    else:
        found["begins"] = found["start_max"].fillna(found["last_seen_min"])
    if bound in ("narrow", "early"):
        found["ends"] = found["end_min"].fillna(found["last_seen_max"] + pd.Timedelta(days=1))
    else:
        found["ends"] = found["end_max"].fillna(LAST_DAY)
    return found


def standing(on, bound, **wanted):
    found = spells(bound, **wanted)
    return found[(found["begins"] <= on) & (found["ends"] > on)]


def happened(by, bound, **wanted):
    found = where(table("events"), **wanted).copy()
    found["day"] = within(found, bound)
    return found[found["day"] <= by]


def about(frame, *words):
    """Return the rows whose title has all of these words."""
    for word in words:
        frame = frame[frame["title"].str.contains(rf"\b{word}\b", case=False)]
    return frame


def figures(indicator, actor, text, counterpart=None, by=None):
    """Return the figures of others than a text; if `by` is given, for a time up to that day."""
    found = where(table("observations"), indicator_id=indicator, actor_id=actor)
    if counterpart:
        found = where(found, counterpart_id=counterpart)
    if by is not None:
        found = found[found["period_max"] <= by]
    return found[~found["source_id"].isin(own_sources(text))]


@cache
def own_sources(text):
    """Return a text and the sources that share its origin."""
    sources = table("sources").set_index("source_id")["shared_origin_id"].dropna()
    origins = {text, *sources.get([text], [])} if text in sources.index else {text}
    return origins | set(sources[sources.isin(origins)].index)


@cache
def threshold(name):
    return float(where(table("thresholds"), threshold_id=name)["value"].item())


def some_years_before(on, name):
    return on - pd.DateOffset(years=int(threshold(name)))


def russian_companies():
    return set(where(table("actors"), kind="company", parent_id="RUS")["actor_id"])


def of_last_years(frame, on):
    """Return the figures for a time in the three years before a day."""
    return frame[(frame["period_max"] <= on) & (frame["period_max"] > some_years_before(on, "recent"))]


def tracker(actor, on):
    """Return the row of a pipeline in the tracker; its note begins with how it is listed, then where."""
    return of_last_years(where(table("statistics"), indicator_id="gas-pipeline-capacity", actor_id=actor), on)


def listed_in(note):
    return set(re.search(r"\bin ([^;]+)", note)[1].split(", "))


# The readings, in the order of the claims.


def south_stream_listed_as_cancelled(on, bound):
    rows = tracker("south-stream", on)
    if rows.empty:
        return Answer(None, None, rows)
    listed = rows["note"].item().split(";")[0]
    return Answer(listed == "cancelled", listed, rows)


def gazprom_neft_took_over_nis(on, bound):
    owned = spells(bound, track="ownership", status="majority-owned", actor_id="nis", partner_id="gazprom")
    taken = happened(LAST_DAY, bound, kind="contract", actor_id="nis", counterpart_id="gazprom-neft")
    taken = taken[taken["day"].isin(owned["begins"])]
    if taken.empty:
        return Answer(None, None, taken)
    return Answer(bool(taken["day"].min() <= on), taken["day"].min(), put_together(taken, owned))


def turkstream_below_south_stream(on, bound):
    built = figures("gas-pipeline-capacity", "turkstream", TEXT_ON_SERBIA, by=on)
    planned = figures("gas-pipeline-capacity", "south-stream", TEXT_ON_SERBIA, by=on)
    rows = put_together(built, planned)
    if built.empty or planned.empty:
        return Answer(None, None, rows)
    return Answer(built["value"].max() < planned["value"].min(), built["value"].max(), rows)


def turkstream_has_31_and_a_half(on, bound):
    rows = figures("gas-pipeline-capacity", "turkstream", TEXT_ON_SERBIA, by=on)
    return Answer(None if rows.empty else bool((rows["value"].round(1) == 31.5).all()), rows["value"].max(), rows)


def south_stream_was_to_have_65(on, bound):
    rows = figures("gas-pipeline-capacity", "south-stream", TEXT_ON_SERBIA, by=on)
    return Answer(None if rows.empty else bool((rows["value"].round() == 65).all()), rows["value"].max(), rows)


def gas_went_to_serbia_and_hungary(on, bound):
    opened = day("2021-01-01")
    taking = spells(bound, track="gas-route", partner_id="turkstream", status=["offtake", "transit-and-offtake"])
    serbia, hungary = where(taking, actor_id="SRB"), where(taking, actor_id="HUN")
    rows = put_together(serbia, hungary)
    # A spell begins with the first flows by the route, so that there were none before the first.
    if serbia.empty or hungary.empty:
        return Answer(None, None, rows)
    at_both_ends = max(serbia["begins"].min(), hungary["begins"].min())
    return Answer(at_both_ends == opened, at_both_ends, rows)


def several_take_gas_by_turkstream(on, bound):
    region = where(table("alignments"), track="region", partner_id="southeast-europe", status="included")
    taking = standing(on, bound, track="gas-route", partner_id="turkstream", status=["offtake", "transit-and-offtake"])
    taking = where(taking, actor_id=set(region["actor_id"]) - {"TUR"})
    # A spell whose end is known was seen to its end.
    taking = taking[taking["last_seen_max"].fillna(taking["end_max"]) >= some_years_before(on, "recent")]
    n_takers = taking["actor_id"].nunique()
    # Fewer may be all that is known.
    return Answer(True if n_takers >= threshold("several") else None, n_takers, taking)


def neither_line_is_in_serbia(on, bound):
    rows = put_together(tracker("tap", on), tracker("tanap", on))
    if len(rows) < 2:
        return Answer(None, None, rows)
    return Answer(not any("Serbia" in listed_in(note) for note in rows["note"]), None, rows)


def fields_63_of_67(on, bound):
    country = of_last_years(figures("oil-fields-known", "SRB", TEXT_ON_SERBIA), on)
    province = of_last_years(figures("oil-fields-known", "RS-VO", TEXT_ON_SERBIA), on)
    rows = put_together(country, province)
    if country.empty or province.empty:
        return Answer(None, None, rows)
    both = (country["value"] == 67).all() and (province["value"] == 63).all()
    return Answer(bool(both), province["value"].max(), rows)


def azerbaijan_and_serbia_signed(on, bound):
    rows = about(happened(on, bound, kind="signature"), "SOCAR", "Srbijagas", "sale of gas")
    if rows.empty:
        return Answer(None, None, rows)
    return Answer(bool((rows["day"].dt.strftime("%Y-%m") == "2023-11").any()), rows["day"].min(), rows)


def azerbaijan_is_to_deliver_400(on, bound):
    rows = figures("gas-contracted-volume", "SRB", TEXT_ON_SERBIA, counterpart="AZE")
    rows = rows[(rows["period_min"] >= day("2023-11-01")) & (rows["period_max"] <= day("2026-12-31"))]
    total = rows.groupby("period")["value"].max().sum()
    if total <= 400 and not {"2024", "2025", "2026"} <= set(rows["period"]):
        return Answer(None, total, rows)
    return Answer(bool(total == 400), total, rows)


def azerbaijan_produces_less(on, bound):
    output = of_last_years(figures("gas-output-volume", "AZE", TEXT_ON_SERBIA), on).sort_values("period_max")
    bought = where(figures("gas-supplied-volume", "eu", TEXT_ON_SERBIA, counterpart="RUS"), period="2021")
    rows = put_together(output, bought)
    if output.empty or bought.empty:
        return Answer(None, None, rows)
    return Answer(bool(output["value"].iloc[-1] < bought["value"].min()), output["value"].iloc[-1], rows)


def designation(on, bound):
    return happened(on, bound, kind="sanction", actor_id="nis", counterpart_id="USA")


def nis_was_listed_in_january_2025(on, bound):
    rows = designation(on, bound)
    if rows.empty:
        return Answer(None, None, rows)
    return Answer(rows["day"].min().strftime("%Y-%m") == "2025-01", rows["day"].min(), rows)


def nis_was_listed_as_russian(on, bound):
    listed = designation(on, bound)
    if listed.empty:
        return Answer(None, None, listed)
    that_day = listed["day"].min()
    known = spells(bound, track="ownership", status="majority-owned", actor_id="nis")
    owned = known[(known["begins"] <= that_day) & (known["ends"] > that_day)]
    owned = where(owned, partner_id=russian_companies())
    ground = about(happened(on, bound, kind="declaration", actor_id="us-treasury", counterpart_id="nis"), "controlled")
    ground = ground[ground["day"] == that_day]
    owners = where(table("actors"), actor_id=set(owned["partner_id"]))["name"]
    rows = put_together(listed, known, ground)
    if known.empty or ground.empty:
        return Answer(None, None, rows)
    return Answer(not owned.empty, " ".join(owners), rows)


def gazprom_owns_nis(on, bound):
    known = spells(bound, track="ownership", status="majority-owned", actor_id="nis", partner_id="gazprom")
    rows = known[(known["begins"] <= on) & (known["ends"] > on)]
    if rows.empty:
        return Answer(None if known.empty else False, None, known)
    is_fresh = rows["last_seen_max"].fillna(rows["end_max"]) >= on - pd.DateOffset(months=6)
    return Answer(True if is_fresh.any() else None, rows["last_seen"].iloc[0], rows)


def treasury_declared_its_aim(on, bound):
    listed = designation(on, bound)
    aim = happened(on, bound, kind="declaration", actor_id="us-treasury", counterpart_id="RUS")
    aim = about(aim, "source of revenue")
    aim = aim[aim["day"].isin(listed["day"])]
    return Answer(None if aim.empty else True, aim["day"].min(), put_together(listed, aim))


def only_serbia_of_the_council_of_europe(on, bound):
    members = standing(on, bound, track="coe-membership", status="member")
    out = standing(on, bound, track="russia-sanctions-2022", partner_id="RUS", status="not-aligned")
    others = where(out, actor_id=set(members["actor_id"]) - {"SRB"})
    rows = put_together(where(members, actor_id=set(others["actor_id"])), others)
    # Without one the tables would have to hold all members, which nothing says.
    return Answer(None if others.empty else False, " ".join(sorted(others["actor_id"])), rows)


def three_are_members_of_nato(on, bound):
    three = {"ALB", "HRV", "MNE"}
    known = spells(bound, track="nato-membership", status="member", actor_id=three)
    members = known[(known["begins"] <= on) & (known["ends"] > on)]
    if set(members["actor_id"]) == three:
        return Answer(True, None, members)
    # Who is known to have been one at another time only, was none on the day.
    return Answer(None if set(known["actor_id"]) == set(members["actor_id"]) else False, None, known)


def kosovo_security_force_is_small(on, bound):
    rows = of_last_years(figures("security-force-active", "XKX", TEXT_ON_BALKANS), on)
    if rows.empty:
        return Answer(None, None, rows)
    newest = rows.sort_values("period_max").tail(1)
    return Answer(bool(newest["value"].item() < threshold("small-force")), newest["value"].item(), newest)


def tanks_had_come_by_2018(on, bound):
    written = day("2018-01-31")
    # What is known now about that time, whenever it is asked: a first delivery says that there was none before it.
    known = happened(day(package.data_date()), bound, kind="delivery", actor_id="SRB", counterpart_id="RUS")
    rows = about(known, "tanks")
    if ((rows["day"] <= written) & (rows["day"] > some_years_before(written, "recent"))).any():
        return Answer(True, rows["day"].min(), rows)
    first = about(rows, "^first")
    return Answer(None if first.empty else False, first["day"].min(), rows)


READINGS = {
    "antic2025-122-listed-cancelled": south_stream_listed_as_cancelled,
    "antic2025-123-majority": gazprom_neft_took_over_nis,
    "antic2025-125-capacity": turkstream_below_south_stream,
    "antic2025-126-figure": turkstream_has_31_and_a_half,
    "antic2025-127-figure": south_stream_was_to_have_65,
    "antic2025-129-to-hungary": gas_went_to_serbia_and_hungary,
    "antic2025-135-takers": several_take_gas_by_turkstream,
    "antic2025-140-route": neither_line_is_in_serbia,
    "antic2025-154-fields": fields_63_of_67,
    "antic2025-166-signed": azerbaijan_and_serbia_signed,
    "antic2025-167-total": azerbaijan_is_to_deliver_400,
    "antic2025-170-output": azerbaijan_produces_less,
    "antic2025-175-listed": nis_was_listed_in_january_2025,
    "antic2025-176-declared-ground": nis_was_listed_as_russian,
    "antic2025-177-majority": gazprom_owns_nis,
    "antic2025-180-declared-aim": treasury_declared_its_aim,
    "antic2025-194-council-of-europe": only_serbia_of_the_council_of_europe,
    "morelli2018-092-members": three_are_members_of_nato,
    "morelli2018-094-strength": kosovo_security_force_is_small,
    "morelli2018-103-tanks": tanks_had_come_by_2018,
}


def claim_of(check_id):
    return where(table("claims"), claim_id=where(table("checks"), check_id=check_id)["claim_id"].item()).iloc[0]


def asked_on(claim, moment):
    if moment == "now":
        return day(package.data_date())
    if pd.notna(claim["made_on"]):
        return claim["made_on_max"]
    return where(table("sources"), source_id=claim["source_id"])["published_max"].item()


def is_all_own(rows, claim):
    """Whether every row goes back to the text or its speaker."""
    own = own_sources(claim["source_id"])
    of_text = rows["source_id"].isin(own)
    if "second_source_id" in rows:
        of_text &= rows["second_source_id"].isna() | rows["second_source_id"].isin(own)
    if "originator_id" in rows:
        of_text |= rows["originator_id"].eq(claim["speaker_id"]).fillna(False)
    return bool(of_text.all())


def label(answer, claim):
    if answer.rows.empty or answer.holds is None:
        return "not_enough_evidence"
    if not answer.holds:
        return "refuted"
    return "not_enough_evidence" if is_all_own(answer.rows, claim) else "supported"


def outcome(answers, claim):
    labels = {label(answer, claim) for answer in answers}
    if len(labels) == 1:
        return labels.pop()
    return "conflicting" if {"supported", "refuted"} <= labels else "not_enough_evidence"


def says(observed, seen):
    """Whether what a check observed names a figure, a day or a word."""
    if isinstance(seen, pd.Timestamp):
        return f"{seen:%Y-%m-%d}" in observed
    if isinstance(seen, str):
        return seen in observed
    return any(float(number) == float(seen) for number in re.findall(r"\d+(?:\.\d+)?", observed))


@pytest.mark.parametrize("moment", ["then", "now"])
@pytest.mark.parametrize("check_id", READINGS)
def test_a_check_says_what_its_reading_gives_in_pandas(check_id, moment):
    claim = claim_of(check_id)
    on = asked_on(claim, moment)
    answers = [READINGS[check_id](on, bound) for bound in BOUNDS]
    stored = where(table("check_results"), check_id=check_id, moment=moment).iloc[0]
    assert stored["as_of"] == on
    assert outcome(answers, claim) == stored["outcome"]
    seen = answers[0].seen
    if seen is not None and pd.notna(seen) and pd.notna(stored["observed"]):
        assert says(stored["observed"], seen), (stored["observed"], seen)
