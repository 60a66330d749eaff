"""What somebody may have meant by a text that is no date here, as a hint."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import date, timedelta

from balkans_data.models.edtf import suggestion

__all__ = ["date_hint"]

_MONTHS = {name[:3].lower(): number for number, name in enumerate(month_name) if name}
_NUMBERS = re.compile(r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})\.?", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?[ -]+)?([a-z]{3,9})\.?,?[ -]+(\d{4})", re.ASCII | re.IGNORECASE)
_AMERICAN = re.compile(r"([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})", re.ASCII | re.IGNORECASE)
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*", re.ASCII)
_FULL = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)", re.ASCII)
_SERIAL = re.compile(r"[2-9]\d{4}", re.ASCII)
_SPAN = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})", re.ASCII)
_EPOCH = date(1899, 12, 30)


def date_hint(text: str) -> str:
    """Return how to write what `text` may mean, or what is wrong with it; empty if nothing is known."""
    bare = text.strip()
    if match := _NUMBERS.fullmatch(bare):
        first, second, year = map(int, match.groups())
        days = sorted({day for day in (_day(year, second, first), _day(year, first, second)) if day})
        if len(days) == 2:
            return f"write {days[0]!r} or {days[1]!r}, whichever is meant"
        return f"write {days[0]!r}" if days else ""
    if match := _NAMED.fullmatch(bare):
        return _named(match[1], match[2], match[3])
    if match := _AMERICAN.fullmatch(bare):
        return _named(match[2], match[1], match[3])
    if match := _TIMED.fullmatch(bare):
        return f"write {match[1]!r} if a day is meant, and less of it if a month or a year is"
    if match := _FULL.fullmatch(bare):
        year, month, number = map(int, match.groups())
        if year and 1 <= month <= 12 and number:
            return f"{month_name[month]} {year} has {monthrange(year, month)[1]} days"
        if year and month > 12 and (turned := _day(year, number, month)):
            return f"write {turned!r} if day and month are the wrong way round"
        return ""
    if _SERIAL.fullmatch(bare):
        return f"a spreadsheet counts days so: write {str(_EPOCH + timedelta(days=int(bare)))!r} if that is meant"
    if (match := _SPAN.fullmatch(bare)) and match[1] <= match[2]:
        return f"write '{match[1]}/{match[2]}' if it lies somewhere in that span; a spell has a start and an end column"
    start, slash, end = bare.partition("/")
    if slash and ".." not in (start, end) and not suggestion(bare) and suggestion(f"{end}/{start}"):
        return f"write '{end}/{start}' if the two are the wrong way round"
    return ""


def _named(day: str | None, month: str, year: str) -> str:
    number = _MONTHS.get(month[:3].lower())
    if number is None or not month_name[number].lower().startswith(month.lower()) or int(year) < 1:
        return ""
    if day is None:
        return f"write '{year}-{number:02}'"
    found = _day(int(year), number, int(day))
    return f"write {found!r}" if found else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return str(date(year, month, day))
    except ValueError:
        return ""
