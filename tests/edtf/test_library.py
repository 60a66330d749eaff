"""Agreement with the public library `edtf` (5.0.2) where its bounds are usable, and where they are not.

It is an oracle only. The second half lists why it is no dependency: each test fails when a newer
version mends what it shows.
"""

from __future__ import annotations

from datetime import date

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from balkans_data.models.edtf import Edtf
from balkans_data.testing import edtf


def day(moment):
    return date(*moment[:3])


def strict(text):
    value = parse_edtf(text)
    return day(value.lower_strict()), day(value.upper_strict())


def fuzzy(text):
    value = parse_edtf(text)
    return day(value.lower_fuzzy()), day(value.upper_fuzzy())


def bounds(text):
    value = Edtf(text)
    return value.min, value.max


def is_readable(text):
    """Whether the library can be asked: no open side, no `X` in an interval, no year 1 (see below)."""
    return "." not in text and text > "0002" and not ("X" in text and "/" in text)


few = settings(max_examples=max(20, settings.default.max_examples // 4))


@few
@given(edtf().filter(lambda text: is_readable(text) and not set("?~%") & set(text)))
def test_same_days_for_dates_months_years_decades_and_closed_intervals(text):
    assert bounds(text) == strict(text)


@few
@given(edtf().filter(lambda text: is_readable(text) and set("?~%") & set(text)))
def test_doubt_and_nearness_do_not_change_its_strict_bounds(text):
    """Ours of a date in doubt are its strict ones; those of a date about which it is, are wider."""
    low, high = strict(text)
    value = Edtf(text)
    assert value.min <= low
    assert value.max >= high
    if not set("~%") & set(text):
        assert (value.min, value.max) == (low, high)


@few
@given(st.integers(2, 9997))
def test_about_a_year_is_a_year_either_way_for_both(year):
    assert bounds(f"{year:04}~") == fuzzy(f"{year:04}~")


def test_flaw_doubt_widens():
    """`2013?` doubts the source; it does not say that another year is as good."""
    assert fuzzy("2013?") == (date(2012, 1, 1), date(2014, 12, 31))
    assert bounds("2013?") == (date(2013, 1, 1), date(2013, 12, 31))


def test_flaw_both_marks_widen_twice():
    assert fuzzy("2013%") == (date(2011, 1, 1), date(2015, 12, 31))
    assert bounds("2013%") == bounds("2013~")


def test_flaw_about_a_month_or_a_day_widens_by_a_year_as_well():
    assert fuzzy("2013-05~") == (date(2012, 4, 1), date(2014, 6, 30))
    assert bounds("2013-05~") == (date(2013, 4, 1), date(2013, 6, 30))
    assert fuzzy("2013-05-04~") == (date(2012, 4, 3), date(2014, 6, 5))
    assert bounds("2013-05-04~") == (date(2013, 5, 3), date(2013, 5, 5))


def test_flaw_open_intervals_have_no_days():
    assert parse_edtf("2024-01/..").upper_strict() == float("inf")
    assert parse_edtf("../2024").lower_strict() == -float("inf")
    assert Edtf("2024-01/..").max == date.max


def test_flaw_the_open_end_alone_is_no_expression():
    with pytest.raises(EDTFParseException):
        parse_edtf("..")


def test_flaw_an_interval_may_end_before_it_begins():
    assert strict("2024/2023") == (date(2024, 1, 1), date(2023, 12, 31))
    with pytest.raises(ValueError, match="ends before it begins"):
        Edtf("2024/2023")


def test_flaw_unspecified_digits_have_no_place_in_intervals_with_marks():
    with pytest.raises(EDTFParseException):
        parse_edtf("1900-01~/1900-XX")
    assert bounds("1900-01~/1900-XX") == (date(1899, 12, 1), date(1900, 12, 31))
