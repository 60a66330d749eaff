"""What callers ask for: options and dates, read strictly and said back in messages."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from balkans_data.errors import did_you_mean
from balkans_data.models.edtf import Edtf, suggestion
from balkans_data.names.table import NOW

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

__all__ = ["one_of", "read_day", "when"]


def one_of(what: str, value: str, known: AbstractSet[str]) -> None:
    """Raise ValueError if there is no such value of the option `what`."""
    if value not in known:
        values = sorted(known)
        raise ValueError(f"no {what} {value!r}{did_you_mean(str(value), values)} (known: {', '.join(values)})")


def read_day(on: object) -> Edtf | None:
    """Return the date that is asked for, None if none is; ValueError if it is no date."""
    if on is None:
        return None
    text = on.isoformat()[:10] if isinstance(on, date) else str(on)  # a datetime is a date too
    if text != NOW.text:
        with suppress(ValueError):
            return Edtf(text)
    near = suggestion(text)
    is_helpful = near not in (None, NOW.text)
    hint = f"did you mean {near!r}?" if is_helpful else "write 2010-06-01, 2010-06, 2010 or other EDTF"
    raise ValueError(f"`on` is not a date: {text!r}; {hint}")


def when(on: Edtf | str | None) -> str:
    """Return " on 2010-06-01" or " in 2010", or nothing without a date."""
    return f" {'on' if len(str(on)) == len('2010-06-01') else 'in'} {on}" if on else ""
