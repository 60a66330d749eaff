"""What is said of a text that has no answer, or more than one: the errors, with a way out."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from balkans_data.errors import AmbiguousNameError, UnknownNameError
from balkans_data.names.arguments import when
from balkans_data.names.display import display
from balkans_data.names.suggesting import suggestions
from balkans_data.names.table import ID, Index, Row

if TYPE_CHECKING:
    from balkans_data.models.edtf import Edtf

__all__ = ["ambiguous", "unknown"]


def unknown(index: Index, text: str, scheme: str | None, known: list[Row], *, suggest: bool) -> UnknownNameError:
    """Return the error for a text that no row of the scheme has; `known` are those of others."""
    message = f"no actor is called {text!r}" + (f" in scheme {scheme!r}" if scheme else "")
    if known:
        return UnknownNameError(f"{message} (but in {', '.join(sorted({row.scheme for row in known}))})")
    near = suggestions(index, text, scheme) if suggest else []
    return UnknownNameError(message + (f"; did you mean {' or '.join(near)}?" if near else ""), near)


def ambiguous(index: Index, text: str, day: Edtf | None, rows: list[Row], own: str | None) -> AmbiguousNameError:
    """Return the error for a text that may mean any of `rows`, or the actor whose id it is (`own`)."""
    by_actor = groupby(sorted(rows, key=lambda row: (row.actor_id, row.scheme)), key=lambda row: row.actor_id)
    readings = [_reading(index, actor_id, list(group)) for actor_id, group in by_actor]
    several, is_exact = len(readings) > 1, day is not None and day.min == day.max
    users = Counter(scheme for scheme, _ in {(row.scheme, row.actor_id) for row in rows})
    ways = []
    if 1 in users.values():
        ways.append("`scheme`")
    if not is_exact and any(row.span if several else row.is_dated_name for row in rows):
        ways.append("an exact date (`on`)")
    if own:
        ways.append(f"scheme={ID!r} for the actor id")
    hint = f"; say which by {', or '.join(ways)}" if ways else ""
    one = f"by itself may mean something other than {rows[0].actor_id}"
    what = f"stands for {len(readings)} actors" if several else one
    return AmbiguousNameError(f"{text!r}{when(day)} {what}{hint}:", readings)


def _reading(index: Index, actor_id: str, rows: list[Row]) -> str:
    """Return one line: the actor, in which schemes it is called so and when, and what else is."""
    spans: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        spans[row.span][row.scheme] = None
    where = "; ".join(f"{', '.join(schemes)} {span}".strip() for span, schemes in spans.items())
    notes = "; ".join(dict.fromkeys(row.note for row in rows if row.is_ambiguous and row.note))
    return f"{actor_id} ({display(index, actor_id)}): {where}" + (f" ({notes})" if notes else "")
