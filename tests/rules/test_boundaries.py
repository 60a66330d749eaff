"""What is just right must not be found, and what is just wrong must be."""

from __future__ import annotations

from typing import Any

import pytest

SHOWN = {"source_id": "factbook-json-2023", "evidence": "documented"}
OPEN = {"end": "..", "last_seen": "2023"}


def spell(ref: str, actor: str, partner: str, track: str, status: str, start: str = "", **cells: str) -> Any:
    """Return a change that adds an alignment."""
    row = {"actor_id": actor, "partner_id": partner, "track": track, "status": status, "start": start, **SHOWN, **cells}
    return lambda package: package.add(f"alignments/{ref}", **row)


def event(ref: str, date: str, counterpart: str) -> Any:
    row = {"date": date, "kind": "declaration", "actor_id": "ALB", "counterpart_id": counterpart, "title": "T", **SHOWN}
    return lambda package: package.add(f"events/{ref}", **row)


def name(ref: str, actor: str, text: str, scheme: str, **cells: str) -> Any:
    form = {"form": "code"} if scheme not in ("own", "common") else {"form": "short", "language": "en"}
    row = {"actor_id": actor, "name": text, "scheme": scheme, "is_ambiguous": "false", **form, **cells}
    return lambda package: package.add(f"names/{ref}", **row, source_id="factbook-json-2023")


def change(ref: str, **cells: str) -> Any:
    return lambda package: package.change(ref, **cells)


def recognition(number: int, status: str, start: str = "", **cells: str) -> Any:
    """A spell of Montenegro towards Kosovo on an exclusive track."""
    return spell(f"mne-recognition-{number}", "MNE", "XKX", "recognition", status, start, **cells)


def earlier_life(start: str, end: str) -> Any:
    """Give Montenegro a life before the one that begins on 2006-06-03."""
    return spell("mne-state-list-self-0", "MNE", "MNE", "state-list", "self-declared", start, end=end)


def stance(start: str, **cells: str) -> Any:
    """A spell that requires statehood, towards a partner who was always there."""
    return spell("mne-recognition-rus", "MNE", "RUS", "recognition", "recognises", start, **cells)


def claim(ref: str, like: str, **cells: str) -> Any:
    """Return a change that adds a claim with the cells of another one, about Albania."""

    def add(package: Any) -> None:
        row = package.row(f"claims/{like}")
        # One that a check would be about has another place.
        row.update({"statement": f"Statement of {ref}.", "checkability": "needs_data", **cells})
        del row["claim_id"]
        package.add(f"claims/{ref}", **row)
        package.add(f"claim_subjects/{ref}|ALB")

    return add


def text(ref: str, **cells: str) -> Any:
    """Return a change that adds a text that claims can be in."""
    row = {"kind": "press", "title": "T", "seen_as": "copy", "sha256": "0" * 64, "characters": "1000", **cells}
    return lambda package: package.add(f"sources/{ref}", **row)


def relation(first: str, name: str, second: str) -> Any:
    return lambda package: package.add(f"claim_relations/{first}|{name}|{second}", reason="Why.")


#: Two claims of one text by its author, one by those whom it quotes, and one that was made before.
ONE, TWO, QUOTED, EARLIER = "marin2023-001", "marin2023-002", "marin2023-003", "marin2023-006"
FORECAST, DEMAND = "marin2023-004", "marin2023-005"
#: Claims of another text: they corroborate `ONE`, contradict `FORECAST`, supersede `TWO`.
OTHER, OTHER_FORECAST, LATER = "courier2024-001", "courier2024-002", "courier2024-004"
#: The same words from a text that is of one origin with the first.
RELAYED = change(f"claim_relations/{OTHER}|corroborates|{ONE}", relation="restates")
THIRD = "un-member-states-list"

YES, NO = "recognises", "does-not-recognise"

#: Cells of two spells of one actor, partner, track and reading that may, but need not, overlap ...
APART = {
    "one after the other": ({"start": "2009", "end": "2010-06-01"}, {"start": "2010-06-01", **OPEN}),
    "end and start in one year": ({"start": "2009", "end": "2010"}, {"start": "2010", **OPEN}),
    "end about the start": ({"start": "2009", "end": "2010-05~"}, {"start": "2010-05", **OPEN}),
    "approximate end": ({"start": "2009-01-01", "end": "2010~"}, {"start": "2009", **OPEN}),
    "unknown end": ({"start": "2009"}, {"start": "2010", **OPEN}),
    "seen before the next begins": ({"start": "2009", "last_seen": "2010-05"}, {"start": "2010-05-31", **OPEN}),
    "unknown start": ({"end": "2010"}, {"start": "2010", **OPEN}),
    "unknown start, ends in the first month": ({"end": "2010-05"}, {"start": "2010-05-15", **OPEN}),
    "unknown start and open": ({"start": "2009", "end": "2010"}, OPEN),
    "year without an end": ({"start": "2010"}, {"start": "2010-06", **OPEN}),
    "only seen, in the year of the start": ({"last_seen": "2010"}, {"start": "2010-03-01", **OPEN}),
    "only seen, in the year of the end": ({"last_seen": "2010"}, {"start": "2009", "end": "2010-06-01"}),
    "within the first month": ({"start": "2010-05", "end": "2010-05"}, {"start": "2010-05-10", "end": "2012"}),
    "end within the first year": ({"start": "2009", "end": "2010-06-01"}, {"start": "2010", **OPEN}),
    "unknown start, end in some month": ({"end": "2010"}, {"start": "2009", "end": "2010-06-01"}),
    "one without any date": ({}, {"start": "2010", **OPEN}),
}
#: ... and of two that do; the second is to blame.
TOGETHER = {
    "one day": ({"start": "2008-02-17", "end": "2008-10-10"}, {"start": "2008-10-09", **OPEN}),
    "month within a spell": ({"start": "2009", "end": "2012"}, {"start": "2010-05", "end": "2010-05"}),
    "seen after the next began": ({"start": "2009", "last_seen": "2010-06"}, {"start": "2010-05-31", **OPEN}),
    "seen on the day on which the next began": ({"start": "2009", "last_seen": "2010-05-31"}, {"start": "2010-05-31"}),
    "unknown starts, both open": ({"end": "..", "last_seen": "2010"}, {"end": "..", "last_seen": "2012"}),
    "only seen, within a spell": ({"start": "2009", **OPEN}, {"last_seen": "2010-05"}),
    "unknown start, ends within a spell": ({"start": "2009-01-01", **OPEN}, {"end": "2010-06-01"}),
    "unknown start, one last day": ({"start": "2010-05-31", "end": "2010-06-01"}, {"end": "2010-06-01"}),
    "one first day": ({"start": "2010-05-05"}, {"start": "2010-05-05"}),
    "neither has any date": ({}, {}),
}

