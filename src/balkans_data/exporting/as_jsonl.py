"""JSON Lines: a file a table, a row an object, with a data package around them."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from balkans_data.exporting.folder import described, write_papers
from balkans_data.schema.columns import Kind, columns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from balkans_data.exporting.selection import Selection
    from balkans_data.schema.columns import Column

__all__ = ["ENDINGS", "write"]

ENDINGS = ()

#: Written in a table as JSON writes them.
_BARE = frozenset({Kind.BOOLEAN, Kind.INTEGER, Kind.NUMBER})

_OPENING = """\
One file a table in `data/`, one row a line, each a JSON object with every column. Missing is `null`; numbers have the
digits that the tables have (read them as decimals if the last digit matters). `schemas/` has types and keys.
"""


def write(selection: Selection, target: Path, advance: Callable[[str, int], None]) -> None:
    """Write the folder.

    Numbers are written digit by digit as they stand in the table, so nothing is lost on the way;
    dates are text, as JSON has none.
    """
    (target / "data").mkdir(parents=True)
    files = {}
    for model in selection.models:
        name = model.table.name
        path = f"data/{name}.jsonl"
        digest, size = hashlib.sha256(), 0
        keys = [f"{json.dumps(part.name)}: " for part in columns(model)]
        with (target / path).open("wb") as stream:
            for cells in selection.cells(model):
                tokens = [_tokens(part, texts) for part, texts in zip(columns(model), cells, strict=True)]
                lines = [
                    "{" + ", ".join([key + token for key, token in zip(keys, row, strict=True)]) + "}\n"
                    for row in zip(*tokens, strict=True)
                ]
                content = "".join(lines).encode()
                stream.write(content)
                digest.update(content)
                size += len(content)
                advance(name, len(lines))
        files[name] = {
            "path": path,
            "format": "jsonl",
            "mediatype": "application/jsonl",
            "bytes": size,
            "hash": f"sha256:{digest.hexdigest()}",
            "dialect": {"$schema": "https://datapackage.org/profiles/2.0/tabledialect.json", "itemType": "object"},
        }
    write_papers(selection, target, described(selection, files), _OPENING)


def _tokens(part: Column, texts: Sequence[str]) -> list[str]:
    if part.kind in _BARE:
        return [text or "null" for text in texts]
    # Most columns repeat few texts.
    known = {text: json.dumps(text, ensure_ascii=False) for text in set(texts)}
    known[""] = "null"
    return [known[text] for text in texts]
