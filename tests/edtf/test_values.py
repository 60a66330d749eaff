"""Edtf as a value: one spelling, one hash, immutable, sorted by its bounds, read by pydantic."""

from __future__ import annotations

import copy
import pickle
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from balkans_data.models.edtf import EDTF_PATTERN, OPEN_END_PATTERN, Edtf, suggestion
from balkans_data.models.rows import EdtfDate, EdtfEnd
from balkans_data.testing import edtf


@given(edtf(open_end=True))
def test_round_trip(text):
    value = Edtf(text)
    assert str(value) == value.text == text
    assert Edtf(str(value)) == value
    assert repr(value) == f"Edtf({text!r})"
    assert eval(repr(value)) == value  # noqa: S307


@given(edtf(open_end=True))
def test_copies_and_pickles(text):
    value = Edtf(text)
    for other in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):  # noqa: S301
        assert (other, hash(other), other.min, other.max) == (value, hash(value), value.min, value.max)


@given(edtf(open_end=True), edtf(open_end=True))
def test_equality_is_that_of_the_text(one, other):
    assert (Edtf(one) == Edtf(other)) == (one == other)
    assert len({Edtf(one), Edtf(other)}) == len({one, other})


def test_it_equals_no_text():
    assert Edtf("2017") != "2017"
    assert Edtf("2017") not in ["2017", date(2017, 1, 1), None]


@given(st.lists(edtf(open_end=True), max_size=6))
def test_sorting_is_by_the_first_day_then_the_last(texts):
    ordered = sorted(map(Edtf, texts))
    assert [(v.min, v.max) for v in ordered] == sorted((Edtf(t).min, Edtf(t).max) for t in texts)
    assert ordered == sorted(map(Edtf, reversed(texts)))


@pytest.mark.parametrize("name", ["text", "min", "max", "other"])
def test_it_is_immutable(name):
    value = Edtf("2017")
    with pytest.raises(AttributeError, match=f"immutable: cannot set '{name}'"):
        setattr(value, name, "2018")
    assert not hasattr(value, "__dict__")


def test_is_open():
    assert Edtf("..").is_open
    assert not Edtf("2024/..").is_open


@given(edtf())
def test_the_pattern_accepts_every_valid_text(text):
    assert re.fullmatch(EDTF_PATTERN, text)
    assert re.fullmatch(OPEN_END_PATTERN, text)


def test_only_the_pattern_of_end_columns_accepts_the_open_end():
    assert re.fullmatch(OPEN_END_PATTERN, "..")
    assert not re.fullmatch(EDTF_PATTERN, "..")


@given(st.one_of(st.from_regex(OPEN_END_PATTERN, fullmatch=True), st.text("0123456789X-/.~?%", max_size=12)))
def test_what_is_valid_matches_the_pattern(text):
    try:
        Edtf(text)
    except ValueError:
        return
    assert re.fullmatch(OPEN_END_PATTERN, text)


@given(edtf(open_end=True), st.sampled_from([" {}", "{} ", "{}\n", "\ufeff{}", "+{}", "{}?~", "{}/", "/{}", "'{}'"]))
def test_there_is_one_spelling_only(text, form):
    with pytest.raises(ValueError, match=r"is not a date in EDTF|ends before|says nothing"):
        Edtf(form.format(text))