GOOD = {
    "two statuses beside each other on a track that allows it": [
        spell("mne-pfp", "MNE", "nato", "nato-partnership", "pfp", "2006-12-14", end="2017-06-05"),
        spell("mne-map", "MNE", "nato", "nato-partnership", "map", "2009-12-04", end="2017-06-05"),
    ],
    "two readings": [recognition(1, NO, "2010", reading="MNE", **OPEN), recognition(2, YES, "2010", **OPEN)],
    "two readings of a region": [
        spell("alb-region-2", "ALB", "balkans", "region", "partly-included", reading="eu"),
    ],
    "two partners": [recognition(1, YES, "2010", **OPEN), stance("2010", **OPEN)],
    "end in the year of the start": [recognition(1, YES, "2009", end="2009")],
    "end on the day after the start": [recognition(1, YES, "2009-01-01", end="2009-01-02")],
    "actor and name of one year": [
        change("actors/nis", start="2005", end="2005-06"),
        change("names/nis-own-short-en", start="2005-06", end="2005"),
    ],
    "name and actor of one year": [
        change("actors/nis", start="2005-06", end="2005"),
        change("names/nis-own-short-en", start="2005", end="2005-06"),
    ],
    "ends before it may begin": [recognition(1, YES, "2009~", end="2009-03")],
    "seen on its first day": [recognition(1, YES, "2010-05-05", end="..", last_seen="2010-05-05")],
    "seen in the month of its start": [recognition(1, YES, "2010-05-05", end="..", last_seen="2010-05")],
    "seen before its start by a doubtful margin": [recognition(1, YES, "2010-05~", end="..", last_seen="2010-04")],
    "closed, seen on its last day": [recognition(1, YES, "2010", end="2011-05-05", last_seen="2011-05-04")],
    "closed, seen in the month of its end": [recognition(1, YES, "2010", end="2011-05-05", last_seen="2011-05")],
    "closed in a month, seen in it": [recognition(1, YES, "2010", end="2011-05", last_seen="2011-05-20")],
    "unknown end needs no last_seen": [recognition(1, YES, "2010")],
    "statehood-free track before the state": [
        spell("mne-kfor", "MNE", "nato", "force-hosting", "kfor-host", "1999-06-12", end="2001")
    ],
    "statehood-free track after the state": [
        spell("scg-kfor", "SCG", "nato", "force-hosting", "kfor-host", "1999-06-12", end="2010")
    ],
    "statehood-free track without any life": [
        spell("bih-neutral", "BIH", "nato", "military-neutrality", "declared-neutral", "1995", end="1996")
    ],
    "begins on the first day of the state": [stance("2006-06-03", **OPEN)],
    "begins in the year of the state": [stance("2006", **OPEN)],
    "begins about the time of the state": [stance("2006-05~", **OPEN)],
    "begins at an unknown time": [stance("", **OPEN)],
    "state with an approximate beginning": [
        change("alignments/mne-state-list-self-declared", start="2006~"),
        stance("2005", **OPEN),
    ],
    "state with an unknown beginning": [
        change("alignments/mne-state-list-self-declared", start=""),
        stance("1900", **OPEN),
    ],
    "ends with the state": [spell("scg-1", "SCG", "RUS", "recognition", YES, "1992-04-27", end="2006-06-05")],
    "ends in the year of the state": [spell("scg-1", "SCG", "RUS", "recognition", YES, "1992", end="2006")],
    "unknown end, last seen on the last day of the state": [
        spell("scg-1", "SCG", "RUS", "recognition", YES, "1992-04-27", last_seen="2006-06-04")
    ],
    "state with an unknown end": [
        change("alignments/scg-state-list-self-declared", end=""),
        change("events/srb-2006-continuity-decision", date="2006"),
        spell("scg-1", "SCG", "RUS", "recognition", YES, "1992-04-27", end="2008"),
    ],
    "in the first of two lives": [earlier_life("1878-07-13", "1918-12-01"), stance("1879", end="1918-12-01")],
    "in the second of two lives": [earlier_life("1878-07-13", "1918-12-01"), stance("2006-06-03", **OPEN)],
    "from a life into one of unknown beginning": [
        earlier_life("1878-07-13", "1918-12-01"),
        change("alignments/mne-state-list-self-declared", start=""),
        stance("1900", **OPEN),
    ],
    "from an unknown time, in two lives": [earlier_life("1878-07-13", "1918-12-01"), stance("", end="2010")],
    "in the first year of the first of two lives": [earlier_life("1878", "1918-12-01"), stance("1878-03", end="1900")],
    "in some month of that year": [earlier_life("1878-07-13", "1918-12-01"), stance("1878", end="1900")],
    "on the first day of the first of two lives": [
        earlier_life("1878-07-13", "1918-12-01"),
        stance("1878-07-13", end="1900"),
    ],
    "in the last year of the first of two lives": [
        earlier_life("1878-07-13", "1918-12-01"),
        stance("1918", end="1918-11"),
    ],
    "in the first year of the second of two lives": [
        earlier_life("1878-07-13", "1918-12-01"),
        change("alignments/mne-state-list-self-declared", start="2006"),
        stance("2006-03", **OPEN),
    ],
    "in some month of the year of the second of two lives": [
        earlier_life("1878-07-13", "1918-12-01"),
        stance("2006", **OPEN),
    ],
    "unknown end, seen in the last year of the state": [
        spell("scg-1", "SCG", "RUS", "recognition", YES, "1992-04-27", last_seen="2006")
    ],
    "unknown end, begins in the last year of the state": [spell("scg-1", "SCG", "RUS", "recognition", YES, "2006")],
    "in the second of two lives, which has an unknown end": [
        earlier_life("1878-07-13", "1918-12-01"),
        change("alignments/mne-state-list-self-declared", end="", last_seen=""),
        stance("2007", end="2010"),
    ],
    "after a life of unknown end": [earlier_life("1878-07-13", ""), stance("1950", end="1951")],
    "within an approximate end": [earlier_life("1878-07-13", "1918~"), stance("1919-06", end="1919-12-01")],
    "state that ends in some month of a year": [
        change("alignments/scg-state-list-self-declared", end="2006"),
        spell("scg-1", "SCG", "RUS", "recognition", YES, "1992-04-27", end="2006-10"),
    ],
    "in a life of unknown beginning": [earlier_life("", "1918-12-01"), stance("1850", end="1860")],
    "from a life into an approximate gap": [earlier_life("1878-07-13", "1918~"), stance("1900", end="1919")],
    "two lives of one that continues another": [
        spell("srb-self-0", "SRB", "SRB", "state-list", "self-declared", "1878-07-13", end="1915-10-02"),
    ],
    "two lives of one that is succeeded": [
        spell("scg-self-0", "SCG", "SCG", "state-list", "self-declared", "2010", end="2011"),
    ],
    "succeeds a life of unknown beginning": [
        change("alignments/scg-state-list-self-declared", start=""),
        spell("scg-self-0", "SCG", "SCG", "state-list", "self-declared", "2010", end="2011"),
        spell("rus-succession", "RUS", "SCG", "succession", "seceded-from", "1900", end="1901"),
    ],
    "succeeds on an unknown day": [
        spell("rus-succession", "RUS", "SCG", "succession", "seceded-from", "", end="2001"),
    ],
    "succeeds in the month of the beginning": [
        change("alignments/mne-state-list-self-declared", start="2006-06"),
        spell("rus-succession", "RUS", "MNE", "succession", "seceded-from", "2006-06-03", end="2007"),
    ],
    "disputed claim to continue a state": [
        spell("mne-continues-scg", "MNE", "SCG", "succession", "continues", "2006-06-03", reading="MNE", **OPEN),
    ],
    "continues within the year": [
        change("alignments/srb-state-list-self-declared", start="2006"),
        change("alignments/scg-state-list-self-declared", end="2006-06"),
    ],
    "continues one that ended within the year": [change("alignments/scg-state-list-self-declared", end="2006")],
    "continues one of unknown end": [change("alignments/scg-state-list-self-declared", end="", last_seen="")],
    "continues from an unknown day": [change("alignments/srb-state-list-self-declared", start="")],
    "state on lists only": [spell("rus-stance", "RUS", "MNE", "recognition", YES, "2006-06-11", **OPEN)],
    "begins on the first day of its partner": [
        spell("alb-pfp-0", "ALB", "nato", "nato-partnership", "map", "1949-04-04", end="1950")
    ],
    "begins in the year of its partner": [
        spell("alb-pfp-0", "ALB", "nato", "nato-partnership", "map", "1949", end="1950")
    ],
    "partner that begins in some month of a year": [
        change("actors/nato", start="1949"),
        spell("alb-pfp-0", "ALB", "nato", "nato-partnership", "map", "1949-03", end="1950"),
    ],
    "partner of unknown beginning": [
        change("actors/nato", start=""),
        spell("alb-pfp-0", "ALB", "nato", "nato-partnership", "map", "1930", end="1931"),
    ],
    "partner that ends in some month of a year": [
        change("actors/warsaw-pact", end="1991"),
        change("alignments/alb-warsaw-pact-membership-member", end="1991-10"),
    ],
    "partner of unknown end": [
        change("actors/warsaw-pact", end=""),
        change("alignments/alb-warsaw-pact-membership-member", end="1999"),
    ],
    "in the lives of a partner that has two": [
        earlier_life("1878-07-13", "1918~"),
        spell("rus-1", "RUS", "MNE", "recognition", YES, "1878-07-13", end="1919-06-01"),
        spell("rus-2", "RUS", "MNE", "recognition", YES, "2006-06-03", **OPEN),
    ],
    "in the first and last years of the lives of a partner": [
        earlier_life("1878", "1918-12-01"),
        spell("rus-1", "RUS", "MNE", "recognition", YES, "1878-03", end="1900"),
        spell("rus-2", "RUS", "MNE", "recognition", NO, "1918", end="1918-11"),
        spell("rus-3", "RUS", "MNE", "recognition", YES, "2006", **OPEN),
    ],
    "in the first month of a life of a partner": [
        earlier_life("1878-07-13", "1918-12-01"),
        change("alignments/mne-state-list-self-declared", start="2006"),
        spell("rus-1", "RUS", "MNE", "recognition", YES, "1878-07", end="1900"),
        spell("rus-2", "RUS", "MNE", "recognition", YES, "2006-03", **OPEN),
    ],
    "in the second life of a partner, which has an unknown end": [
        earlier_life("1878-07-13", "1918-12-01"),
        change("alignments/mne-state-list-self-declared", end="", last_seen=""),
        spell("rus-1", "RUS", "MNE", "recognition", YES, "2007", end="2010"),
    ],
    "in the first life of a partner, which has an unknown beginning": [
        earlier_life("", "1918-12-01"),
        spell("rus-1", "RUS", "MNE", "recognition", YES, "1850", end="1860"),
    ],
    "unknown end, seen in the last year of its partner": [
        change("alignments/alb-warsaw-pact-membership-member", end="", last_seen="1991")
    ],
    "unknown end, begins in the last year of its partner": [
        change("alignments/alb-warsaw-pact-membership-member", start="1991", end="")
    ],
    "between two lives of a partner of which one has an unknown end": [
        earlier_life("1878-07-13", ""),
        spell("rus-1", "RUS", "MNE", "recognition", YES, "1950", end="1951"),
    ],
    "from a life of its partner into one of unknown beginning": [
        earlier_life("1878-07-13", "1918-12-01"),
        change("alignments/mne-state-list-self-declared", start=""),
        spell("rus-1", "RUS", "MNE", "recognition", YES, "1900", **OPEN),
    ],
    "from an unknown time, in two lives of its partner": [
        earlier_life("1878-07-13", "1918-12-01"),
        spell("rus-1", "RUS", "MNE", "recognition", YES, "", end="2010"),
    ],
    "ends on the last day of its partner": [change("alignments/alb-warsaw-pact-membership-member", end="1991-07-01")],
    "ends in the last year of its partner": [change("alignments/alb-warsaw-pact-membership-member", end="1991")],
    "unknown end, seen on the last day of its partner": [
        change("alignments/alb-warsaw-pact-membership-member", end="", last_seen="1991-06-30")
    ],
    "partner without dates": [
        spell("mne-listed", "MNE", "gleditsch-ward", "state-list", "listed", "1868-01-01", end="1915-07-02")
    ],
    "event on the first and the last day of its counterpart": [
        event("alb-1955-warsaw", "1955-05-14", "warsaw-pact"),
        event("alb-1991-warsaw", "1991-07-01", "warsaw-pact"),
    ],
    "event in the first month, the last year": [
        event("alb-1955-warsaw", "1955-05", "warsaw-pact"),
        event("alb-1991-warsaw", "1991", "warsaw-pact"),
    ],
    "event in the year in which its counterpart began, and in the one in which it ended": [
        change("actors/nis", start="2005", end="2010"),
        event("alb-2005-nis", "2005-03", "nis"),
        event("alb-2010-nis", "2010-11", "nis"),
    ],
    "events in two lives": [
        earlier_life("1878-07-13", "1918-12-01"),
        event("alb-1900", "1900-01-01", "MNE"),
        event("alb-2010", "2010-01-01", "MNE"),
    ],
    "step of a ladder left out": [
        spell("mne-applicant", "MNE", "eu", "eu-accession", "applicant", "2008-12-15", end="2010-12-17"),
        spell("mne-negotiating", "MNE", "eu", "eu-accession", "negotiating", "2012-06-29", **OPEN),
    ],
    "lower step in the same year": [
        spell("mne-candidate", "MNE", "eu", "eu-accession", "candidate", "2010-06", end="2010-12"),
        spell("mne-applicant", "MNE", "eu", "eu-accession", "applicant", "2010", end="2010-06"),
    ],
    "lower step at an unknown time": [
        spell("mne-candidate", "MNE", "eu", "eu-accession", "candidate", "2010-12-17", **OPEN),
        spell("mne-applicant", "MNE", "eu", "eu-accession", "applicant", "", end="2010-12-17"),
    ],
    "two steps of one rank": [
        lambda package: package.add("statuses/eu-accession|on-hold", rank="4", label="On hold", meaning="M."),
        spell("mne-negotiating", "MNE", "eu", "eu-accession", "negotiating", "2010", end="2012"),
        spell("mne-on-hold", "MNE", "eu", "eu-accession", "on-hold", "2012", **OPEN),
    ],
    "ladders of two readings": [
        spell("mne-negotiating", "MNE", "eu", "eu-accession", "negotiating", "2010", reading="eu", **OPEN),
        spell("mne-applicant", "MNE", "eu", "eu-accession", "applicant", "2012", reading="MNE", **OPEN),
    ],
    "ladders of two partners": [
        spell("mne-negotiating", "MNE", "eu", "eu-accession", "negotiating", "2010", **OPEN),
        spell("mne-applicant", "MNE", "un", "eu-accession", "applicant", "2012", **OPEN),
    ],
    "back and forth on a track without order": [
        spell("mne-map", "MNE", "nato", "nato-partnership", "map", "2009", end="2010"),
        spell("mne-pfp", "MNE", "nato", "nato-partnership", "pfp", "2011", end="2012"),
    ],
    "old code of unknown time": [name("srb-ioc-old", "SRB", "SCG", "ioc")],
    "old code that ends when the next one begins": [
        name("mne-ioc-1", "MNE", "YUG", "ioc", start="1992", end="2007-06-01"),
        name("mne-ioc-2", "MNE", "MNE", "ioc", start="2007-06-01", end=".."),
    ],
    "old code beside one of unknown beginning": [
        name("mne-ioc-1", "MNE", "YUG", "ioc", start="1992", end="2007"),
        name("mne-ioc-2", "MNE", "MNE", "ioc", end=".."),
    ],
    "codes that change in one year": [
        name("mne-ioc-1", "MNE", "YUG", "ioc", start="1992", end="2007"),
        name("mne-ioc-2", "MNE", "MNE", "ioc", start="2007", end=".."),
    ],
    "code from some year, without an end": [
        name("mne-ioc-1", "MNE", "YUG", "ioc", start="2007"),
        name("mne-ioc-2", "MNE", "MNE", "ioc", start="2007-06", end=".."),
    ],
    "code that ends within the first year of the next": [
        name("mne-ioc-1", "MNE", "YUG", "ioc", start="1992", end="2007-06-01"),
        name("mne-ioc-2", "MNE", "MNE", "ioc", start="2007", end=".."),
    ],
    "code of unknown beginning that ends in the last year of another": [
        name("mne-ioc-1", "MNE", "YUG", "ioc", start="1992", end="2007-06-01"),
        name("mne-ioc-2", "MNE", "MNE", "ioc", end="2007"),
    ],
    "codes of two lists": [name("mne-un", "MNE", "SRB", "unhcr", end="..")],
    "two names in one scheme": [
        name("mne-a", "MNE", "Crna Gora", "own", end=".."),
        name("mne-b", "MNE", "Montenegro", "own", end=".."),
    ],
    "name handed over on one day": [
        name("mne-a", "MNE", "Zeta", "common", end="2006-06-03"),
        name("srb-a", "SRB", "Zeta", "common", start="2006-06-03", end=".."),
    ],
    "one name of one actor in two schemes": [
        name("mne-a", "MNE", "Zeta", "common", end=".."),
        name("mne-b", "MNE", "Zeta", "own", end=".."),
    ],
    "name handed over the other way": [
        name("mne-a", "MNE", "Zeta", "common", start="2006-06-03", end=".."),
        name("srb-a", "SRB", "Zeta", "common", end="2006-06-03"),
    ],
    "name in use before its actor": [name("mne-a", "MNE", "Zeta", "common", start="1400", end="..")],
    "name of one day": [name("mne-a", "MNE", "Zeta", "common", start="2006-06-03", end="2006-06-04")],
    "subdivision of a former country": [change("actors/BA-SRP", parent_id="SCG"), event("alb-2000", "2000", "BIH")],
    "chain of parents": [change("actors/eu", parent_id="un"), change("actors/nato", parent_id="eu")],
    "corroborated by documents with origins of their own": [
        change("sources/factbook-json-2023", shared_origin_id="europa-eu-countries-year-of-entry"),
        change("sources/ec-growth-plan-skopje-2025", shared_origin_id="nato-map-topic-2014"),
    ],
    "second document that only shows it still holding": [
        change("alignments/alb-recognition-recognises-xkx", second_source_id="beo-city-balkan-peninsula"),
        change("sources/beo-city-balkan-peninsula", shared_origin_id="factbook-json-2023"),
    ],
    "member of other bodies than the United Nations": [
        spell("xkx-nato", "XKX", "nato", "nato-membership", "member", "2020", **OPEN),
        spell("xkx-listed", "XKX", "gleditsch-ward", "state-list", "member", "2020", **OPEN),
        spell("xkx-un", "XKX", "un", "nato-membership", "member", "2020", **OPEN),
        spell("alb-un", "ALB", "un", "nato-membership", "member", "1960", **OPEN),
    ],
    "country whose end is unknown": [change("alignments/mne-state-list-self-declared", end="", last_seen="2023")],
    "former country of unknown end": [change("alignments/scg-state-list-self-declared", end="", last_seen="")],
    "country that ended once and came back": [earlier_life("1878-07-13", "1918-12-01")],
    "UN membership that ended": [
        change("alignments/srb-state-list-member-un", end="2007", last_seen=""),
        change("countries/SRB", is_un_member="false"),
    ],
    "prediction about a later time": [change(f"claims/{FORECAST}", about_start="2028")],
    "demand about a later time": [change(f"claims/{DEMAND}", about_start="2030", about_end="2031")],
    "claim about the day of its text": [change(f"claims/{TWO}", about_start="2023-05-10")],
    "claim about the month of its text": [change(f"claims/{TWO}", about_start="2023-05")],
    "claim about the year of its text": [change(f"claims/{TWO}", about_start="2023")],
    "claim about a time that may be that of its text": [change(f"claims/{TWO}", about_start="2023-06~")],
    "claim about a time that began before its text": [change(f"claims/{TWO}", about_start="2023-05/2025")],
    "claim about the last day of the month of its text": [change(f"claims/{OTHER}", about_start="2024-02-29")],
    "claim about what is agreed until later": [change(f"claims/{ONE}", about_end="2030")],
    "claim of an undated text": [
        change("sources/marin2023", published=""),
        change(f"claims/{TWO}", about_start="2025"),
        change(f"claims/{EARLIER}", made_on="2025"),
    ],
    "quoted on the time in which it was said": [change(f"claims/{EARLIER}", about_start="2008-02-29")],
    "quoted on a time that may be that in which it was said": [
        change(f"claims/{EARLIER}", about_start="2008-03-31", made_on="2008-02~")
    ],
    "quoted prediction whose time has passed": [
        change(f"claims/{FORECAST}", made_on="2010", about_start="2012", about_end="2014")
    ],
    "said on the day of the text": [change(f"claims/{EARLIER}", made_on="2023-05-10")],
    "said in the month of the text": [change(f"claims/{EARLIER}", made_on="2023-05")],
    "said in the year of the text": [change(f"claims/{EARLIER}", made_on="2023")],
    "said on a day of the month of the text": [change(f"claims/{OTHER}", made_on="2024-02-20")],
    "said at a time that may be that of the text": [change(f"claims/{EARLIER}", made_on="2023-06~")],
    "prediction that no data would settle": [change(f"claims/{FORECAST}", checkability="opinion")],
    "cause and comparison that are still to come": [
        change(f"claims/{EARLIER}", claim_type="causal", checkability="forecast"),
        claim("marin2023-009", ONE, claim_type="comparative", checkability="forecast"),
    ],
    "certain, without a hedge, under a condition, estimated or in part": [
        change(f"claims/{EARLIER}", certainty="certain"),
        change(f"claims/{OTHER_FORECAST}", certainty="certain", hedge="conditional"),
        change(f"claims/{TWO}", certainty="certain", hedge="estimated"),
        change(f"claims/{QUOTED}", certainty="certain", hedge="partial"),
    ],
    "alleged, reported or apparent, and not certain": [
        change(f"claims/{EARLIER}", certainty="possible", hedge="alleged"),
        change(f"claims/{TWO}", certainty="probable", hedge="apparent"),
        change(f"claims/{QUOTED}", hedge="reported"),
    ],
    "claims of texts whose ids begin alike": [
        text("marin"),
        text("marin-2023"),
        claim("marin-001", ONE, source_id="marin"),
        claim("marin-2023-001", ONE, source_id="marin-2023"),
        claim("marin2023-1000", ONE),
    ],
    "passages that are the last character and the whole text": [
        change("sources/marin2023", characters="1000"),
        change(f"claims/{ONE}", locator="char=999,1000"),
        change(f"claims/{TWO}", locator="char=0,1000"),
        change(f"claims/{QUOTED}", locator="char=0,1"),
        change(f"claims/{FORECAST}", locator="char=9,10"),
    ],
    "one statement of two speakers": [
        claim("marin2023-007", ONE, statement="S.", speaker_id="nato"),
        change(f"claims/{ONE}", statement="S."),
    ],
    "one statement in two texts": [
        change(f"claims/{ONE}", statement="S."),
        change(f"claims/{OTHER}", statement="S."),
        claim("courier2024-005", ONE, source_id="courier2024", statement="S."),
    ],
    "former country that spoke in its time": [change(f"claims/{EARLIER}", speaker_id="SCG", made_on="2003")],
    "countries, bodies, companies and outlets speak": [
        change(f"claims/{ref}", speaker_id=speaker, relayed_by_id=relay)
        for ref, speaker, relay in [
            (TWO, "ALB", "nis"),
            (DEMAND, "BA-SRP", "britannica"),
            (OTHER_FORECAST, "eu", "SRB"),
            (LATER, "marin-ana", "marin2023-analysts"),
        ]
    ],
    "about one day": [change(f"claims/{ONE}", about_end="2009-04-01")],
    "about one month, of which the end is known": [
        change(f"claims/{ONE}", about_start="2009-04", about_end="2009-04-01")
    ],
    "about one year, of which the beginning is known": [change(f"claims/{ONE}", about_end="2009")],
    "about a time that may have ended after it began": [
        change(f"claims/{ONE}", about_start="2009~", about_end="2008"),
        change(f"claims/{TWO}", about_start="2009", about_end="2008~"),
    ],
    "about the time until a day": [change(f"claims/{ONE}", about_start="", about_end="1999")],
    "speaker coded in other words than those of claims": [
        change("codings/courier2024-003|speaker", final="named_body")
    ],
    "contradicts and qualifies, contradicts and supersedes": [
        relation(OTHER_FORECAST, "qualifies", FORECAST),
        relation(OTHER_FORECAST, "supersedes", FORECAST),
    ],
    "contradicts one and supports another": [relation(ONE, "contradicts", QUOTED)],
    "corroborated by one whom the text quotes": [relation(ONE, "corroborates", QUOTED)],
    "corroborated by one who quotes": [
        change(f"claims/{ONE}", stance="reports"),
        change(f"claims/{QUOTED}", stance="endorses"),
        relation(ONE, "corroborates", QUOTED),
    ],
    "corroborated by a text of another origin": [
        change("sources/courier2024", shared_origin_id=THIRD),
        change("sources/marin2023", shared_origin_id="gleditsch-ward-states-2020"),
    ],
    "restated by one whom the text quotes": [relation(ONE, "restates", QUOTED)],
    "restated by the same speaker in another text": [
        change(f"claims/{LATER}", speaker_id="marin-ana"),
        relation(LATER, "restates", ONE),
    ],
    "restated by a text that relays": [change("sources/courier2024", shared_origin_id="marin2023"), RELAYED],
    "restated by a text that is relayed": [change("sources/marin2023", shared_origin_id="courier2024"), RELAYED],
    "restated by a text of the same third origin": [
        change("sources/courier2024", shared_origin_id=THIRD),
        change("sources/marin2023", shared_origin_id=THIRD),
        RELAYED,
    ],
    "restated by a text that relays a relay": [
        change("sources/courier2024", shared_origin_id=THIRD),
        change(f"sources/{THIRD}", shared_origin_id="marin2023"),
        RELAYED,
    ],
    "relations that hold one way, in any order": [
        relation(DEMAND, "qualifies", "courier2024-003"),
        relation(QUOTED, "qualifies", TWO),
        relation(QUOTED, "supersedes", TWO),
    ],
    "superseded in a text of the same day": [change("sources/courier2024", published="2023-05-10")],
    "superseded in a text of the same month": [change("sources/courier2024", published="2023-05")],
    "superseded in a text of the same year": [change("sources/courier2024", published="2023")],
    "superseded in a text that may be later": [change("sources/courier2024", published="2023-04~")],
    "superseded on a day of the month of the text": [
        change("sources/courier2024", published="2023-05-10"),
        change("sources/marin2023", published="2023-05"),
    ],
    "superseded on a day of the month in which it was said": [
        change(f"claims/{LATER}", made_on="2023-04-10"),
        change(f"claims/{TWO}", made_on="2023-04"),
    ],
    "superseded in the month in which it was said": [
        change(f"claims/{LATER}", made_on="2023-04"),
        change(f"claims/{TWO}", made_on="2023-04-10"),
    ],
    "superseded in an undated text": [change("sources/courier2024", published="")],
    "superseded, in an undated text": [change("sources/marin2023", published="")],
    "superseded in an earlier text, which a later one quotes": [
        change(f"claims/{OTHER_FORECAST}", made_on="2010"),
        relation(FORECAST, "supersedes", OTHER_FORECAST),
    ],
}

