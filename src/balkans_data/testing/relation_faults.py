"""Faults that only rules see, in actors, names, relations and events: values that are possible, but wrong."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from balkans_data.models.edtf import Edtf
from balkans_data.testing.mutants import COMPLETE, Change, Edit, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from balkans_data.testing.sampling import Row, Sample

__all__ = ["RELATION_FAULTS"]

_STATES = ("country", "former_country")
_LIVES = frozenset(
    ["state-kind", "state-not-yet", "state-no-more", "partner-not-yet", "partner-no-more", "succession-early",
     "succession-gap", "figure-state-life", "vote-non-member", "event-partner", "un-membership", "state-life-missing"]
)  # fmt: skip
"""What hangs on when an actor existed, or was a member of the United Nations."""
_DATES = frozenset(
    ["spell-order", "spell-overlap", "spell-repeated", "last-seen-early", "last-seen-closed", "ladder-order",
     "state-not-yet", "state-no-more", "partner-not-yet", "partner-no-more", "succession-early"]
)  # fmt: skip
"""What the dates of one spell are held against."""


@cache
def _first(text: str) -> int:
    return Edtf(text).min.toordinal()


@cache
def _last(text: str) -> int:
    return Edtf(text).max.toordinal()


def _known(*texts: str) -> bool:
    return all(text and ".." not in text for text in texts)


def one(table: str, row: Row, cells: Row, rule: str, field: str, follows: frozenset[str] = frozenset()) -> Edit:
    """Return the edit of one row that breaks one rule there."""
    return Edit([Change(table, row, cells)], [Mark(rule, table, row, field)], follows)


def _on(row: Row) -> frozenset[str]:
    return _DATES | _LIVES if row["track"] == "state-list" else _DATES


def kind_of(sample: Sample, actor: str) -> str:
    """Return what an actor of the sample is."""
    return sample.by("actors", "actor_id")[(actor,)]["kind"]


def _spell_reversed(sample: Sample) -> Iterator[Edit]:
    for table in ("alignments", "actors", "names"):
        for row in sample.rows(table):
            if _known(row["start"], row["end"]) and _last(row["start"]) < _first(row["end"]):
                follows = _on(row) if table == "alignments" else _LIVES | {"name-clash", "code-repeated"}
                yield one(table, row, {"start": row["end"], "end": row["start"]}, "spell-order", "end", follows)


def _end_before_start(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("alignments"):
        if _known(row["start"]) and row["end"] == "..":
            end = str(Edtf(row["start"]).min.year - 3)
            yield one("alignments", row, {"end": end, "last_seen": ""}, "spell-order", "end", _on(row))


def _last_seen_missing(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("alignments"):
        if row["end"] == "..":
            yield one("alignments", row, {"last_seen": ""}, "last-seen-missing", "last_seen")


def _last_seen_early(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("alignments"):
        if row["last_seen"] and _known(row["start"]):
            before = str(Edtf(row["start"]).min.year - 1)
            yield one("alignments", row, {"last_seen": before}, "last-seen-early", "last_seen")


def _last_seen_closed(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("alignments"):
        if _known(row["end"]) and _known(row["start"]) and _last(row["start"]) < _first(row["end"]):
            after = f"{Edtf(row['end']).max.year + 1}-01"
            yield one(
                "alignments", row, {"last_seen": after}, "last-seen-closed", "last_seen", frozenset(["future-date"])
            )


def _copy(row: Row, **cells: str) -> Row:
    return {**row, "alignment_id": f"{row['alignment_id']}-again", **cells}


def _certain(row: Row) -> bool:
    """Whether it held on some day beyond doubt, so that a copy of it overlaps."""
    return _known(row["start"]) and (
        row["end"] == ".." or (_known(row["end"]) and _last(row["start"]) < _first(row["end"]))
    )


def _spell_repeated(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("alignments"):
        if _certain(row):
            new = _copy(row)
            yield Edit([Change("alignments", None, new)], [Mark("spell-repeated", "alignments", new, "start")])


def _spell_overlap(sample: Sample) -> Iterator[Edit]:
    exclusive = {row["track"] for row in sample.rows("tracks") if row["is_exclusive"] == "true"}
    for row in sample.rows("alignments"):
        if _certain(row) and row["track"] in exclusive - {"state-list"}:
            for status in sample.rows("statuses"):
                if status["track"] == row["track"] and status["status"] != row["status"]:
                    new = _copy(row, status=status["status"])
                    yield Edit(
                        [Change("alignments", None, new)],
                        [Mark("spell-overlap", "alignments", new, "start")],
                        # The copy may also take the place of the last or next step of the ladder, or be one of them.
                        frozenset(["ladder-order", "spell-repeated"]),
                    )


def _before_statehood(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("alignments"):
        track = sample.by("tracks", "track")[(row["track"],)]
        if track["requires_statehood"] == "true" and row["start"] and kind_of(sample, row["actor_id"]) in _STATES:
            yield one("alignments", row, {"start": "1650-03"}, "state-not-yet", "start", _on(row) | {"spell-order"})


def _before_partner(sample: Sample) -> Iterator[Edit]:
    actors = sample.by("actors", "actor_id")
    for row in sample.rows("alignments"):
        born = actors[(row["partner_id"],)]["start"]
        if _known(row["start"], born) and row["track"] != "succession" and row["partner_id"] != row["actor_id"]:
            before = str(Edtf(born).min.year - 30)
            yield one("alignments", row, {"start": before}, "partner-not-yet", "start", _on(row))


def _own_lives(sample: Sample, actor: str) -> list[Row]:
    return [row for row in sample.rows("alignments") if row["track"] == "state-list" and row["actor_id"] == actor]


def _own_life(sample: Sample, actor: str) -> Row | None:
    """Return the one row of a state's own reading, if there is one and no other."""
    own = [row for row in _own_lives(sample, actor) if row["partner_id"] == actor]
    return own[0] if len(own) == 1 else None


