"""Figures and votes: what is just right must not be found, and what is just wrong must be."""

from __future__ import annotations

from typing import Any

import pytest

POPULATION, GAS, POWER = "wb-population-2026", "eurostat-nrg-ti-gas-2022", "owid-electricity-mix-2022"
RATES, PRESS, VOTES = "ecb-eurofxref-2026", "voice-of-albania-skripal-2018", "unvotes-votes-2021"
COURIER, MARIN = "reported_figures/courier2024-figure-", "reported_figures/marin2023-figure-001"
DIPLOMATS = f"reported_figures/{PRESS}-figure-001"
RATE = f"{COURIER}003"
LIFE = "alignments/mne-state-list-self-declared"
PASSAGE = {"line": "1", "locator": "char=0,9", "passage_words": "1", "passage_sha256": "0" * 64}


def change(ref: str, **cells: str) -> Any:
    return lambda package: package.change(ref, **cells)


def figure(table: str, key: str, value: str, source: str, **cells: str) -> Any:
    """Return a change that adds a figure of a series."""
    row = {"value": value, "obs_status": "A", "territory": "as_then", "source_id": source, **cells}
    return lambda package: package.add(f"{table}/{key}", **row)


def statistic(key: str, value: str, source: str = GAS, **cells: str) -> Any:
    return figure("statistics", key, value, source, **cells)


def derived(key: str, value: str, source: str = GAS, **cells: str) -> Any:
    return figure("derived_figures", key, value, source, **cells)


def reported(number: str, value: str, **cells: str) -> Any:
    """Return a change that adds a figure like that of the diplomats whom Albania expelled."""

    def add(package: Any) -> None:
        row = {**package.row(DIPLOMATS), "value": value, **cells}
        del row["figure_id"]
        package.add(f"reported_figures/{row['source_id']}-figure-{number}", **row)

    return add


def roll_call(ref: str, date: str, session: str = "", **cells: str) -> Any:
    """Return a change that adds a roll call with a vote of Albania."""

    def add(package: Any) -> None:
        row = {"body_id": "un-general-assembly", "title": "T", "is_complete": "true", **cells}
        row.setdefault("source_id", "unvotes-roll-calls-2021")
        package.add(f"roll_calls/{ref}", date=date, session=session, **row)
        vote(ref, "ALB")(package)

    return add


def vote(ref: str, actor: str) -> Any:
    return lambda package: package.add(f"votes/{ref}|{actor}", vote="yes", source_id=VOTES)


def indicator(ref: str, like: str, **cells: str) -> Any:
    """Return a change that adds an indicator with the cells of another one."""

    def add(package: Any) -> None:
        row = {**package.row(f"indicators/{like}"), **cells}
        del row["indicator_id"]
        package.add(f"indicators/{ref}", **row)

    return add


def earlier_life(start: str, end: str) -> Any:
    """Give Montenegro a life before the one that begins on 2006-06-03."""
    cells = {"actor_id": "MNE", "partner_id": "MNE", "track": "state-list", "status": "self-declared"}
    return lambda package: package.add(
        "alignments/mne-state-list-0",
        start=start,
        end=end,
        source_id="factbook-json-2023",
        evidence="documented",
        **cells,
    )


HYDRO, COAL = "electricity-from-hydro", "electricity-from-coal"

