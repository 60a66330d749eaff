"""A claim as a page of Markdown: for issues, pull requests and notebooks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from balkans_data.claim_reading import Explanation
    from balkans_data.verdict_reading import Reading, Said

__all__ = ["markdown"]

_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")


def markdown(found: Explanation) -> str:
    """Return an explanation as Markdown; text of the tables cannot act as Markdown in it."""
    return "\n".join(_page(found)) + "\n"


def _page(found: Explanation) -> Iterator[str]:
    yield f"## {found.claim_id}"
    yield ""
    yield f"> {_plain(found.statement)}"
    yield ""
    hedge = f", {found.hedge}" if found.hedge else ""
    relay = f", relayed by {_plain(found.relayed_by)}" if found.relayed_by else ""
    yield f"- **Says**: {_plain(found.speaker)}{relay}; the source {found.stance} it ({found.certainty}{hedge})"
    where = f"[{_plain(found.source)}](<{found.url}>)" if found.url else _plain(found.source)
    yield f"- **Where**: {where} ({found.published or 'undated'}), line {found.line}, `{found.locator}`"
    about = f", {found.about}" if found.about else ""
    yield f"- **About**: {_plain(', '.join(found.subjects))}{about}"
    for verdict in found.verdicts:
        yield f"- **{verdict.moment.capitalize()}** ({verdict.as_of}): **{str(verdict).partition(' (')[0]}**"
    if not found.verdicts:
        yield f"- **Verdict**: none; the claim is coded `{found.checkability}`"
    if found.note:
        yield f"- **Note**: {_plain(found.note)}"
    for reading in found.readings:
        yield from _reading(reading)
    if found.related:
        yield ""
        yield "### Related claims"
        yield ""
        for item in found.related:
            yield f"- {item.relation} `{item.claim_id}` ({_plain(item.speaker)}): {_plain(item.statement)}"


def _reading(reading: Reading) -> Iterator[str]:
    yield ""
    yield f"### {reading.check_id}"
    yield ""
    yield _plain(reading.reading) + (f" (differs in {reading.variant})" if reading.variant else "")
    if reading.note:
        yield ""
        yield f"Note: {_plain(reading.note)}"
    yield ""
    yield "| moment | as of | outcome | observed | sources |"
    yield "| --- | --- | --- | --- | ---: |"
    yield from map(_row, reading.said)
    rows = list(dict.fromkeys(piece for said in reading.said for piece in said.evidence))
    yield ""
    yield f"<details><summary>Evidence ({len(rows):,} rows)</summary>"
    yield ""
    for piece in rows:
        source = f" (`{piece.source_id}`)" if piece.source_id else ""
        yield f"- {_plain(piece.text)}{source}"
    yield ""
    yield "</details>"
    yield ""
    yield "```sql"
    yield reading.query
    yield "```"


def _row(said: Said) -> str:
    gap = f" ({said.gap})" if said.gap else ""
    observed = _plain(said.observed or "")
    return f"| {said.moment} | {said.as_of} | {said.outcome}{gap} | {observed} | {said.n_sources} |"


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
