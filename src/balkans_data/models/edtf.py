"""Dates that are as precise as their source: the part of EDTF that the tables use.

EDTF (Extended Date/Time Format, ISO 8601-2:2019) writes a date of which only the year is known
as a year, and not as 1 January. This module reads level 0 (without times of day) and, of
level 1, the qualifiers ``?``, ``~`` and ``%``, unspecified digits and open intervals:

=================  ==========================================  =========================
text               meaning                                     first and last day
=================  ==========================================  =========================
``2017-06-05``     a day                                       that day
``2017-06``        some day of a month                         1 to 30 June 2017
``2017``           some day of a year                          1 Jan. to 31 Dec. 2017
``201X``           some day of a decade (``20XX``: century)    2010-01-01 to 2019-12-31
``2013~``          about 2013: one unit of its precision more  2012-01-01 to 2014-12-31
``2013?``          2013, with doubt about the source           as ``2013``
``2013%``          both                                        as ``2013~``
``2024-01/2024``   an interval: its bounds' outermost days     2024-01-01 to 2024-12-31
``2024-01/..``     open on one side                            2024-01-01 to 9999-12-31
``..``             open: still so                              9999-12-31
=================  ==========================================  =========================

Left out, because nothing in the tables needs them and their bounds are a matter of taste:
seasons, times of day, years outside 0001-9999, significant digits, and levels beyond 1.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from pydantic_core import core_schema

__all__ = ["EDTF_PATTERN", "OPEN_END_PATTERN", "Edtf", "edtf_bounds", "suggestion"]

_POINT_PATTERN = "(?:[0-9]{2}[0-9X]{2}(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?)?[?~%]?)"

#: What Table Schema can say of an EDTF cell: its shape. The type is stricter: days that the
#: calendar has, unspecified digits only at the right, intervals that do not end before they begin.
EDTF_PATTERN = rf"(?:{_POINT_PATTERN}(?:/(?:{_POINT_PATTERN}|\.\.))?|\.\./{_POINT_PATTERN})"
#: The same for columns in which ``..`` means "still so".
OPEN_END_PATTERN = rf"(?:{EDTF_PATTERN}|\.\.)"

_POINT = re.compile("([0-9]{4}|[1-9][0-9]{2}X|[1-9][0-9]XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%])?")
_OPEN = ".."


class Edtf:
    """One EDTF expression and the days that it can mean.

    Instances are immutable, compare equal by their text, and sort by their bounds.

    Parameters
    ----------
    text : str
        The expression, for example ``"2017-06"``; see the table at the top of this module.

    Attributes
    ----------
    text : str
        The expression as given; there is one spelling only for each.
    min, max : datetime.date
        First and last day it can mean.

    Raises
    ------
    ValueError
        If `text` is not in the supported part of EDTF; the message says why.

    Examples
    --------
    >>> Edtf("2017-06").max
    datetime.date(2017, 6, 30)
    >>> Edtf("2013~").min
    datetime.date(2012, 1, 1)
    """

    __slots__ = ("max", "min", "text")

    text: str
    min: date
    max: date

    def __init__(self, text: str) -> None:
        low, high = edtf_bounds(text)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "min", low)
        object.__setattr__(self, "max", high)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Edtf is immutable: cannot set {name!r}")

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Edtf({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edtf) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __lt__(self, other: Edtf) -> bool:
        return (self.min, self.max, self.text) < (other.min, other.max, other.text)

    def __reduce__(self) -> tuple[type[Edtf], tuple[str]]:
        return (Edtf, (self.text,))

    @property
    def is_open(self) -> bool:
        """Whether it is the bare ``..`` of an end column."""
        return self.text == _OPEN

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{OPEN_END_PATTERN}$"}

    @classmethod
    def _validate(cls, value: object) -> Edtf:
        if isinstance(value, Edtf):
            return value
        if isinstance(value, str):
            return cls(value)
        raise ValueError(f"an EDTF date is text, not {type(value).__name__}")


@lru_cache(maxsize=65536)
def edtf_bounds(text: str) -> tuple[date, date]:
    """Return the first and the last day that an expression can mean; ValueError if it is none."""
    if text == _OPEN:
        return date.max, date.max
    first, slash, last = text.partition("/")
    if not slash:
        return _point(text)
    if first == last == _OPEN:
        raise ValueError("the interval '../..' says nothing; leave the cell empty")
    low = date.min if first == _OPEN else _point(first)[0]
    high = date.max if last == _OPEN else _point(last)[1]
    if high < low:
        raise ValueError(f"the interval {text!r} ends before it begins")
    return low, high


def _point(text: str) -> tuple[date, date]:
    """Bounds of one date, month, year, decade or century, with its qualifier."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date in EDTF (such as 2017-06-05, 2017-06, 2017, 2013~, 2024-01/2024-06)")
    year, month, day, qualifier = match.groups()
    vague = "X" in text
    if vague and (qualifier or ("X" in year and month) or (month == "XX" and day not in (None, "XX"))):
        raise ValueError(f"{text!r} has unspecified digits (X) before others, or a qualifier with them")
    if year == "0000":
        raise ValueError(f"{text!r} is before the year 0001")
    if month in (None, "XX"):
        precision = 0
        low = date(int(year.replace("X", "0")), 1, 1)
        high = date(int(year.replace("X", "9")), 12, 31)
    elif not 1 <= int(month) <= 12:
        raise ValueError(f"{text!r} has no month {month}")
    elif day in (None, "XX"):
        precision = 1
        low, high = _month(int(year), int(month))
    else:
        precision = 2
        try:
            low = high = date(int(year), int(month), int(day))
        except ValueError:
            raise ValueError(f"{text!r} is no day of the calendar") from None
    return _widen(low, high, precision) if qualifier in ("~", "%") else (low, high)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _widen(low: date, high: date, precision: int) -> tuple[date, date]:
    """Add one unit of precision (0 year, 1 month, 2 day) on both sides, within the calendar."""
    if precision == 0:
        return date(max(low.year - 1, 1), 1, 1), date(min(high.year + 1, 9999), 12, 31)
    day = timedelta(days=1)
    before = low - day if low > date.min else low
    after = high + day if high < date.max else high
    if precision == 1:
        return _month(before.year, before.month)[0], _month(after.year, after.month)[1]
    return before, after


_LOOSE = re.compile(r"(\d{1,4})[-./ ](\d{1,2})(?:[-./ ](\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")


def suggestion(text: str) -> str | None:
    """Return the canonical form that `text` seems to mean, where only one is possible."""
    bare = text.strip()
    if (match := _LOOSE.fullmatch(bare)) and len(match[1]) == 4:
        parts = [match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)]
        return _if_valid("-".join(parts))
    if (match := _DAY_FIRST.fullmatch(bare)) and int(match[1]) > 12:
        return _if_valid(f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}")
    if bare.lower() in {"open", "present", "now", "ongoing", "9999-12-31", "..."}:
        return _OPEN
    if (match := re.fullmatch(r"(?:c\.?|ca\.?|circa|about)\s*(\d{4})", bare.lower())) is not None:
        return _if_valid(f"{match[1]}~")
    return _if_valid(bare.upper().replace("–", "/").replace("U", "X"))


def _if_valid(text: str) -> str | None:
    try:
        edtf_bounds(text)
    except ValueError:
        return None
    return text