GOOD = {
    "on the bounds": [
        change("derived_figures/gas-import-share|SRB|RUS|2018", value="100"),
        change("statistics/gas-imports|SRB|RUS|2018", value="0"),
        change(f"{COURIER}002", value="0", value_high="100"),
    ],
    "below nought without a minimum": [
        change("indicators/population", minimum=""),
        change("statistics/population|SRB|_Z|2019", value="-1"),
    ],
    "a reported figure of a series and of a derived indicator": [
        reported("002", "99", indicator_id="gas-import-share", actor_id="SRB", period="2017"),
        reported("003", "80000", indicator_id="gas-imports", actor_id="SRB", period="2017"),
    ],
    "fewer decimals than promised": [change("statistics/gas-imports|SRB|RUS|2018", value="81430")],
    "as many decimals as promised, of large and small numbers": [
        change("indicators/gas-imports", jump_factor=""),
        change("statistics/gas-imports|SRB|WLD|2018", value="123456789012.345"),
        change("statistics/gas-imports|SRB|RUS|2018", value="0.001"),
        change("statistics/eur-rate-rub|RUS|_Z|2021-12-31", value="84.7001"),
        change("statistics/population|SRB|_Z|2019", value="999999999999999"),
    ],
    "in the year in which a state began": [statistic("population|MNE|_Z|2006", "615000", POPULATION)],
    "on the first day of a state": [reported("002", "1", actor_id="MNE", period="2006-06-03")],
    "on the last day of a state": [reported("002", "1", actor_id="SCG", period="2006-06-04")],
    "in some month of the year in which a state ended": [
        change("alignments/scg-state-list-self-declared", end="2006"),
        reported("002", "1", actor_id="SCG", period="2006-12"),
    ],
    "across the beginning of a state": [reported("002", "1", actor_id="MNE", period="2000/2006-06-03")],
    "in a state of unknown beginning": [
        change(LIFE, start=""),
        statistic("population|MNE|_Z|1950", "400000", POPULATION),
    ],
    "in both of two lives": [
        earlier_life("1878-07-13", "1918-12-01"),
        statistic("population|MNE|_Z|1918", "200000", POPULATION),
        statistic("population|MNE|_Z|1900", "200000", POPULATION),
    ],
    "a counterpart that begins within the year": [statistic("gas-imports|ALB|XKX|2008", "0.000")],
    "carried back, of actor and counterpart": [
        statistic("population|XKX|_Z|2000", "1700000", POPULATION, territory="backcast"),
        statistic("gas-imports|MNE|XKX|2000", "0.000", territory="backcast"),
    ],
    "before its time, of what is no state": [
        statistic("population|eu|_Z|1950", "1", POPULATION),
        statistic("population|WLD|_Z|1800", "1", POPULATION),
        statistic("population|BA-SRP|_Z|1950", "1", POPULATION),
    ],
    "a state without a life": [statistic("population|BIH|_Z|1950", "2600000", POPULATION)],
    "a month and any time": [
        change("indicators/population", frequency="irregular"),
        statistic("population|SRB|_Z|2017-07", "7000000", POPULATION),
        statistic("population|SRB|_Z|2016/2017", "7000000", POPULATION),
    ],
    "figures of months": [
        change("indicators/gas-import-share", frequency="monthly"),
        change("indicators/gas-imports", frequency="monthly", part_of="", jump_factor=""),
        change("indicators/lng-imports", frequency="monthly"),
        *[
            change(f"statistics/{key}|2019", period="2019-12")
            for key in ("gas-imports|SRB|RUS", "gas-imports|SRB|WLD", "lng-imports|SRB|RUS", "lng-imports|SRB|WLD")
        ],
        *[change(f"statistics/gas-imports|SRB|{key}|2018", period="2018-12") for key in ("RUS", "WLD")],
        *[change(f"derived_figures/gas-import-share|SRB|RUS|{year}", period=f"{year}-12") for year in (2018, 2019)],
    ],
    "a reported figure of any time": [change(f"{COURIER}004", period="2030-06/2031")],
    "of the day, the month and the year of its source": [
        reported("002", "1", period="2018-03-26", actor_id="MNE"),
        reported("003", "1", period="2018-03", actor_id="MNE"),
        reported("004", "1", period="2018", actor_id="MNE"),
        reported("005", "1", period="2018-01/2019", actor_id="MNE"),
    ],
    "after a source of which only the year is known": [
        change(f"sources/{PRESS}", published="2018"),
        change(DIPLOMATS, period="2018-12-31"),
    ],
    "after a source without a date": [
        change(f"sources/{PRESS}", published=""),
        change(DIPLOMATS, period="2020"),
    ],
    "a forecast in a series": [statistic("population|ALB|_Z|2030", "2400000", POPULATION, obs_status="F")],
    "provisional and estimated without a note": [
        change("statistics/gas-imports|SRB|RUS|2019", obs_status="P"),
        change("statistics/gas-imports|SRB|WLD|2019", obs_status="E"),
    ],
    "a break, a deviation and a doubt with a note": [
        change(f"statistics/gas-imports|SRB|{key}", obs_status=status, note="Why.")
        for key, status in (("RUS|2018", "B"), ("RUS|2019", "D"), ("WLD|2019", "U"))
    ],
    "a passage in a text without claims": [change(DIPLOMATS, **PASSAGE), change(f"sources/{PRESS}", characters="9")],
    "no passage in a document without claims": [reported("002", "1", actor_id="MNE")],
    "one figure by two originators, of two counterparts, in two values": [
        reported("002", "2", originator_id="eu"),
        reported("003", "2", originator_id=""),
        reported("004", "3"),
        reported("005", "2", counterpart_id="SRB"),
    ],
    "one figure of two sources": [reported("001", "2", source_id="factbook-json-2023", period="2018")],
    "a jump of just the factor": [
        change("indicators/population", jump_factor="2"),
        change("statistics/population|ALB|_Z|2019", value="5215466"),
        statistic("population|ALB|_Z|2017", "5215466", POPULATION),
    ],
    "a jump that is explained": [
        change("statistics/population|ALB|_Z|2019", value="9000000", note="Why."),
        statistic("population|ALB|_Z|2020", "2500000", POPULATION, obs_status="B", note="Census."),
    ],
    "a jump after a gap": [statistic("population|ALB|_Z|2016", "1000000", POPULATION)],
    "a jump from one state to another": [statistic("population|ALB|_Z|2020", "2600000", POPULATION)],
    "a jump from and to nought, and below": [
        change("indicators/population", minimum=""),
        statistic("population|SRB|_Z|2018", "0", POPULATION),
        statistic("population|SRB|_Z|2020", "0", POPULATION),
        statistic("population|SRB|_Z|2021", "-9000000", POPULATION),
        statistic("population|SRB|_Z|2022", "1", POPULATION),
    ],
    "a jump without a factor": [
        change("indicators/population", jump_factor=""),
        change("statistics/population|ALB|_Z|2019", value="9"),
    ],
    "parts that are the whole, within rounding": [
        change(f"statistics/{COAL}|SRB|_Z|2019", value="27.41"),
        change("statistics/lng-imports|SRB|WLD|2019", value="83811.600"),
    ],
    "a part without a figure of the whole": [statistic(f"{HYDRO}|SRB|_Z|2018", "10.64", POWER)],
    "parts of what may be below nought": [
        change(f"indicators/{COAL}", minimum=""),
        change(f"statistics/{COAL}|SRB|_Z|2019", value="99.00"),
    ],
    "parts in another unit": [
        change(f"indicators/{COAL}", unit="% of heat", part_of="population"),
        change(f"statistics/{COAL}|SRB|_Z|2019", value="99.00"),
    ],
    "shares within rounding": [
        change("derived_figures/electricity-share-coal|SRB|_Z|2019", value="74.4"),
        derived("gas-import-share|SRB|ALB|2019", "0.4"),
    ],
    "shares of a union beside those of its members": [derived("gas-import-share|SRB|eu|2019", "99.0")],
    "shares of two years and two actors": [
        derived("gas-import-share|SRB|ALB|2017", "99.0"),
        derived("gas-import-share|ALB|RUS|2019", "99.0"),
    ],
    "shares of no whole": [
        change("indicators/electricity-share-coal", part_of=""),
        change("derived_figures/electricity-share-coal|SRB|_Z|2019", value="99.0"),
    ],
    "as much with one as with all": [change("statistics/gas-imports|SRB|RUS|2019", value="83811.599")],
    "more with one than with all in another year, of another actor and in another source": [
        change("statistics/gas-imports|SRB|RUS|2018", value="81430.540"),
        statistic("gas-imports|SRB|RUS|2017", "90000.000"),
        statistic("gas-imports|ALB|RUS|2018", "90000.000"),
        reported("001", "1", counterpart_id="WLD", source_id="factbook-json-2023"),
    ],
    "within the range with all": [reported("002", "1", counterpart_id="WLD", value_high="2")],
    "a rate that is off, but not upside down": [change(RATE, value="850")],
    "a rate upside down of long ago": [change(RATE, value="0.0118", period="2019-11-29")],
    "a rate between the two": [
        *[change(f"statistics/eur-rate-rub|RUS|_Z|2021-{day}", value="1") for day in ("11-30", "12-31")],
        change(RATE, value="85"),
    ],
    "the nearer of two rates counts": [
        change("statistics/eur-rate-rub|RUS|_Z|2021-11-30", value="0.0118", note="Why."),
        change("statistics/eur-rate-rub|RUS|_Z|2021-12-31", note="Why."),
    ],
    "bounds one unit apart": [change("indicators/russian-diplomats-expelled", minimum="1", maximum="3")],
    "on the first and the last day of membership": [
        roll_call("x-1", "2000-11-01"),
        vote("x-1", "SCG"),
        roll_call("x-2", "2006-06-04"),
        vote("x-2", "SCG"),
        roll_call("x-3", "2006-06-05"),
        vote("x-3", "SRB"),
    ],
    "in the month in which membership changed": [
        roll_call("x-1", "2006-06"),
        vote("x-1", "SCG"),
        vote("x-1", "SRB"),
        roll_call("x-2", "2000"),
        vote("x-2", "SCG"),
    ],
    "member from an unknown day": [
        change("alignments/scg-state-list-member-un", start=""),
        roll_call("x-1", "1993-01-01"),
        vote("x-1", "SCG"),
    ],
    "in the first and the last year of a session": [
        roll_call("x-1", "2013-01-01", "68"),
        roll_call("x-2", "2014-12-31", "68"),
        roll_call("x-3", "2012-12~", "68"),
        roll_call("x-4", "2015", ""),
    ],
    "a wrong session that is explained": [roll_call("x-1", "2010", "68", note="As the source has it.")],
    "one source has a resolution twice, two have it on two days": [
        roll_call("x-1", "2014-03-27", resolution="R/68/262"),
        roll_call("x-2", "2014-03-28", resolution="A/RES/68/262", source_id="factbook-json-2023"),
        roll_call("x-3", "2014-03-27", resolution="A/RES/68/26", source_id="factbook-json-2023"),
        roll_call("x-4", "2014-03-27", source_id="factbook-json-2023"),
    ],
    "a break that is a jump": [
        change("statistics/population|ALB|_Z|2019", value="9000000", obs_status="B", note="Census."),
    ],
    "a jump over a gap of a year and a day": [statistic("eur-rate-rub|RUS|_Z|2020-11-28", "40.0000", RATES)],
    "a share is no part": [
        change("indicators/lng-imports", unit="% of imports"),
        change("statistics/lng-imports|SRB|WLD|2019", value="83900.000"),
    ],
    "shares of what may be below nought": [
        change("indicators/electricity-share-coal", minimum=""),
        change("derived_figures/electricity-share-coal|SRB|_Z|2019", value="99.0"),
        *[change(f"indicators/{ref}", unit="% of heat", part_of="population") for ref in (HYDRO, COAL)],
        change(f"indicators/{COAL}", minimum=""),
        change(f"statistics/{COAL}|SRB|_Z|2019", value="99.00"),
    ],
    "shares of no whole, of two indicators": [
        *[change(f"indicators/electricity-share-{ref}", part_of="") for ref in ("hydro", "coal")],
        change("derived_figures/electricity-share-coal|SRB|_Z|2019", value="99.0"),
        *[change(f"indicators/{ref}", unit="% of heat", part_of="") for ref in (HYDRO, COAL)],
        change(f"statistics/{COAL}|SRB|_Z|2019", value="99.00"),
    ],
    "in the years in which states began and ended": [
        derived("electricity-share-coal|MNE|_Z|2006", "40.0", POWER),
        derived("electricity-share-coal|SCG|_Z|2006", "40.0", POWER),
        derived("gas-import-share|SRB|XKX|2008", "0.0"),
        derived("gas-import-share|ALB|SCG|2006", "0.0"),
        statistic("gas-imports|ALB|SCG|2006", "0.000"),
        statistic("population|SCG|_Z|2006", "8000000", POPULATION),
        reported("002", "1", counterpart_id="XKX", period="2008"),
        reported("003", "1", counterpart_id="SCG", period="2006"),
        reported("004", "1", actor_id="SCG", period="2006"),
    ],
    "in the second of two lives, the year of which is known": [
        earlier_life("1878-07-13", "1918"),
        change(LIFE, start="2006"),
        reported("002", "1", actor_id="MNE", period="2006-02"),
        reported("003", "1", actor_id="MNE", period="1918-12-30"),
    ],
    "on the first and the last day of two lives, and across": [
        earlier_life("1878-07-13", "1918-12-01"),
        reported("002", "1", actor_id="MNE", period="2006-06-03"),
        reported("003", "1", actor_id="MNE", period="1918-11-30"),
        reported("004", "1", actor_id="MNE", period="1930/2006-06-03"),
        reported("005", "1", actor_id="MNE", period="1878-07-13"),
    ],
    "more with one than with all of what may be below nought": [
        change("indicators/gas-imports", minimum=""),
        change("statistics/gas-imports|SRB|RUS|2018", value="81430.541"),
        change("indicators/gas-import-share", minimum="", part_of=""),
        derived("gas-import-share|SRB|WLD|2019", "99.6"),
        change("indicators/russian-diplomats-expelled", minimum=""),
        reported("002", "1", counterpart_id="WLD"),
    ],
    "more with one than with all in another row": [
        derived("gas-import-share|SRB|WLD|2017", "1.0"),
        derived("gas-import-share|ALB|WLD|2019", "1.0"),
        reported("002", "1", counterpart_id="WLD", actor_id="MNE"),
        reported("003", "1", counterpart_id="WLD", period="2018-03"),
        reported("004", "1", counterpart_id="WLD", indicator_id="gas-imports"),
    ],
    "across the turn of the year at the ends of a session": [
        roll_call("x-1", "2012-12-31/2013-01-01", "68"),
        roll_call("x-2", "2014-12-31/2015-01-01", "68"),
    ],
    "member within a year that is known": [
        change("alignments/scg-state-list-member-un", start="2000", end="2006"),
        roll_call("x-1", "2000-02-01"),
        vote("x-1", "SCG"),
        roll_call("x-2", "2006-11-01"),
        vote("x-2", "SCG"),
    ],
}

