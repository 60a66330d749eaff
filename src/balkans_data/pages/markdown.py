"""Text of ours in Markdown, as repository hosts show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["anchor", "cell", "inline", "table"]


def inline(text: str) -> str:
    """Return text in which Markdown sees no emphasis, links or tags, but leaves code as it is."""
    parts = text.split("`")
    for at in range(0, len(parts), 2):
        for sign in "\\*_[]<>":
            parts[at] = parts[at].replace(sign, f"\\{sign}")
    return "`".join(parts)


def cell(text: str) -> str:
    """Return text for a cell of a table: as `inline`, and without pipes that would end it, in code too."""
    return inline(text).replace("|", "\\|").replace("\n", " ")


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a table whose cells are Markdown already; a head that ends with a colon is aligned right."""
    names = list(head)
    yield f"| {' | '.join(name.removesuffix(':') for name in names)} |"
    yield f"| {' | '.join('---:' if name.endswith(':') else '---' for name in names)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def anchor(heading: str) -> str:
    """Return the anchor that repository hosts give a heading: letters, digits, hyphens and underscores stay."""
    return "".join(sign for sign in heading.lower().replace(" ", "-") if sign.isalnum() or sign in "-_")