def _outlives_partner(sample: Sample) -> Iterator[Edit]:
    """Let an organisation end soon after a spell with it began that goes on."""
    actors = sample.by("actors", "actor_id")
    for row in sample.rows("alignments"):
        partner = actors[(row["partner_id"],)]
        if (
            row["end"] == ".."
            and _known(row["start"])
            and partner["kind"] not in _STATES
            and row["track"] != "succession"
        ):
            cells = {"end": str(Edtf(row["start"]).max.year + 1)}
            yield Edit(
                [Change("actors", partner, cells)],
                [Mark("partner-no-more", "alignments", row, "end")],
                _LIVES | {"future-date"},
            )


def _outlives_state(sample: Sample) -> Iterator[Edit]:
    """Let a state end soon after a spell of it began that goes on."""
    tracks = sample.by("tracks", "track")
    for row in sample.rows("alignments"):
        life = _own_life(sample, row["actor_id"])
        if (
            life and life["end"] == ".." and row["end"] == ".." and _known(row["start"])
            and row["track"] != "state-list" and tracks[(row["track"],)]["requires_statehood"] == "true"
        ):  # fmt: skip
            cells = {"end": str(Edtf(row["start"]).max.year + 1), "last_seen": ""}
            yield Edit(
                [Change("alignments", life, cells)],
                [Mark("state-no-more", "alignments", row, "end")],
                _LIVES | {"future-date"},
            )


def _no_life(sample: Sample) -> Iterator[Edit]:
    """Remove all that says since when a state has existed."""
    tracks = sample.by("tracks", "track")
    actors = sample.by("actors", "actor_id")
    for row in sample.rows("alignments"):
        if row["track"] == "state-list" or tracks[(row["track"],)]["requires_statehood"] == "false":
            continue
        actor = actors[(row["actor_id"],)]
        lives = _own_lives(sample, row["actor_id"])
        if lives and actor["kind"] in _STATES:
            yield Edit(
                [Change("alignments", life, None) for life in lives],
                [Mark("state-life-missing", "actors", actor, "actor_id")],
                COMPLETE,
            )