BAD = {
    "the day before the state": ([stance("2006-06-02", **OPEN)], [("state-not-yet", "mne-recognition-rus", "start")]),
    "in the gap between two lives": (
        [earlier_life("1878-07-13", "1918-12-01"), stance("1941-07-12", end="1943")],
        [("state-not-yet", "mne-recognition-rus", "start")],
    ),
    "from the last day of the first of two lives": (
        [earlier_life("1878-07-13", "1918-12-01"), stance("1918-12-01", end="1919")],
        [("state-not-yet", "mne-recognition-rus", "start")],
    ),
    "from the last day of the first of two lives of the partner": (
        [
            earlier_life("1878-07-13", "1918-12-01"),
            spell("rus-1", "RUS", "MNE", "recognition", YES, "1918-12-01", end="1919"),
        ],
        [("partner-not-yet", "rus-1", "start")],
    ),
    "unknown end, seen on the day on which its partner ended": (
        [change("alignments/alb-warsaw-pact-membership-member", end="", last_seen="1991-07-01")],
        [("partner-no-more", "alb-warsaw-pact-membership-member", "end")],
    ),
    "unknown end, begins on the day on which its partner ended": (
        [change("alignments/alb-warsaw-pact-membership-member", start="1991-07-01", end="")],
        [("partner-no-more", "alb-warsaw-pact-membership-member", "end")],
    ),
    "actor that begins and ends on one day": (
        [change("actors/nis", start="2005-07-01", end="2005-07-01")],
        [("spell-order", "nis", "end")],
    ),
    "across the gap between two lives": (
        [earlier_life("1878-07-13", "1918-12-01"), stance("1900", **OPEN)],
        [("state-no-more", "mne-recognition-rus", "end")],
    ),
    "before both lives, once": (
        [earlier_life("1878-07-13", "1918-12-01"), stance("1850", end="1851")],
        [("state-not-yet", "mne-recognition-rus", "start")],
    ),
    "after the state": (
        [spell("scg-1", "SCG", "RUS", "recognition", YES, "2007", end="2008")],
        [("state-no-more", "scg-1", "end")],
    ),
    "after the state, of unknown end": (
        [spell("scg-1", "SCG", "RUS", "recognition", YES, "2006-06-05")],
        [("state-no-more", "scg-1", "end")],
    ),
    "unknown end, seen after the state": (
        [spell("scg-1", "SCG", "RUS", "recognition", YES, "1995", last_seen="2006-06-05")],
        [("state-no-more", "scg-1", "end")],
    ),
    "event in the gap between two lives, once": (
        [earlier_life("1878-07-13", "1918-12-01"), event("alb-1930", "1930", "MNE")],
        [("event-partner", "alb-1930", "date")],
    ),
    "across the gap between two lives of the partner": (
        [
            earlier_life("1878-07-13", "1918-12-01"),
            spell("rus-stance", "RUS", "MNE", "recognition", YES, "1900", **OPEN),
        ],
        [("partner-no-more", "rus-stance", "end")],
    ),
    "in the gap between two lives of the partner": (
        [
            earlier_life("1878-07-13", "1918-12-01"),
            spell("rus-stance", "RUS", "MNE", "recognition", YES, "1930", end="1931"),
        ],
        [("partner-not-yet", "rus-stance", "start")],
    ),
    "two codes in use now, both of unknown beginning": (
        [name("mne-ioc-1", "MNE", "YUG", "ioc", end=".."), name("mne-ioc-2", "MNE", "MNE", "ioc", end="..")],
        [("code-repeated", "mne-ioc-2", "name")],
    ),
    "two codes from one day, of unknown end": (
        [
            name("mne-ioc-1", "MNE", "YUG", "ioc", start="2007-06-01"),
            name("mne-ioc-2", "MNE", "MNE", "ioc", start="2007-06-01"),
        ],
        [("code-repeated", "mne-ioc-2", "name")],
    ),
    "name handed over in some month of a year": (
        [
            name("mne-a", "MNE", "Zeta", "common", start="2006", end=".."),
            name("srb-a", "SRB", "Zeta", "common", end="2006"),
        ],
        [("name-clash", "srb-a", "name")],
    ),
    "name that may stand for two": (
        [name("mne-a", "MNE", "Zeta", "common"), name("srb-a", "SRB", "ZETA", "common", start="2006", end="..")],
        [("name-clash", "srb-a", "name")],
    ),
    "back by two steps, once": (
        [
            spell("mne-1", "MNE", "eu", "eu-accession", "negotiating", "2008", end="2009"),
            spell("mne-2", "MNE", "eu", "eu-accession", "applicant", "2010", end="2011"),
            spell("mne-3", "MNE", "eu", "eu-accession", "candidate", "2012", **OPEN),
        ],
        [("ladder-order", "mne-2", "status")],
    ),
    **{
        f"back, with a step between of another {what}": (
            [
                spell("mne-1", "MNE", "eu", "eu-accession", "negotiating", "2008", end="2009"),
                spell("mne-2", "MNE", partner, track, status, "2010", end="2011", **cells),
                spell("mne-3", "MNE", "eu", "eu-accession", "applicant", "2012", **OPEN),
            ],
            [("ladder-order", "mne-3", "status")],
        )
        for what, partner, track, status, cells in [
            ("partner", "un", "eu-accession", "applicant", {}),
            ("track", "eu", "force-hosting", "kfor-host", {}),
            ("reading", "eu", "eu-accession", "applicant", {"reading": "MNE"}),
        ]
    },
    "one document twice": (
        [
            change("sources/factbook-json-2023", shared_origin_id="crs-rl34701-2009"),
            change("alignments/alb-nato-membership-member", evidence="documented"),
            change("alignments/xkx-state-list-not-member-un", source_id="factbook-json-2023"),
        ],
        [("second-source", "xkx-state-list-not-member-un", "second_source_id")],
    ),
    "actor that is only its own parent": (
        [
            lambda package: package.add(
                "actors/gazprom", kind="company", name="G", parent_id="gazprom", source_id="factbook-json-2023"
            )
        ],
        [("actor-unused", "gazprom", "actor_id"), ("part-of-itself", "gazprom", "parent_id")],
    ),
    "source that is only its own origin": (
        [lambda package: package.add("sources/s", kind="report", title="S", seen_as="copy", shared_origin_id="s")],
        [("source-unused", "s", "source_id"), ("part-of-itself", "s", "shared_origin_id")],
    ),
    "origin at two removes, the other way round": (
        [
            change("sources/factbook-json-2023", shared_origin_id="crs-rl34701-2009"),
            change("sources/crs-rl34701-2009", shared_origin_id="assembly-kosova-declaration-2008"),
            change("alignments/alb-nato-membership-member", evidence="documented"),
        ],
        [
            ("shared-origin", "xkx-state-list-self-declared", "evidence"),
            ("shared-origin", "xkx-2008-declaration-of-independence", "evidence"),
        ],
    ),
    **{
        f"{claim_type} claim about {start}": (
            [change(f"claims/{TWO}", about_start=start, claim_type=claim_type)],
            [("claim-after-source", TWO, "about_start")],
        )
        for claim_type, start in [
            ("factual", "2023-05-11"),
            ("comparative", "2023-06"),
            ("causal", "2023-07~"),
            ("evaluative", "2024"),
            ("factual", "2023-06-01/2024"),
        ]
    },
    "about the day after the month of its text": (
        [change(f"claims/{OTHER}", about_start="2024-03-01")],
        [("claim-after-source", OTHER, "about_start")],
    ),
    "quoted on the day after the month in which it was said": (
        [change(f"claims/{EARLIER}", about_start="2008-03-01")],
        [("claim-after-source", EARLIER, "about_start")],
    ),
    "quoted from an undated text on what came after it was said": (
        [change("sources/marin2023", published=""), change(f"claims/{EARLIER}", about_start="2009")],
        [("claim-after-source", EARLIER, "about_start")],
    ),
    "said on the day after the text": (
        [change(f"claims/{EARLIER}", made_on="2023-05-11")],
        [("claim-made-later", EARLIER, "made_on")],
    ),
    "said on the day after the month of the text": (
        [change(f"claims/{OTHER}", made_on="2024-03-01")],
        [("claim-made-later", OTHER, "made_on")],
    ),
    "demand that is a forecast, once": (
        [change(f"claims/{DEMAND}", checkability="forecast")],
        [("claim-demand", DEMAND, "checkability")],
    ),
    "demand that takes data": (
        [change(f"claims/{DEMAND}", checkability="needs_data")],
        [("claim-demand", DEMAND, "checkability")],
    ),
    **{
        f"{claim_type} claim that is {checkability}": (
            # The one is not checked, and the other is.
            [
                change(
                    f"claims/{TWO if checkability == 'computable' else EARLIER}",
                    claim_type=claim_type,
                    checkability=checkability,
                )
            ],
            [("claim-forecast", TWO if checkability == "computable" else EARLIER, "checkability")],
        )
        for claim_type, checkability in [
            ("factual", "forecast"),
            ("evaluative", "forecast"),
            ("predictive", "computable"),
            ("predictive", "needs_data"),
        ]
    },
    "claim of a text whose id goes on": (
        [claim("marin2023b-001", ONE)],
        [("claim-id", "marin2023b-001", "claim_id")],
    ),
    "passage that ends one character after the text": (
        [change("sources/marin2023", characters="1000"), change(f"claims/{ONE}", locator="char=999,1001")],
        [("claim-locator", ONE, "locator")],
    ),
    **{
        f"passage {locator}": ([change(f"claims/{ONE}", locator=locator)], [("claim-locator", ONE, "locator")])
        for locator in [
            "char=10,9",
            "char=9,9",
            "char=100,11",
            "char=0,99999999999999999999",
            "char=99999999999999999999,100",
            "char=99999999999999999999999,99999999999999999999999",
        ]
    },
    "passage that ends before it begins, in a text of unknown length": (
        [change("sources/marin2023", characters=""), change(f"claims/{ONE}", locator="char=10,9")],
        [("claim-locator", ONE, "locator"), ("claim-text", "marin2023", "characters")],
    ),
    "text without hash and length": (
        [change("sources/marin2023", sha256="", characters="")],
        [("claim-text", "marin2023", "sha256"), ("claim-text", "marin2023", "characters")],
    ),
    "former country that relays in its time": (
        [change(f"claims/{EARLIER}", relayed_by_id="SCG", made_on="2003")],
        [("claim-speaker", EARLIER, "relayed_by_id")],
    ),
    "about a time that ends on the day before it begins": (
        [change(f"claims/{ONE}", about_end="2009-03-31")],
        [("claim-time-order", ONE, "about_end")],
    ),
    "about a time that certainly ends before it begins": (
        [change(f"claims/{ONE}", about_start="2009-04~", about_end="2009-02-28")],
        [("claim-time-order", ONE, "about_end")],
    ),
    "support stored one way, contradiction the other": (
        [relation(ONE, "contradicts", OTHER)],
        [
            ("relation-conflict", f"{OTHER}|corroborates|{ONE}", "relation"),
            ("relation-order", f"{ONE}|contradicts|{OTHER}", "claim_id"),
        ],
    ),
    "contradiction stored both ways, support once": (
        [relation(ONE, "contradicts", OTHER), relation(OTHER, "contradicts", ONE)],
        [
            ("relation-conflict", f"{OTHER}|corroborates|{ONE}", "relation"),
            ("relation-order", f"{ONE}|contradicts|{OTHER}", "claim_id"),
        ],
    ),
    "corroborated by one whom the text contradicts": (
        [relation(ONE, "corroborates", EARLIER)],
        [("relation-independent", f"{ONE}|corroborates|{EARLIER}", "relation")],
    ),
    "corroborated by the same speaker, whom the text quotes": (
        [
            claim("marin2023-007", QUOTED),
            relation(QUOTED, "corroborates", "marin2023-007"),
        ],
        [("relation-independent", f"{QUOTED}|corroborates|marin2023-007", "relation")],
    ),
    "corroborated by a text that relays a relay, the other way round": (
        [
            change("sources/marin2023", shared_origin_id=THIRD),
            change(f"sources/{THIRD}", shared_origin_id="courier2024"),
        ],
        [("relation-independent", f"{OTHER}|corroborates|{ONE}", "relation")],
    ),
    "restated by a text of another origin": (
        [
            change("sources/courier2024", shared_origin_id=THIRD),
            change("sources/marin2023", shared_origin_id="gleditsch-ward-states-2020"),
            RELAYED,
        ],
        [("relation-restates", f"{OTHER}|restates|{ONE}", "relation")],
    ),
    "restates itself": ([relation(ONE, "restates", ONE)], [("relation-self", f"{ONE}|restates|{ONE}", "other_id")]),
    "supersedes what was said on the next day": (
        [change("sources/courier2024", published="2023-05-09"), change(f"claims/{OTHER_FORECAST}", about_start="2023")],
        [("relation-supersedes", f"{LATER}|supersedes|{TWO}", "relation")],
    ),
    "said long ago, in a later text, supersedes": (
        [change(f"claims/{LATER}", made_on="2023-05-09")],
        [("relation-supersedes", f"{LATER}|supersedes|{TWO}", "relation")],
    ),
}


