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
GOOD = {
    "next spell begins on the day the last ends": [
        recognition(1, NO, "2008-02-17", end="2008-10-09"),
        recognition(2, YES, "2008-10-09", **OPEN),
    ],
    "two statuses beside each other on a track that allows it": [
        spell("mne-pfp", "MNE", "nato", "nato-partnership", "pfp", "2006-12-14", end="2017-06-05"),
        spell("mne-map", "MNE", "nato", "nato-partnership", "map", "2009-12-04", end="2017-06-05"),
    ],
    "two readings": [recognition(1, NO, "2010", reading="MNE", **OPEN), recognition(2, YES, "2010", **OPEN)],
    "two readings of a region": [
        spell("alb-region-2", "ALB", "balkans", "region", "partly-included", reading="eu"),
    ],
    "two partners": [recognition(1, YES, "2010", **OPEN), stance("2010", **OPEN)],
    "end and start in one year": [recognition(1, NO, "2009", end="2010"), recognition(2, YES, "2010", **OPEN)],
    "end and start about one month": [
        recognition(1, NO, "2009", end="2010-05~"),
        recognition(2, YES, "2010-05", **OPEN),
    ],
    "overlap by an approximate end": [
        recognition(1, NO, "2009-01-01", end="2010~"),
        recognition(2, YES, "2009", **OPEN),
    ],
    "unknown end": [recognition(1, NO, "2009"), recognition(2, YES, "2010", **OPEN)],
    "unknown end, seen before the next begins": [
        recognition(1, NO, "2009", last_seen="2010-05"),
        recognition(2, YES, "2010-05-31", **OPEN),
    ],
    "unknown start": [recognition(1, NO, end="2010"), recognition(2, YES, "2010", **OPEN)],
    "unknown start and open": [recognition(1, NO, "2009", end="2010"), recognition(2, YES, **OPEN)],
    "one of two without any date": [recognition(1, NO), recognition(2, YES, "2010", **OPEN)],
    "same status again later": [recognition(1, YES, "2009", end="2010"), recognition(2, YES, "2011", **OPEN)],
    "same status again on the next day": [
        recognition(1, YES, "2009", end="2010-06-01"),
        recognition(2, YES, "2010-06-01", **OPEN),
    ],
    "same status again after an unknown end": [recognition(1, YES, "2009"), recognition(2, YES, "2011", **OPEN)],
    "end in the year of the start": [recognition(1, YES, "2009", end="2009")],
    "end on the day after the start": [recognition(1, YES, "2009-01-01", end="2009-01-02")],
    "ends before it may begin": [recognition(1, YES, "2009~", end="2009-03")],
    "seen on its first day": [recognition(1, YES, "2010-05-05", end="..", last_seen="2010-05-05")],
    "seen in the month of its start": [recognition(1, YES, "2010-05-05", end="..", last_seen="2010-05")],
    "seen before its start by a doubtful margin": [recognition(1, YES, "2010-05~", end="..", last_seen="2010-04")],
    "closed, seen on its last day": [recognition(1, YES, "2010", end="2011-05-05", last_seen="2011-05-04")],
    "closed, seen in the month of its end": [recognition(1, YES, "2010", end="2011-05-05", last_seen="2011-05")],
    "unknown end needs no last_seen": [recognition(1, YES, "2010")],
    "statehood-free track before the state": [
        spell("mne-kfor", "MNE", "nato", "force-hosting", "kfor-host", "1999-06-12", end="2001")
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
        spell("rus-succession", "RUS", "SCG", "succession", "seceded-from", "1900", end="1901"),
    ],
    "disputed claim to continue a state": [
        spell("mne-continues-scg", "MNE", "SCG", "succession", "continues", "2006-06-03", reading="MNE", **OPEN),
    ],
    "continues within the year": [
        change("alignments/srb-state-list-self-declared", start="2006"),
        change("alignments/scg-state-list-self-declared", end="2006-06"),
    ],
    "state on lists only": [spell("rus-stance", "RUS", "MNE", "recognition", YES, "2006-06-11", **OPEN)],
    "begins on the first day of its partner": [
        spell("alb-pfp-0", "ALB", "nato", "nato-partnership", "map", "1949-04-04", end="1950")
    ],
    "begins in the year of its partner": [
        spell("alb-pfp-0", "ALB", "nato", "nato-partnership", "map", "1949", end="1950")
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
    "codes of two lists": [name("mne-un", "MNE", "SRB", "unhcr", end="..")],
    "two names in one scheme": [
        name("mne-a", "MNE", "Crna Gora", "own", end=".."),
        name("mne-b", "MNE", "Montenegro", "own", end=".."),
    ],
    "name handed over on one day": [
        name("mne-a", "MNE", "Zeta", "common", end="2006-06-03"),
        name("srb-a", "SRB", "Zeta", "common", start="2006-06-03", end=".."),
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
    "country whose end is unknown": [change("alignments/mne-state-list-self-declared", end="", last_seen="2023")],
    "former country of unknown end": [change("alignments/scg-state-list-self-declared", end="", last_seen="")],
    "country that ended once and came back": [earlier_life("1878-07-13", "1918-12-01")],
    "UN membership that ended": [
        change("alignments/srb-state-list-member-un", end="2007", last_seen=""),
        change("countries/SRB", is_un_member="false"),
    ],
}

BAD = {
    "one day too many": (
        [recognition(1, NO, "2008-02-17", end="2008-10-10"), recognition(2, YES, "2008-10-09", **OPEN)],
        [("spell-overlap", "mne-recognition-2", "start")],
    ),
    "seen after the next began": (
        [recognition(1, NO, "2009", last_seen="2010-06"), recognition(2, YES, "2010-05-31", **OPEN)],
        [("spell-overlap", "mne-recognition-2", "start")],
    ),
    "unknown starts, both open": (
        [recognition(1, NO, end="..", last_seen="2012"), recognition(2, YES, end="..", last_seen="2010")],
        [("spell-overlap", "mne-recognition-1", "start")],
    ),
    "fuzzy month within a spell": (
        [recognition(1, NO, "2009", end="2012"), recognition(2, YES, "2010-05", end="2010-05")],
        [("spell-overlap", "mne-recognition-2", "start")],
    ),
    "same exact first day, both of unknown end": (
        [recognition(1, YES, "2010-05-05"), recognition(2, YES, "2010-05-05")],
        [("spell-repeated", "mne-recognition-2", "start")],
    ),
    "the day before the state": ([stance("2006-06-02", **OPEN)], [("state-not-yet", "mne-recognition-rus", "start")]),
    "in the gap between two lives": (
        [earlier_life("1878-07-13", "1918-12-01"), stance("1941-07-12", end="1943")],
        [("state-not-yet", "mne-recognition-rus", "start")],
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
    "actor that is only its own parent": (
        [
            lambda package: package.add(
                "actors/gazprom", kind="company", name="G", parent_id="gazprom", source_id="factbook-json-2023"
            )
        ],
        [("actor-unused", "gazprom", "actor_id"), ("part-of-itself", "gazprom", "parent_id")],
    ),
    "source that is only its own origin": (
        [
            lambda package: package.add(
                "sources/s", kind="report", title="S", seen_as="copy", shared_origin_id="s"
            )
        ],
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


@pytest.mark.parametrize(("day", "found"), [("2026-11-21", False), ("2026-11-22", True), ("2026-11", False)])
def test_day_of_the_release_is_not_the_future(package, day, found):
    citation = package.folder / "CITATION.cff"
    lines = citation.read_text(encoding="utf-8").splitlines()
    lines = ["date-released: 2026-11-21" if line.startswith("date-released:") else line for line in lines]
    citation.write_text("\n".join(lines) + "\n", encoding="utf-8")
    package.change("alignments/alb-recognition-recognises-xkx", last_seen=day)
    assert [finding.rule for finding in package.report().findings] == ["future-date"] * found


def test_rules_that_hang_on_missing_rows_wait_for_them(package):
    """A row that cannot be read may be the one that a rule misses."""
    package.change("alignments/scg-state-list-self-declared", start="27.4.1992")
    package.add("actors/schengen-area", kind="agreement", name="Schengen area", source_id="factbook-json-2023")
    report = package.report()
    assert [finding.field for finding in report.findings] == ["start"]
    waiting = {item.rule for item in report.unjudged}
    assert {"actor-unused", "state-life-missing", "succession-gap", "un-membership"} <= waiting
    assert not waiting & {"spell-order", "partner-kind", "name-clash"}
