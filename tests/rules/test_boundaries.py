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