@pytest.mark.parametrize("changes", GOOD.values(), ids=GOOD.keys())
def test_just_right_is_not_found(package, changes):
    for item in changes:
        item(package)
    report = package.report()
    assert [(finding.rule, finding.key, finding.message) for finding in report.findings] == []
    assert report.unjudged == []


@pytest.mark.parametrize(("changes", "expected"), BAD.values(), ids=BAD.keys())
def test_just_wrong_is_found_once(package, changes, expected):
    for item in changes:
        item(package)
    assert [(finding.rule, finding.key, finding.field) for finding in package.report().findings] == expected


@pytest.mark.parametrize("place", ["source_id", "second_source_id"])
def test_sources_that_only_completeness_names_are_used(package, place):
    """The table of what is complete counts with both its columns."""
    package.add("sources/s", kind="report", title="S", seen_as="copy")
    assert [(finding.rule, finding.key) for finding in package.report().findings] == [("source-unused", "s")]
    package.change("coverage/recognition-neighbours", **{place: "s"})
    assert package.report().findings == []


@pytest.mark.parametrize("status", [YES, NO])
@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("cells", APART.values(), ids=APART.keys())
def test_spells_that_need_not_overlap(package, cells, status, backwards):
    numbers = (2, 1) if backwards else (1, 2)
    recognition(numbers[0], YES, **cells[0])(package)
    recognition(numbers[1], status, **cells[1])(package)
    assert [(finding.rule, finding.key) for finding in package.report().findings] == []


