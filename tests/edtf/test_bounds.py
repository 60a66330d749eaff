"""What days an expression can mean: exact, and by an independent definition."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balkans_data.models.edtf import Edtf
from balkans_data.testing import edtf

EXACT = {
    "2017-06-05": ("2017-06-05", "2017-06-05"),
    "2017-06": ("2017-06-01", "2017-06-30"),
    "2017-02": ("2017-02-01", "2017-02-28"),
    "2016-02": ("2016-02-01", "2016-02-29"),
    "1900-02": ("1900-02-01", "1900-02-28"),
    "2000-02": ("2000-02-01", "2000-02-29"),
    "2017": ("2017-01-01", "2017-12-31"),
    "201X": ("2010-01-01", "2019-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "2017-XX": ("2017-01-01", "2017-12-31"),
    "2017-XX-XX": ("2017-01-01", "2017-12-31"),
    "2017-06-XX": ("2017-06-01", "2017-06-30"),
    "2013?": ("2013-01-01", "2013-12-31"),
    "2013~": ("2012-01-01", "2014-12-31"),
    "2013%": ("2012-01-01", "2014-12-31"),
    "2013-06?": ("2013-06-01", "2013-06-30"),
    "2013-06~": ("2013-05-01", "2013-07-31"),
    "2013-12~": ("2013-11-01", "2014-01-31"),
    "2013-01%": ("2012-12-01", "2013-02-28"),
    "2013-06-05~": ("2013-06-04", "2013-06-06"),
    "2016-02-29~": ("2016-02-28", "2016-03-01"),
    "2013-01-01%": ("2012-12-31", "2013-01-02"),
    "0001~": ("0001-01-01", "0002-12-31"),
    "9999~": ("9998-01-01", "9999-12-31"),
    "0001-01~": ("0001-01-01", "0001-02-28"),
    "9999-12~": ("9999-11-01", "9999-12-31"),
    "0001-01-01~": ("0001-01-01", "0001-01-02"),
    "9999-12-31~": ("9999-12-30", "9999-12-31"),
    "2024-01/2024-06": ("2024-01-01", "2024-06-30"),
    "2024/2024": ("2024-01-01", "2024-12-31"),
    "2024-06/2024": ("2024-06-01", "2024-12-31"),
    "2013~/2015?": ("2012-01-01", "2015-12-31"),
    "201X/2015": ("2010-01-01", "2015-12-31"),
    "2024-01/..": ("2024-01-01", "9999-12-31"),
    "../2024-01": ("0001-01-01", "2024-01-31"),
    "..": ("9999-12-31", "9999-12-31"),
}


@pytest.mark.parametrize(("text", "days"), EXACT.items())
def test_first_and_last_day(text, days):
    value = Edtf(text)
    assert (value.min.isoformat(), value.max.isoformat()) == days


@given(edtf(open_end=True))
def test_bounds_are_ordered(text):
    value = Edtf(text)
    assert date.min <= value.min <= value.max <= date.max


def month_length(year, month):
    """Days of a month, counted without the calendar module that the code uses."""
    return {4: 30, 6: 30, 9: 30, 11: 30, 2: 29 if isleap(year) else 28}.get(month, 31)


def means(text, day):
    """Whether `day` is one that `text` can mean, said the slow way: digit by digit, unit by unit."""
    if "/" in text:
        first, last = text.split("/")
        return (first == ".." or not_before(first, day)) and (last == ".." or not_after(last, day))
    if text == "..":
        return day == date.max
    bare = text.rstrip("?~%")
    if text[-1] not in "~%":
        return digits_match(bare, day)
    # About: the unit itself, the one before, or the one after.
    return any(digits_match(bare, other) for other in neighbours(bare, day))


def digits_match(bare, day):
    iso = day.isoformat()[: len(bare)]
    return all(wanted in ("X", found) for wanted, found in zip(bare, iso, strict=True))


def neighbours(bare, day):
    """Some days of the unit (year, month or day) of `day`, of the one before, and of the one after."""
    yield day
    if len(bare) == 4:
        yield from (date(year, 1, 1) for year in (day.year - 1, day.year + 1) if 1 <= year <= 9999)
    elif len(bare) == 7:
        months = day.year * 12 + day.month - 1
        for other in (months - 1, months + 1):
            if 12 <= other < 120000:
                yield date(other // 12, other % 12 + 1, 1)
    else:
        yield from (date.fromordinal(n) for n in (day.toordinal() - 1, day.toordinal() + 1) if 1 <= n <= 3652059)


def not_before(text, day):
    return any(means(text, other) for other in earlier(day, text))


def not_after(text, day):
    return any(means(text, other) for other in later(day, text))


def earlier(day, text):
    """`day`, and days at or before it that meet every unit that `text` can mean, if any does."""
    yield day
    value = representative(text)
    yield from (other for other in around(value) if other <= day)


def later(day, text):
    yield day
    value = representative(text)
    yield from (other for other in around(value) if other >= day)


def representative(text):
    bare = text.rstrip("?~%").replace("X", "0")
    parts = [int(part) for part in bare.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return date(year, max(month, 1), max(day, 1))


def around(value):
    """First and last days of the units near `value`: enough to meet all that one date can mean."""
    for year in {value.year - 1, value.year, value.year + 1, value.year + 9, value.year + 99}:
        if not 1 <= year <= 9999:
            continue
        yield from (date(year, 1, 1), date(year, 12, 31))
        for month in range(1, 13):
            yield from (date(year, month, 1), date(year, month, month_length(year, month)))
    yield from (date.fromordinal(n) for n in range(value.toordinal() - 1, value.toordinal() + 2) if 1 <= n <= 3652059)


NEAR = st.integers(-800, 800)


@given(edtf(open_end=True), NEAR, st.booleans())
def test_a_day_is_within_the_bounds_if_and_only_if_it_matches(text, days, at_end):
    value = Edtf(text)
    base = value.max if at_end else value.min
    day = date.fromordinal(min(max(base.toordinal() + days, 1), date.max.toordinal()))
    assert (value.min <= day <= value.max) == means(text, day)


@given(edtf(open_end=True))
def test_the_bounds_themselves_match_and_the_days_beyond_do_not(text):
    value = Edtf(text)
    assert means(text, value.min)
    assert means(text, value.max)
    if value.min > date.min and value.min != date.max:
        assert not means(text, value.min - timedelta(1))
    if value.max < date.max:
        assert not means(text, value.max + timedelta(1))


@pytest.mark.parametrize("text", ["2017-06-05", "2017-06", "2017", "0001", "9999-12"])
@pytest.mark.parametrize(("mark", "widens"), [("~", True), ("%", True), ("?", False)])
def test_about_widens_and_doubt_does_not(text, mark, widens):
    plain, marked = Edtf(text), Edtf(text + mark)
    assert marked.min <= plain.min
    assert marked.max >= plain.max
    assert ((marked.min, marked.max) != (plain.min, plain.max)) == widens