def _succession_early(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("alignments"):
        if row["track"] == "succession" and row["start"] and _own_life(sample, row["partner_id"]):
            yield one("alignments", row, {"start": "1650"}, "succession-early", "start", _DATES)


def _succession_gap(sample: Sample) -> Iterator[Edit]:
    """Let a state begin twelve years after the one that it continues has ended."""
    for row in sample.rows("alignments"):
        if row["track"] == "succession" and row["status"] == "continues" and not row["reading"]:
            later, earlier = (_own_life(sample, row[name]) for name in ("actor_id", "partner_id"))
            if later and earlier and later["end"] == ".." and _known(earlier["end"]):
                cells = {"start": str(Edtf(earlier["end"]).max.year + 12)}
                yield Edit(
                    [Change("alignments", later, cells)],
                    [Mark("succession-gap", "alignments", row, "partner_id")],
                    _LIVES | _DATES,
                )


def _not_a_state(sample: Sample) -> Iterator[Edit]:
    statehood = {row["track"] for row in sample.rows("tracks") if row["requires_statehood"] == "true"}
    for row in sample.rows("alignments"):
        if row["track"] in statehood - {"state-list"}:
            for actor in sample.rows("actors"):
                if actor["kind"] not in _STATES and actor["actor_id"] not in ("_Z", row["partner_id"]):
                    yield one(
                        "alignments", row, {"actor_id": actor["actor_id"]}, "not-a-state", "actor_id",
                        # The state it was of has one row fewer.
                        _DATES | COMPLETE | {"self-partner"},
                    )  # fmt: skip


def _partner_kind(sample: Sample) -> Iterator[Edit]:
    tracks = sample.by("tracks", "track")
    for row in sample.rows("alignments"):
        allowed = tracks[(row["track"],)]["partner_kind"].split()
        for actor in sample.rows("actors"):
            if actor["kind"] not in allowed and actor["actor_id"] != row["actor_id"] and row["track"] != "state-list":
                yield one(
                    "alignments", row, {"partner_id": actor["actor_id"]}, "partner-kind", "partner_id",
                    _DATES | COMPLETE,
                )  # fmt: skip


def _self_partner(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("alignments"):
        if row["track"] != "state-list":
            yield one(
                "alignments", row, {"partner_id": row["actor_id"]}, "self-partner", "partner_id",
                _DATES | COMPLETE | {"partner-kind", "succession-gap"},
            )  # fmt: skip
    for row in sample.rows("events"):
        yield one("events", row, {"counterpart_id": row["actor_id"]}, "self-partner", "counterpart_id", COMPLETE)


def _uncorroborated(sample: Sample) -> Iterator[Edit]:
    for table in ("alignments", "events"):
        for row in sample.rows(table):
            if not row["second_source_id"]:
                yield one(table, row, {"evidence": "corroborated"}, "second-source", "evidence")


def _source_twice(sample: Sample) -> Iterator[Edit]:
    for table in ("alignments", "events"):
        for row in sample.rows(table):
            yield one(
                table, row, {"second_source_id": row["source_id"]}, "second-source", "second_source_id",
                frozenset(["source-unused"]),
            )  # fmt: skip


def _akin_sources(sample: Sample) -> Iterator[Edit]:
    for table in ("alignments", "events"):
        for row in sample.rows(table):
            for source in sample.rows("sources"):
                if source["shared_origin_id"] == row["source_id"] != source["source_id"]:
                    cells = {"second_source_id": source["source_id"], "evidence": "corroborated"}
                    yield one(table, row, cells, "shared-origin", "evidence", frozenset(["source-unused"]))


def _reading_missing(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("alignments"):
        if row["track"] == "region":
            yield one(
                "alignments", row, {"reading": ""}, "reading-missing", "reading",
                frozenset(["spell-repeated", "spell-overlap", "actor-unused"]),
            )  # fmt: skip


def _own_reading(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("alignments"):
        if row["track"] == "state-list" and row["partner_id"] == row["actor_id"]:
            for status in sample.rows("statuses"):
                if status["track"] == "state-list" and status["status"] != "self-declared":
                    yield one(
                        "alignments", row, {"status": status["status"]}, "own-reading", "status",
                        _LIVES | {"status-unused", "spell-overlap", "spell-repeated"},
                    )  # fmt: skip


def _ladder_down(sample: Sample) -> Iterator[Edit]:
    """Exchange two steps of a ladder that follow each other."""
    statuses = sample.by("statuses", "track", "status")
    ladders: dict[tuple[str, ...], list[Row]] = {}
    for row in sample.rows("alignments"):
        if _known(row["start"]) and statuses[(row["track"], row["status"])]["rank"]:
            key = (row["actor_id"], row["partner_id"], row["track"], row["reading"])
            ladders.setdefault(key, []).append(row)
    for steps in ladders.values():
        steps.sort(key=lambda row: _first(row["start"]))
        for lower, upper in pairwise(steps):
            ranks = [int(statuses[(row["track"], row["status"])]["rank"]) for row in (lower, upper)]
            if ranks[0] < ranks[1] and all(_last(one["start"]) < _first(two["start"]) for one, two in pairwise(steps)):
                yield Edit(
                    [
                        Change("alignments", lower, {"status": upper["status"]}),
                        Change("alignments", upper, {"status": lower["status"]}),
                    ],
                    [Mark("ladder-order", "alignments", upper, "status")],
                    # The steps before and after these two may be off as well.
                    frozenset(["ladder-order", "spell-repeated"]),
                )


def _rank_missing(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("statuses"):
        cells = {"rank": "" if row["rank"] else "1"}
        yield one("statuses", row, cells, "rank-missing", "rank")


def _status_unused(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("statuses"):
        new = {**row, "status": f"{row['status']}-too"}
        yield Edit([Change("statuses", None, new)], [Mark("status-unused", "statuses", new, "status")])


def _actor_unused(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("actors"):
        if row["kind"] not in (*_STATES, "subdivision") and row["actor_id"] != "_Z":
            new = {**row, "actor_id": f"{row['actor_id'].lower()}-too"}
            yield Edit([Change("actors", None, new)], [Mark("actor-unused", "actors", new, "actor_id")])


def _source_unused(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("sources"):
        new = {**row, "source_id": f"{row['source_id']}-too", "shared_origin_id": ""}
        yield Edit([Change("sources", None, new)], [Mark("source-unused", "sources", new, "source_id")])


def _part_of_itself(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("actors"):
        if row["kind"] != "subdivision":
            cells = {"parent_id": row["actor_id"]}
            yield one(
                "actors", row, cells, "part-of-itself", "parent_id",
                frozenset(["actor-unused", "relation-restates", "part-of-itself"]),
            )  # fmt: skip


def _no_parent(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("actors"):
        if row["kind"] == "subdivision":
            yield one("actors", row, {"parent_id": ""}, "subdivision-parent", "parent_id", frozenset(["actor-unused"]))


def _state_dates(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("actors"):
        if row["kind"] in _STATES:
            yield one("actors", row, {"start": "1992"}, "state-dates-in-actors", "start")


def _state_kind(sample: Sample) -> Iterator[Edit]:
    """Declare a state that still is to be no more."""
    open_lives = {row["actor_id"] for row in sample.rows("alignments") if row["track"] == "state-list"
                  and row["partner_id"] == row["actor_id"] and row["end"] == ".."}  # fmt: skip
    for row in sample.rows("actors"):
        if row["kind"] == "country" and row["actor_id"] in open_lives:
            yield one(
                "actors", row, {"kind": "former_country"}, "state-kind", "kind",
                frozenset(["claim-speaker", "partner-kind"]),
            )  # fmt: skip


def _country_kind(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("countries"):
        for actor in sample.rows("actors"):
            if actor["kind"] not in _STATES and actor["actor_id"] != "_Z":
                new = {**row, "actor_id": actor["actor_id"], "is_un_member": "false"}
                yield Edit([Change("countries", None, new)], [Mark("country-kind", "countries", new, "actor_id")])


def _un_flag(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("countries"):
        flag = {"true": "false", "false": "true"}[row["is_un_member"]]
        yield one("countries", row, {"is_un_member": flag}, "un-membership", "is_un_member")


def _code_with_language(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("names"):
        cells = {"language": "en" if row["form"] == "code" else ""}
        yield one("names", row, cells, "name-language", "language")


def _code_repeated(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("names"):
        if row["form"] == "code" and row["scheme"] != "other-code" and row["end"] == "..":
            new = {**row, "name_id": f"{row['name_id']}-too", "name": f"{row['name']}9"}
            yield Edit([Change("names", None, new)], [Mark("code-repeated", "names", new, "name")])


def _name_clash(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("names"):
        if row["form"] != "code" and row["end"] == ".." and row["is_ambiguous"] == "false":
            for actor in sample.rows("actors"):
                if actor["actor_id"] not in ("_Z", row["actor_id"]):
                    new = {**row, "name_id": f"{row['name_id']}-too", "actor_id": actor["actor_id"]}
                    yield Edit([Change("names", None, new)], [Mark("name-clash", "names", new, "name")])


def _event_too_early(sample: Sample) -> Iterator[Edit]:
    actors = sample.by("actors", "actor_id")
    for row in sample.rows("events"):
        partner = actors[(row["counterpart_id"],)]
        if partner["start"] or partner["kind"] in _STATES:
            yield one("events", row, {"date": "1650-03-04"}, "event-partner", "date")


def _future(sample: Sample) -> Iterator[Edit]:
    for table, name in (
        ("alignments", "start"), ("alignments", "end"), ("alignments", "last_seen"), ("actors", "start"),
        ("actors", "end"), ("names", "start"), ("names", "end"), ("events", "date"), ("sources", "published"),
        ("sources", "accessed_on"), ("roll_calls", "date"),
    ):  # fmt: skip
        for row in sample.rows(table):
            if row[name] and not (name == "end" and row[name] == ".."):
                # A slip in one digit: 2024 becomes 2924.
                cells = {name: f"29{row[name][2:]}" if "/" not in row[name] else "2924"}
                follows = _DATES | _LIVES | {"name-clash", "code-repeated", "roll-call-session", "relation-supersedes"}
                yield one(table, row, cells, "future-date", name, follows)


RELATION_FAULTS = (
    ("spell-reversed", "Start and end exchanged", _spell_reversed),
    ("end-before-start", "An open spell ended before its start", _end_before_start),
    ("last-seen-missing", "An open spell that nobody saw", _last_seen_missing),
    ("last-seen-early", "Last seen before the start", _last_seen_early),
    ("last-seen-closed", "Last seen after the end", _last_seen_closed),
    ("spell-repeated", "A spell entered again under another id", _spell_repeated),
    ("spell-overlap", "Two statuses at once on an exclusive track", _spell_overlap),
    ("before-statehood", "A status before the state existed", _before_statehood),
    ("before-partner", "A status before the partner existed", _before_partner),
    ("outlives-partner", "A spell that outlasts its partner", _outlives_partner),
    ("outlives-state", "A spell that outlasts its state", _outlives_state),
    ("no-life", "A state of which no row says since when it was", _no_life),
    ("succession-early", "A state that follows one that has not begun", _succession_early),
    ("succession-gap", "Years between a state and the one that it continues", _succession_gap),
    ("not-a-state", "A status of states held by something else", _not_a_state),
    ("partner-kind", "A partner of a kind that the track does not have", _partner_kind),
    ("self-partner", "An actor as its own partner", _self_partner),
    ("uncorroborated", "Corroborated, without a second source", _uncorroborated),
    ("source-twice", "The second source is the first", _source_twice),
    ("akin-sources", "Corroborated by two sources of one origin", _akin_sources),
    ("reading-missing", "A definition of a region that is nobody's", _reading_missing),
    ("own-reading", "A state that does not call itself one", _own_reading),
    ("ladder-down", "Two steps of a ladder exchanged", _ladder_down),
    ("rank-missing", "A rank where none belongs, or none where one does", _rank_missing),
    ("status-unused", "A status that nobody holds", _status_unused),
    ("actor-unused", "An actor that nothing refers to", _actor_unused),
    ("source-unused", "A source that nothing refers to", _source_unused),
    ("part-of-itself", "An actor as its own parent", _part_of_itself),
    ("no-parent", "A subdivision of no state", _no_parent),
    ("state-dates", "Dates of a state among the actors", _state_dates),
    ("state-kind", "A living state as a former one", _state_kind),
    ("country-kind", "A country that is no state", _country_kind),
    ("un-flag", "UN membership contradicting the alignments", _un_flag),
    ("code-language", "A code with a language, a name without", _code_with_language),
    ("code-repeated", "Two codes of one list at once", _code_repeated),
    ("name-clash", "One name for two actors", _name_clash),
    ("event-too-early", "An event before its partner existed", _event_too_early),
    ("future-date", "2924 for 2024", _future),
)