@pytest.mark.parametrize(("status", "rule"), [(YES, "spell-repeated"), (NO, "spell-overlap")])
@pytest.mark.parametrize("cells", TOGETHER.values(), ids=TOGETHER.keys())
def test_spells_that_overlap(package, cells, status, rule):
    recognition(1, YES, **cells[0])(package)
    recognition(2, status, **cells[1])(package)
    found = [(finding.rule, finding.key, finding.field) for finding in package.report().findings]
    assert found == [(rule, "mne-recognition-2", "start")]


def test_spells_beside_each_other_in_two_readings_or_with_two_partners(package):
    recognition(1, YES, "2010", reading="MNE", **OPEN)(package)
    recognition(2, YES, "2010", reading="SRB", **OPEN)(package)
    recognition(3, NO, "2010", **OPEN)(package)
    stance("2010", **OPEN)(package)
    assert package.report().findings == []


@pytest.mark.parametrize(("day", "found"), [("2026-11-21", False), ("2026-11-22", True), ("2026-11", False)])
def test_day_of_the_release_is_not_the_future(package, day, found):
    citation = package.folder / "CITATION.cff"
    lines = citation.read_text(encoding="utf-8").splitlines()
    lines = ["date-released: 2026-11-21" if line.startswith("date-released:") else line for line in lines]
    citation.write_text("\n".join(lines) + "\n", encoding="utf-8")
    package.change("alignments/alb-recognition-recognises-xkx", last_seen=day)
    recognition(1, YES, day, end="..", last_seen=day)(package)
    package.change("alignments/alb-nato-partnership-pfp", end=day)
    package.change("actors/nis", start=day)
    package.change("actors/warsaw-pact", end=day)
    package.change("names/nis-own-short-en", start=day)
    package.change("names/scg-own-official-en", end=day)
    package.change("events/srb-2008-kosovo-annulment-government", date=day)
    package.change("sources/nato-map-topic-2014", published=day, accessed_on=day if len(day) == 10 else "")
    assert [finding.rule for finding in package.report().findings] == ["future-date"] * (11 if found else 0)


