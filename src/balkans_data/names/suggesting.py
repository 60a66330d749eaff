"""Did you mean: the names that are spelled nearly as the one asked for."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING

from balkans_data.names.folding import fold

if TYPE_CHECKING:
    from balkans_data.names.table import Index

__all__ = ["suggestions"]

_NEAR = 0.75  # similarity from which a name is suggested; a word, _NEAR_WORD
_NEAR_WORD = 0.7


def suggestions(index: Index, text: str, scheme: str | None) -> list[str]:
    """Return up to five names spelled nearly so, one an actor, best first.

    Names must be alike word by word, but for words such as "republic": what tells one republic from
    another is the other word, and a word left over ("Kosovo, Serbia") is no misspelling.
    """
    asked, generic = fold(text), index.generic
    found: dict[str, str] = {}
    for near in get_close_matches(asked, index.suggestible, n=100, cutoff=_NEAR):
        if _covers(asked, near, generic) and _covers(near, asked, generic):
            for row in index.suggestible[near]:
                if scheme in (None, row.scheme):
                    found.setdefault(row.actor_id, f"{row.name!r} ({row.actor_id})")
    return list(found.values())[:5]


def _covers(text: str, other: str, generic: frozenset[str]) -> bool:
    """Whether each telling word of `text` has its like in `other`."""
    return all(
        any(SequenceMatcher(None, word, like).ratio() >= _NEAR_WORD for like in other.split())
        for word in text.split()
        if word not in generic
    )
