"""Faults that no validator can see: each cell is possible, and so is the row among the others.

They are here to be measured, not to be found: `docs/proof.md` says how often a rule happens to
catch one, and what catches the others.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from balkans_data.models.edtf import Edtf
from balkans_data.testing.mutants import Change, Edit
from balkans_data.testing.sampling import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from balkans_data.testing.sampling import Sample

__all__ = ["UNSEEN_FAULTS"]


def _date(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("alignments"):
        if len(row["start"]) == len("2017-06-05") and row["track"] != "state-list":
            day = row["start"][8:]
            if day not in ("01", "28", "29", "30", "31"):
                yield Edit([Change("alignments", row, {"start": f"{row['start'][:8]}{int(day) + 1:02}"})], [])


def _figure(sample: Sample) -> Iterator[Edit]:
    for table in FIGURES:
        for row in sample.rows(table):
            digits = row["value"]
            if len(digits.lstrip("-").partition(".")[0]) > 1 and Decimal(digits) > 0 and digits[0] != digits[1]:
                cells = {"value": f"{digits[1]}{digits[0]}{digits[2:]}"}
                if digits[1] != "0":
                    yield Edit([Change(table, row, cells)], [])


def _derived(sample: Sample) -> Iterator[Edit]:
    decimals = {row["indicator_id"]: int(row["decimals"]) for row in sample.rows("indicators")}
    for row in sample.rows("derived_figures"):
        step = Decimal(10) ** -decimals[row["indicator_id"]]
        value = Decimal(row["value"]) - step
        if value > 0:
            yield Edit([Change("derived_figures", row, {"value": f"{value:f}"})], [])


def _vote(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("votes"):
        yield Edit([Change("votes", row, {"vote": "no" if row["vote"] == "yes" else "yes"})], [])


def _source(sample: Sample) -> Iterator[Edit]:
    for table in ("names", "alignments", "statistics", "events"):
        for row in sample.rows(table):
            for source in sample.rows("sources"):
                if source["source_id"] != row["source_id"] and source["published"]:
                    yield Edit([Change(table, row, {"source_id": source["source_id"]})], [])


def _letters(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("names"):
        if not row["name"].isascii():
            try:
                yield Edit([Change("names", row, {"name": row["name"].encode().decode("cp1252")})], [])
            except UnicodeDecodeError:
                continue


def _row(sample: Sample) -> Iterator[Edit]:
    for table in ("names", "events", "statistics"):
        for row in sample.rows(table):
            yield Edit([Change(table, row, None)], [])


def _statement(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("claims"):
        for word, other in ((" not ", " "), (" is ", " is not "), (" are ", " are not "), (" has ", " has not ")):
            if word in row["statement"]:
                yield Edit([Change("claims", row, {"statement": row["statement"].replace(word, other, 1)})], [])


def _uncertain(sample: Sample) -> Iterator[Edit]:
    for table, name in (("alignments", "start"), ("events", "date"), ("sources", "published"), ("names", "start")):
        for row in sample.rows(table):
            if len(row[name]) in (len("2017"), len("2017-06")):
                yield Edit([Change(table, row, {name: str(Edtf(row[name]).min)})], [])


UNSEEN_FAULTS = (
    ("date-off-by-a-day", "A date one day off", _date, "every day near the right one is as possible"),
    ("digits-exchanged", "The first two digits of a figure exchanged", _figure,
     "the figure stays within its bounds and its jump factor"),
    ("derived-typed-over", "A derived figure changed in its last decimal", _derived,
     "it looks like a figure that was computed; `build --check` computes it"),
    ("vote-turned", "A vote turned round", _vote, "any member may vote either way"),
    ("other-source", "A row with the source of another", _source, "only the source itself says what it shows"),
    ("letters-garbled", "A name in UTF-8 read as Windows-1252", _letters, "the garbled letters are letters"),
    ("row-left-out", "A row that nothing hangs on left out", _row, "nothing says that it should be there"),
    ("statement-negated", "A claim turned into its opposite", _statement, "no rule understands a sentence"),
    ("date-too-precise", "A year or month written as its first day", _uncertain, "the day is within what is known"),
)  # fmt: skip