def test_rules_that_hang_on_missing_rows_wait_for_them(package):
    """A row that cannot be read may be the one that a rule misses."""
    package.change("alignments/scg-state-list-self-declared", start="27.4.1992")
    package.add("actors/schengen-area", kind="agreement", name="Schengen area", source_id="factbook-json-2023")
    report = package.report()
    assert [finding.field for finding in report.findings] == ["start"]
    waiting = {item.rule for item in report.unjudged}
    assert {"actor-unused", "state-life-missing", "succession-gap", "un-membership"} <= waiting
    assert not waiting & {"spell-order", "partner-kind", "name-clash"}


@pytest.mark.parametrize("kind", ["agreement", "region", "aggregate", "facility", "programme"])
def test_what_cannot_speak_neither_says_nor_relays(package, kind):
    package.add("actors/x", kind=kind, name="X", source_id="factbook-json-2023")
    package.change(f"claims/{TWO}", speaker_id="x")
    package.change(f"claims/{OTHER}", relayed_by_id="x")
    found = [(finding.rule, finding.key, finding.field) for finding in package.report().findings]
    assert found == [("claim-speaker", OTHER, "relayed_by_id"), ("claim-speaker", TWO, "speaker_id")]


MESSAGES = {
    "length that is not known": (
        [change("sources/marin2023", characters=""), change(f"claims/{ONE}", locator="char=10,9")],
        "char=10,9 is no place in a text of an unknown number of characters",
    ),
    "length": ([change(f"claims/{ONE}", locator="char=10,999")], "char=10,999 is no place in a text of 491 characters"),
    "time of the text": (
        [change(f"claims/{TWO}", about_start="2024")],
        "it is about 2024, after it was said (2023-05-10), but is factual",
    ),
    "time of the quotation": (
        [change(f"claims/{EARLIER}", about_start="2009")],
        "it is about 2009, after it was said (2008-02), but is evaluative",
    ),
    "times of two quotations": (
        [change(f"claims/{LATER}", made_on="2010"), change(f"claims/{TWO}", made_on="2011")],
        f"{LATER} (2010) is said to supersede {TWO} (2011)",
    ),
    "times of two texts": (
        [change("sources/courier2024", published="2023-04"), change(f"claims/{OTHER_FORECAST}", about_start="2023")],
        f"{LATER} (2023-04) is said to supersede {TWO} (2023-05-10)",
    ),
    "one origin": (
        [change("sources/courier2024", shared_origin_id="marin2023")],
        f"{OTHER} and {ONE} are not independent (texts of one origin)",
    ),
    "one text": ([relation(ONE, "corroborates", EARLIER)], f"{ONE} and {EARLIER} are not independent (the same text)"),
    "one speaker": (
        [relation(TWO, "corroborates", DEMAND)],
        f"{TWO} and {DEMAND} are not independent (the same speaker)",
    ),
    "first of three statements": (
        [change(f"claims/{ref}", statement="S.") for ref in (ONE, TWO, DEMAND)],
        f"{TWO} says what {ONE} says",
    ),
    "nothing instead of a code": (
        [change("codings/marin2023-001|hedge", final="reported")],
        "hedge of marin2023-001 is empty in claims, not reported",
    ),
    "a code instead of nothing": (
        [change("codings/courier2024-003|hedge", final="")],
        "hedge of courier2024-003 is conditional in claims, not empty",
    ),
}


@pytest.mark.parametrize(("changes", "message"), MESSAGES.values(), ids=MESSAGES.keys())
def test_message_says_what_is_compared(package, changes, message):
    for item in changes:
        item(package)
    assert package.report().findings[0].message == message


def test_rules_on_claims_wait_for_rows_that_cannot_be_read(package):
    """A subject or an origin that cannot be read may be the one that is missed."""
    package.change("claim_subjects/marin2023-006|XKX", actor_id="Kosovo")
    package.change(f"sources/{THIRD}", accessed_on="21.11.2026")
    relation(LATER, "restates", QUOTED)(package)
    report = package.report()
    assert {finding.field for finding in report.findings} == {"actor_id", "accessed_on"}
    waiting = {item.rule for item in report.unjudged}
    assert {"claim-subject", "relation-restates"} <= waiting
    assert not waiting & {"claim-text", "claim-repeated", "relation-independent", "relation-conflict"}