Expected = list[tuple[str, str, str]]

BAD: dict[str, tuple[list[Any], Expected]] = {
    "just beyond the bounds": (
        [change("derived_figures/gas-import-share|SRB|RUS|2018", value="100.1")],
        [("figure-bounds", "gas-import-share|SRB|RUS|2018", "value")],
    ),
    "all of them under a unilateral indicator": (
        [statistic("population|RUS|WLD|2019", "1", POPULATION)],
        [("figure-counterpart", "population|RUS|WLD|2019", "counterpart_id")],
    ),
    "none, as the actor itself": (
        [statistic("population|_Z|_Z|2019", "1", POPULATION)],
        [("figure-counterpart", "population|_Z|_Z|2019", "counterpart_id")],
    ),
    "a reported indicator in a series": (
        [statistic("russian-diplomats-expelled|MNE|RUS|2017", "1")],
        [("figure-method", "russian-diplomats-expelled|MNE|RUS|2017", "indicator_id")],
    ),
    "one decimal too many of a large number": (
        [
            change("indicators/gas-imports", jump_factor=""),
            change("statistics/gas-imports|SRB|WLD|2018", value="123456789.0125"),
        ],
        [("figure-decimals", "gas-imports|SRB|WLD|2018", "value")],
    ),
    "a half of a person": (
        [change("statistics/population|SRB|_Z|2019", value="6945235.5")],
        [("figure-decimals", "population|SRB|_Z|2019", "value")],
    ),
    "in the year before the state": (
        [change(LIFE, start="2007-01-01"), statistic("population|MNE|_Z|2006", "615000", POPULATION)],
        [("figure-state-life", "population|MNE|_Z|2006", "actor_id")],
    ),
    "on the day on which the state ended": (
        [reported("002", "1", actor_id="SCG", period="2006-06-05")],
        [("figure-state-life", f"{PRESS}-figure-002", "actor_id")],
    ),
    "between two lives, once": (
        [earlier_life("1878-07-13", "1918-12-01"), statistic("population|MNE|_Z|1919", "200000", POPULATION)],
        [("figure-state-life", "population|MNE|_Z|1919", "actor_id")],
    ),
    "actor and counterpart that were not there": (
        [statistic("gas-imports|MNE|XKX|2000", "0.000")],
        [
            ("figure-state-life", "gas-imports|MNE|XKX|2000", "actor_id"),
            ("figure-state-life", "gas-imports|MNE|XKX|2000", "counterpart_id"),
        ],
    ),
    "about a year in a series": (
        [statistic("population|SRB|_Z|2017~", "7000000", POPULATION)],
        [("figure-period", "population|SRB|_Z|2017~", "period")],
    ),
    "an interval that is as long as a month": (
        [
            change("indicators/electricity-share-coal", frequency="monthly", part_of=""),
            change("derived_figures/electricity-share-coal|SRB|_Z|2019", period="../2019"),
        ],
        [("figure-period", "electricity-share-coal|SRB|_Z|../2019", "period")],
    ),
    "on the day after its source": (
        [change(DIPLOMATS, period="2018-03-27")],
        [("figure-forecast", f"{PRESS}-figure-001", "obs_status")],
    ),
    "a forecast by status only": (
        [change(MARIN, obs_status="F")],
        [("figure-qualifier", "marin2023-figure-001", "obs_status")],
    ),
    **{
        f"a passage of {given} alone, in a document without claims": (
            [change(DIPLOMATS, **{given: PASSAGE[given]}), change(f"sources/{PRESS}", characters="9")],
            [("figure-passage", f"{PRESS}-figure-001", field) for field in PASSAGE if field != given],
        )
        for given in PASSAGE
    },
    "a passage in a text of unknown length": (
        [change(DIPLOMATS, **{**PASSAGE, "locator": "char=9,9"})],
        [("figure-locator", f"{PRESS}-figure-001", "locator")],
    ),
    "three of one figure": (
        [reported("002", "2.0"), reported("003", "2")],
        [
            ("figure-repeated", f"{PRESS}-figure-002", "figure_id"),
            ("figure-repeated", f"{PRESS}-figure-003", "figure_id"),
        ],
    ),
    "just more than the factor, up and down": (
        [
            change("indicators/population", jump_factor="2"),
            change("statistics/population|ALB|_Z|2019", value="5215467"),
            statistic("population|ALB|_Z|2020", "2607733", POPULATION),
        ],
        [
            ("figure-jump", "population|ALB|_Z|2019", "value"),
            ("figure-jump", "population|ALB|_Z|2020", "value"),
        ],
    ),
    "a jump after one that is explained": (
        [
            change("statistics/population|ALB|_Z|2019", value="9000000", note="Why."),
            statistic("population|ALB|_Z|2020", "2500000", POPULATION),
        ],
        [("figure-jump", "population|ALB|_Z|2020", "value")],
    ),
    "a jump over a leap year": (
        [
            statistic("population|ALB|_Z|2021", "1000000", POPULATION),
            statistic("population|ALB|_Z|2020", "2500000", POPULATION),
        ],
        [("figure-jump", "population|ALB|_Z|2021", "value")],
    ),
    "a break that is not explained, once": (
        [change("statistics/population|ALB|_Z|2019", value="9000000", obs_status="B")],
        [("figure-status-note", "population|ALB|_Z|2019", "note")],
    ),
    "a jump over a gap of a year": (
        [statistic("eur-rate-rub|RUS|_Z|2020-11-29", "40.0000", RATES)],
        [("figure-jump", "eur-rate-rub|RUS|_Z|2021-11-30", "value")],
    ),
    "in the gap, on the day on which the first of two lives ended": (
        [
            earlier_life("1878-07-13", "1918-12-01"),
            reported("002", "1", actor_id="MNE", period="1918-12-01/2006-06-02"),
        ],
        [("figure-state-life", f"{PRESS}-figure-002", "actor_id")],
    ),
    "shares of states of which one is no more": (
        [derived("gas-import-share|ALB|RUS|2005", "60.0"), derived("gas-import-share|ALB|SCG|2005", "60.0")],
        [("figure-shares", "gas-import-share|ALB|RUS|2005", "value")],
    ),
    "listed elsewhere, and no member": (
        [
            change("alignments/srb-state-list-listed-gleditsch-ward-2006", status="member", start="1992-04-27"),
            vote("unvotes-4472", "SRB"),
        ],
        [("vote-non-member", "unvotes-4472|SRB", "actor_id")],
    ),
    "parts beyond rounding": (
        [change(f"statistics/{COAL}|SRB|_Z|2019", value="27.42")],
        [("figure-parts", "electricity-generation|SRB|_Z|2019", "value")],
    ),
    "shares beyond rounding": (
        [derived("gas-import-share|SRB|ALB|2019", "0.5")],
        [("figure-shares", "gas-import-share|SRB|ALB|2019", "value")],
    ),
    "a part that is bilateral, of a whole that is not": (
        [
            indicator("diplomats", "russian-diplomats-expelled", part_of="nato-membership-years", unit="years"),
            reported("002", "2", actor_id="MNE", indicator_id="diplomats"),
        ],
        [("indicator-whole", "diplomats", "part_of")],
    ),
    "parts of each other": (
        [
            change("indicators/lng-imports", part_of="gas-imports", minimum=""),
            change("indicators/gas-imports", part_of="lng-imports", minimum=""),
        ],
        [("indicator-whole", "gas-imports", "part_of"), ("indicator-whole", "lng-imports", "part_of")],
    ),
    "a rate just nearer to the reciprocal": (
        [change(RATE, value="0.99")],
        [("rate-direction", "courier2024-figure-003", "value")],
    ),
    "a rate upside down within two years": (
        [change(RATE, value="0.0118", period="2019-11-30")],
        [("rate-direction", "courier2024-figure-003", "value")],
    ),
    "a computed rate upside down": (
        [
            indicator("rub-rate-eur", "gas-import-share", unit="EUR per 1 RUB", part_of="", is_bilateral="false"),
            derived("rub-rate-eur|RUS|_Z|2021", "0.1", RATES),
            change(RATE, indicator_id="rub-rate-eur"),
        ],
        [("rate-direction", "courier2024-figure-003", "value")],
    ),
    "one bound twice": (
        [change("indicators/russian-diplomats-expelled", minimum="2", maximum="2")],
        [("indicator-bounds", "russian-diplomats-expelled", "maximum")],
    ),
    "the day before and the day on which membership ended": (
        [
            roll_call("x-1", "2000-10-31"),
            vote("x-1", "SCG"),
            roll_call("x-2", "2006-06-05"),
            vote("x-2", "SCG"),
            roll_call("x-3", "2006-06-04"),
            vote("x-3", "SRB"),
        ],
        [("vote-non-member", f"x-{key}", "actor_id") for key in ("1|SCG", "2|SCG", "3|SRB")],
    ),
    "the day before and the day after a session": (
        [roll_call("x-1", "2012-12-31", "68"), roll_call("x-2", "2015-01-01", "68")],
        [("roll-call-session", "x-1", "session"), ("roll-call-session", "x-2", "session")],
    ),
    "one resolution of a day from two sources": (
        [
            roll_call("x-1", "2014-03-27", resolution="R/68/262", source_id="factbook-json-2023"),
            roll_call("x-2", "2014-03-28", resolution="R/68/262", source_id="factbook-json-2023"),
            roll_call("x-3", "2014-03-27", resolution="R/68/263", source_id="factbook-json-2023"),
        ],
        [("roll-call-twice", "x-1", "resolution")],
    ),
    "a source that another figure only had": (
        [change(f"statistics/eur-rate-rub|RUS|_Z|2021-{day}", source_id=GAS) for day in ("11-30", "12-31")]
        + [change("indicators/eur-rate-rub", source_id=GAS)],
        [("source-unused", RATES, "source_id")],
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


@pytest.mark.parametrize("place", ["statistic", "counterpart", "derived", "reported", "originator", "body", "voter"])
def test_actors_and_sources_that_only_figures_and_votes_name_are_used(package, place):
    """Each table that names them counts, and without it they would be unused."""
    package.add("actors/x", kind="group", name="X", source_id="factbook-json-2023")
    package.add("sources/s", kind="dataset", title="S", seen_as="copy")
    found = {finding.rule for finding in package.report().findings}
    assert found == {"actor-unused", "source-unused"}
    changes = {
        "statistic": statistic("population|x|_Z|2019", "1", "s"),
        "counterpart": statistic("gas-imports|ALB|x|2019", "1", "s"),
        "derived": derived("gas-import-share|SRB|x|2019", "0.1", "s"),
        "reported": reported("001", "1", counterpart_id="x", source_id="s"),
        "originator": reported("001", "1", originator_id="x", source_id="s"),
        "body": roll_call("x-1", "2014", body_id="x", source_id="s"),
        "voter": lambda package: package.add("votes/unvotes-5309|x", vote="yes", source_id="s"),
    }
    changes[place](package)
    found = {finding.rule for finding in package.report().findings}
    # A group does not vote.
    assert found == ({"vote-non-member"} if place == "voter" else set())


def test_rules_on_figures_wait_for_rows_that_cannot_be_read(package):
    """A life, a membership or a vote that cannot be read may be the one that is missed."""
    package.change(LIFE, start="3.6.2006")
    package.change("votes/unvotes-5309|ALB", vote="aye")
    package.change("statistics/population|MNE|_Z|2005", obs_status="X")
    waiting = {item.rule for item in package.report().unjudged}
    assert {"figure-state-life", "indicator-unused", "roll-call-empty", "vote-non-member"} <= waiting
    assert not waiting & {"figure-bounds", "figure-jump", "figure-parts", "figure-shares", "roll-call-session"}


@pytest.mark.parametrize(("day", "found"), [("2026-11-21", False), ("2026-11-22", True), ("2026", False)])
def test_day_of_the_release_is_not_the_future(package, day, found):
    citation = package.folder / "CITATION.cff"
    lines = citation.read_text(encoding="utf-8").splitlines()
    lines = ["date-released: 2026-11-21" if line.startswith("date-released:") else line for line in lines]
    citation.write_text("\n".join(lines) + "\n", encoding="utf-8")
    undated = "un-member-states-list"
    package.change("indicators/population", frequency="irregular")
    package.change("indicators/electricity-share-coal", frequency="irregular", part_of="")
    statistic(f"population|SRB|_Z|{day}", "6945235", undated)(package)
    derived(f"electricity-share-coal|ALB|_Z|{day}", "1.0", undated)(package)
    reported("001", "1", period=day, source_id=undated)(package)
    roll_call("x-1", day)(package)
    assert [finding.rule for finding in package.report().findings] == ["future-date"] * (4 if found else 0)
