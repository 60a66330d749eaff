"""Faults that only rules see, in indicators, figures and votes: values that are possible, but wrong."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from balkans_data.models.edtf import Edtf
from balkans_data.testing.mutants import COMPLETE, Change, Edit, Mark
from balkans_data.testing.relation_faults import kind_of, one
from balkans_data.testing.sampling import FIGURES, is_rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from balkans_data.testing.sampling import Row, Sample

__all__ = ["FIGURE_FAULTS"]

_SERIES = FIGURES[:2]
_NEAR = 731
"""Within so many days a public rate is held against a reported one."""
_VALUES = frozenset(
    ["figure-bounds", "figure-decimals", "figure-jump", "figure-parts", "figure-range", "figure-shares",
     "figure-world", "rate-direction"]
)  # fmt: skip
"""What a value is held against."""
_KEYS = frozenset(
    ["figure-counterpart", "figure-forecast", "figure-method", "figure-period", "figure-repeated", "figure-state-life",
     "future-date"]
)  # fmt: skip
"""What the indicator, actor, counterpart and period of a figure are held against."""


def _about(sample: Sample, row: Row) -> Row:
    return sample.by("indicators", "indicator_id")[(row["indicator_id"],)]


def _figures(sample: Sample, tables: tuple[str, ...] = FIGURES) -> Iterator[tuple[str, Row, Row]]:
    for table in tables:
        for row in sample.rows(table):
            yield table, row, _about(sample, row)


def _text(number: Decimal) -> str:
    return f"{number:f}"


def _out_of_bounds(sample: Sample) -> Iterator[Edit]:
    for table, row, about in _figures(sample):
        for bound, step in ((about["minimum"], -1), (about["maximum"], 1)):
            if bound:
                value = _text(Decimal(bound) + step)
                yield one(table, row, {"value": value}, "figure-bounds", "value", _VALUES)


def _other_unit(sample: Sample) -> Iterator[Edit]:
    """Enter a share of 1 as one of 100, or thousands as ones: seen where the bounds or the last figure tell."""
    for table, row, about in _figures(sample):
        value = Decimal(row["value"])
        if about["maximum"] and value * 1000 > Decimal(about["maximum"]):
            yield one(table, row, {"value": _text(value * 1000)}, "figure-bounds", "value", _VALUES)


def _too_precise(sample: Sample) -> Iterator[Edit]:
    for table, row, about in _figures(sample, _SERIES):
        value = Decimal(row["value"])
        more = value + (1 if value >= 0 else -1) * 3 * Decimal(10) ** -(int(about["decimals"]) + 1)
        if abs(value) < 10**9:
            yield one(table, row, {"value": _text(more)}, "figure-decimals", "value", _VALUES)


def _jump(sample: Sample) -> Iterator[Edit]:
    for table in _SERIES:
        rows = sample.rows(table)
        for before, row in pairwise(rows):
            about = _about(sample, row)
            names = ("indicator_id", "actor_id", "counterpart_id")
            if not about["jump_factor"] or [before[name] for name in names] != [row[name] for name in names]:
                continue
            days = Edtf(row["period"]).min.toordinal() - Edtf(before["period"]).min.toordinal()
            level = Decimal(before["value"])
            if days <= 366 and level > 0 and not row["note"] and row["obs_status"] != "B":
                value = round(level * Decimal(about["jump_factor"]) * 2, int(about["decimals"]))
                if value > level:
                    yield one(table, row, {"value": _text(value)}, "figure-jump", "value", _VALUES)


def _shares(sample: Sample) -> Iterator[Edit]:
    """Let two shares of one whole be possible each, and too much together."""
    groups: dict[tuple[str, ...], list[tuple[str, Row]]] = {}
    for table, row, about in _figures(sample, _SERIES):
        if about["unit"].startswith("%") and about["part_of"] and about["minimum"] == "0":
            key = (about["part_of"], row["actor_id"], row["counterpart_id"], row["period"])
            groups.setdefault(key, []).append((table, row))
    for group in groups.values():
        if len(group) > 1:
            first = min(group, key=lambda item: f"{item[0]}/{'|'.join(list(item[1].values())[:4])}")
            table, row = max(group, key=lambda item: Decimal(item[1]["value"]))
            rest = sum(Decimal(other["value"]) for _, other in group if other is not row)
            if rest > 1:
                yield Edit(
                    [Change(table, row, {"value": "100"})],
                    [Mark("figure-shares", *first, "value")],
                    _VALUES,
                )


def _parts(sample: Sample) -> Iterator[Edit]:
    """Let a part be more than its whole."""
    wholes = sample.by("statistics", "indicator_id", "actor_id", "counterpart_id", "period")
    for table, row, about in _figures(sample, FIGURES[:1]):
        key = (about["part_of"], row["actor_id"], row["counterpart_id"], row["period"])
        whole = wholes.get(key)
        if whole is None or about["unit"] != _about(sample, whole)["unit"] or not about["minimum"]:
            continue
        if Decimal(about["minimum"]) >= 0:
            value = _text(Decimal(whole["value"]) * 2 + 10)
            yield Edit(
                [Change(table, row, {"value": value})], [Mark("figure-parts", "statistics", whole, "value")], _VALUES
            )


def _above_world(sample: Sample) -> Iterator[Edit]:
    """Let a figure towards one be more than that towards all."""
    rows = sample.by("statistics", "indicator_id", "actor_id", "counterpart_id", "period")
    for table, row, about in _figures(sample, FIGURES[:1]):
        whole = rows.get((row["indicator_id"], row["actor_id"], "WLD", row["period"]))
        if whole and whole is not row and about["minimum"] and Decimal(about["minimum"]) >= 0:
            value = _text(Decimal(whole["value"]) + 1)
            yield one(table, row, {"value": value}, "figure-world", "value", _VALUES)


def _after_source(sample: Sample) -> Iterator[Edit]:
    """Date a figure after its source, yet before the release."""
    sources = sample.by("sources", "source_id")
    for table, row, about in _figures(sample):
        published = sources[(row["source_id"],)]["published"]
        year = Edtf(published).max.year + 1 if published else 9999
        if row["obs_status"] != "F" and year < int(sample.released[:4]):
            period = {"annual": f"{year}", "monthly": f"{year}-03"}.get(about["frequency"], f"{year}-03-04")
            yield one(table, row, {"period": period}, "figure-forecast", "obs_status", _VALUES | _KEYS)


def _inverted(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("reported_figures"):
        if not is_rate(row["indicator_id"]):
            continue
        day = Edtf(row["period"]).min.toordinal()
        public = [
            (abs(Edtf(other["period"]).min.toordinal() - day), Decimal(other["value"]))
            for _, other, _ in _figures(sample, _SERIES)
            if other["indicator_id"] == row["indicator_id"]
        ]
        days, level = min(public, default=(_NEAR + 1, Decimal(0)))
        # Close to one there is no telling a rate from its inverse.
        if days <= _NEAR and (level > Decimal("1.5") or 0 < level < Decimal("0.6")):
            value = _text(round(1 / Decimal(row["value"]), 6))
            yield one("reported_figures", row, {"value": value}, "rate-direction", "value", _VALUES)


def _range_down(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("reported_figures"):
        low = _text(Decimal(row["value"]) - 1)
        yield one("reported_figures", row, {"value_high": low}, "figure-range", "value_high", _VALUES)


def _wrong_period(sample: Sample) -> Iterator[Edit]:
    for table, row, about in _figures(sample, _SERIES):
        if about["frequency"] in ("annual", "monthly"):
            period = f"{row['period'][:4]}-06-30" if about["frequency"] == "monthly" else f"{row['period'][:4]}-06"
            yield one(table, row, {"period": period}, "figure-period", "period", _VALUES | _KEYS)


def _before_state(sample: Sample) -> Iterator[Edit]:
    for table, row, about in _figures(sample):
        if row["territory"] == "as_then" and kind_of(sample, row["actor_id"]) in ("country", "former_country"):
            period = {"annual": "1650", "monthly": "1650-03"}.get(about["frequency"], "1650-03-04")
            yield one(table, row, {"period": period}, "figure-state-life", "actor_id", _VALUES | _KEYS)


def _future_period(sample: Sample) -> Iterator[Edit]:
    for table, row, about in _figures(sample):
        if row["obs_status"] != "F":
            period = {"annual": "2924", "monthly": "2924-03"}.get(about["frequency"], "2924-03-04")
            yield one(table, row, {"period": period}, "future-date", "period", _VALUES | _KEYS)


def _wrong_counterpart(sample: Sample) -> Iterator[Edit]:
    known = {row["actor_id"] for row in sample.rows("actors")}
    for table, row, about in _figures(sample):
        other = "_Z" if about["is_bilateral"] == "true" else row["actor_id"]
        keys = sample.by(table, "indicator_id", "actor_id", "counterpart_id", "period")
        if other in known and (row["indicator_id"], row["actor_id"], other, row["period"]) not in keys:
            # Its counterpart may be left without any row.
            follows = _VALUES | _KEYS | {"actor-unused"}
            yield one(table, row, {"counterpart_id": other}, "figure-counterpart", "counterpart_id", follows)


def _wrong_table(sample: Sample) -> Iterator[Edit]:
    method = {"statistics": "statistic", "derived_figures": "derived"}
    for table, row, _ in _figures(sample, _SERIES):
        for about in sample.rows("indicators"):
            if about["method"] != method[table]:
                follows = _VALUES | _KEYS | {"indicator-unused"}
                yield one(table, row, {"indicator_id": about["indicator_id"]}, "figure-method", "indicator_id", follows)


def _status_unexplained(sample: Sample) -> Iterator[Edit]:
    for table, row, _ in _figures(sample):
        for status in "BDU":
            cells = {"obs_status": status, "note": ""}
            follows = frozenset(["figure-jump", "figure-qualifier", "figure-forecast", "future-date"])
            yield one(table, row, cells, "figure-status-note", "note", follows)


def _no_forecast(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("reported_figures"):
        status = "A" if row["qualifier"] == "forecast" else "F"
        follows = frozenset(["figure-forecast", "figure-status-note", "future-date"])
        yield one("reported_figures", row, {"obs_status": status}, "figure-qualifier", "obs_status", follows)


def _figure_of_other_source(sample: Sample) -> Iterator[Edit]:
    follows = frozenset(
        ["figure-claim", "figure-locator", "figure-passage", "figure-forecast", "figure-repeated", "source-unused"]
    )
    for row in sample.rows("reported_figures"):
        for source in sample.rows("sources"):
            if not row["source_id"].startswith(source["source_id"]):
                cells = {"source_id": source["source_id"]}
                yield one("reported_figures", row, cells, "figure-id", "figure_id", follows)


def _figure_of_other_claim(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("reported_figures"):
        for claim in sample.rows("claims"):
            if claim["source_id"] != row["source_id"]:
                cells = {"claim_id": claim["claim_id"]}
                yield one("reported_figures", row, cells, "figure-claim", "claim_id")


def _figure_again(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("reported_figures"):
        new = {**row, "figure_id": f"{row['figure_id']}9"}
        yield Edit(
            [Change("reported_figures", None, new)], [Mark("figure-repeated", "reported_figures", new, "figure_id")]
        )


def _figure_place(sample: Sample) -> Iterator[Edit]:
    sources = sample.by("sources", "source_id")
    for row in sample.rows("reported_figures"):
        characters = sources[(row["source_id"],)]["characters"]
        if row["locator"] and characters:
            cells = {"locator": f"char={int(characters) - 5},{int(characters) + 40}"}
            yield one("reported_figures", row, cells, "figure-locator", "locator")


def _passage_cut(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("reported_figures"):
        if row["locator"]:
            for name in ("line", "locator", "passage_words", "passage_sha256"):
                yield one("reported_figures", row, {name: ""}, "figure-passage", name)


def _bounds_inverted(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("indicators"):
        low = Decimal(row["minimum"] or 0)
        cells = {"minimum": _text(low), "maximum": _text(low - 1)}
        # Every figure of it is now out of bounds.
        yield one("indicators", row, cells, "indicator-bounds", "maximum", frozenset(["figure-bounds"]))


def _derivation(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("indicators"):
        cells = {"derivation": "" if row["derivation"] else "Computed somehow."}
        yield one("indicators", row, cells, "indicator-derivation", "derivation")


def _rate_unit(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("indicators"):
        if is_rate(row["indicator_id"]):
            first, _, second = row["unit"].partition(" per 1 ")
            yield one("indicators", row, {"unit": f"{second} per 1 {first}"}, "rate-unit", "unit")


def _whole_of_itself(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("indicators"):
        follows = frozenset(["indicator-unused", "figure-shares", "figure-parts"])
        yield one("indicators", row, {"part_of": row["indicator_id"]}, "indicator-whole", "part_of", follows)


def _indicator_unused(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("indicators"):
        if not is_rate(row["indicator_id"]):
            new = {**row, "indicator_id": f"{row['indicator_id']}-too"}
            marks = [Mark("indicator-unused", "indicators", new, "indicator_id")]
            yield Edit([Change("indicators", None, new)], marks)


def _non_member(sample: Sample) -> Iterator[Edit]:
    members = {
        row["actor_id"] for row in sample.rows("alignments")
        if row["track"] == "state-list" and row["partner_id"] == "un"
    }  # fmt: skip
    taken = sample.by("votes", "roll_call_id", "actor_id")
    for row in sample.rows("votes"):
        for actor in sample.rows("actors"):
            name = actor["actor_id"]
            if name not in members and name != "_Z" and (row["roll_call_id"], name) not in taken:
                yield one("votes", row, {"actor_id": name}, "vote-non-member", "actor_id", COMPLETE)


def _vote_too_early(sample: Sample) -> Iterator[Edit]:
    """Date a roll call before its voters were members: each of their votes is at fault."""
    for row in sample.rows("roll_calls"):
        votes = [vote for vote in sample.rows("votes") if vote["roll_call_id"] == row["roll_call_id"]]
        marks = [Mark("vote-non-member", "votes", vote, "actor_id") for vote in votes]
        yield Edit(
            [Change("roll_calls", row, {"date": "1940-03-27"})],
            marks,
            frozenset(["roll-call-session", "roll-call-twice"]),
        )


def _wrong_session(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("roll_calls"):
        if row["session"] and not row["note"]:
            session = str(int(row["session"]) + 7)
            yield one("roll_calls", row, {"session": session}, "roll-call-session", "session")


def _no_votes(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("roll_calls"):
        new = {**row, "roll_call_id": f"{row['roll_call_id']}9", "note": ""}
        yield Edit(
            [Change("roll_calls", None, new)],
            [Mark("roll-call-empty", "roll_calls", new, "roll_call_id")],
            # A roll call without a session in its dates is explained by its note, which is gone.
            frozenset(["roll-call-session"] if row["note"] else []),
        )


def _roll_call_again(sample: Sample) -> Iterator[Edit]:
    """Take a roll call over from another file, under another number."""
    for row in sample.rows("roll_calls"):
        for source in sample.rows("sources"):
            if row["resolution"] and source["source_id"] != row["source_id"]:
                new = {
                    **row,
                    "roll_call_id": f"{row['roll_call_id']}9",
                    "source_id": source["source_id"],
                    "note": "Again.",
                }
                yield Edit(
                    [Change("roll_calls", None, new)],
                    [
                        Mark("roll-call-twice", "roll_calls", new, "resolution"),
                        Mark("roll-call-empty", "roll_calls", new, "roll_call_id"),
                    ],
                )


FIGURE_FAULTS = (
    ("figure-out-of-bounds", "A figure beyond the bounds of its indicator", _out_of_bounds),
    ("figure-other-unit", "A figure a thousand times too high", _other_unit),
    ("figure-too-precise", "A decimal more than the indicator has", _too_precise),
    ("figure-jump", "A figure far from the one before", _jump),
    ("shares-above-100", "Shares of one whole above 100 %", _shares),
    ("part-above-whole", "A part above its whole", _parts),
    ("figure-above-world", "A figure towards one above that towards all", _above_world),
    ("figure-after-source", "A figure of a time after its source", _after_source),
    ("rate-inverted", "A rate of exchange upside down", _inverted),
    ("range-down", "A range that goes down", _range_down),
    ("figure-wrong-period", "A month in an annual series", _wrong_period),
    ("figure-before-state", "A figure of a state that was not yet", _before_state),
    ("figure-future", "A figure of the future", _future_period),
    ("figure-counterpart", "A counterpart where none belongs, or none", _wrong_counterpart),
    ("figure-wrong-table", "A figure in the table of another method", _wrong_table),
    ("status-unexplained", "A break or doubt without a note", _status_unexplained),
    ("figure-forecast", "A forecast by one mark and not by the other", _no_forecast),
    ("figure-source", "A figure under the id of another source", _figure_of_other_source),
    ("figure-claim", "A figure tied to a claim of another source", _figure_of_other_claim),
    ("figure-again", "A reported figure entered again", _figure_again),
    ("figure-locator", "The passage of a figure outside its text", _figure_place),
    ("passage-cut", "A part of a passage's marks missing", _passage_cut),
    ("bounds-inverted", "Bounds that leave no room", _bounds_inverted),
    ("derivation", "A derivation missing, or one too many", _derivation),
    ("rate-unit", "The unit of a rate the wrong way round", _rate_unit),
    ("whole-of-itself", "An indicator as part of itself", _whole_of_itself),
    ("indicator-unused", "An indicator without a figure", _indicator_unused),
    ("vote-non-member", "A vote of one who is no member", _non_member),
    ("roll-call-too-early", "A roll call before its voters were members", _vote_too_early),
    ("roll-call-session", "A roll call in another session", _wrong_session),
    ("roll-call-empty", "A roll call without votes", _no_votes),
    ("roll-call-again", "A roll call from two files", _roll_call_again),
)