# What it means to read a wrong date: the message says why, so that one can mend it.
WRONG = {
    "": "'' is not a date in EDTF",
    "x": "'x' is not a date in EDTF (such as 2017-06-05, 2017-06, 2017, 2013~, 2024-01/2024-06)",
    "17": "not a date in EDTF",
    "20170605": "not a date in EDTF",
    "2017-6-5": "not a date in EDTF",
    "05.06.2017": "not a date in EDTF",
    "2017-06-05T00:00:00": "not a date in EDTF",
    "12017": "not a date in EDTF",
    "-0044": "not a date in EDTF",
    "Y17000": "not a date in EDTF",
    "2017-21": "has no month 21",  # a season in EDTF
    "2017-13": "has no month 13",
    "2017-00": "has no month 00",
    "2017-02-29": "is no day of the calendar",
    "1900-02-29": "is no day of the calendar",
    "2017-06-31": "is no day of the calendar",
    "2017-06-00": "is no day of the calendar",
    "0000": "before the year 0001",
    "0000-01-01": "before the year 0001",
    "2017-06-0X": "not a date in EDTF",
    "2X17": "not a date in EDTF",
    "XXXX": "not a date in EDTF",
    "000X": "not a date in EDTF",
    "201X-06": "unspecified digits (X) before others",
    "20XX-XX": "unspecified digits (X) before others",
    "2017-XX-05": "unspecified digits (X) before others",
    "201X~": "or a qualifier with them",
    "2017-XX?": "or a qualifier with them",
    "~2017": "not a date in EDTF",
    "2017?-06": "not a date in EDTF",
    "2017~?": "not a date in EDTF",
    "2024/2023": "ends before it begins",
    "2024-06/2024-05": "ends before it begins",
    "../..": "leave the cell empty",
    "/2024": "not a date in EDTF",
    "2024/": "not a date in EDTF",
    "2023/2024/2025": "not a date in EDTF",
    "2024/2023-02-30": "is no day of the calendar",
    "...": "not a date in EDTF",
    "٢٠١٧": "not a date in EDTF",
    "２０１７": "not a date in EDTF",
    "2017–06": "not a date in EDTF",
}


@pytest.mark.parametrize(("text", "reason"), WRONG.items())
def test_a_wrong_date_is_refused_with_the_reason(text, reason):
    with pytest.raises(ValueError, match=re.escape(reason)):
        Edtf(text)


@pytest.mark.parametrize(("text", "meant"), [
    ("2017-6-5", "2017-06-05"),
    ("2017/6/5", "2017-06-05"),
    ("2017.06.05", "2017-06-05"),
    ("2017-6", "2017-06"),
    (" 2017-06 ", "2017-06"),
    ("25.12.2017", "2017-12-25"),
    ("25/12/2017", "2017-12-25"),
    ("05/06/2017", None),  # may be May or June
    ("13.13.2017", None),
    ("2017-2-30", None),
    ("c. 1990", "1990~"),
    ("ca. 1990", "1990~"),
    ("circa 1990", "1990~"),
    ("about 1990", "1990~"),
    ("present", ".."),
    ("ongoing", ".."),
    ("now", ".."),
    ("201x", "201X"),
    ("201u", "201X"),
    ("2023–2024", "2023/2024"),
    ("soon", None),
    ("", None),
])  # fmt: skip
def test_a_mend_is_offered_only_where_one_is_possible(text, meant):
    assert suggestion(text) == meant


@given(st.text(max_size=12))
def test_what_is_offered_is_valid(text):
    if (offered := suggestion(text)) is not None:
        assert str(Edtf(offered)) == offered


@given(edtf(open_end=True))
def test_what_is_valid_is_offered_as_it_is(text):
    assert suggestion(text) == text


class Row(BaseModel):
    start: EdtfDate
    end: EdtfEnd


def test_pydantic_reads_writes_and_describes_it():
    row = Row.model_validate({"start": "2017", "end": Edtf("..")})
    assert (row.start, row.end) == (Edtf("2017"), Edtf(".."))
    assert row.model_dump(mode="json") == {"start": "2017", "end": ".."}
    assert Row.model_validate_json(row.model_dump_json()) == row
    pattern = TypeAdapter(Edtf).json_schema()["pattern"]
    assert re.match(pattern, "2017-06")
    assert not re.match(pattern, "x2017-06")


@pytest.mark.parametrize("value", [2017, None, date(2017, 6, 5), b"2017"])
def test_pydantic_takes_text_alone(value):
    with pytest.raises(ValidationError, match="an EDTF date is text"):
        Row.model_validate({"start": value, "end": ".."})


def test_the_open_end_has_no_place_in_a_start():
    with pytest.raises(ValidationError, match="still so"):
        Row.model_validate({"start": "..", "end": ".."})
