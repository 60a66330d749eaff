"""Which faults of a small table each tool finds, as versions differ: tried in every run, never repeated from memory."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from measuring import table
from peers import OURS, TOOLS, missing, named
from synthetic import FACTS, Fact, write_tables

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["blind_spots"]

_ROWS = 20
_JUDGES = (OURS, "pandera", "frictionless")


class Fault(NamedTuple):
    """A fault, and how to put it into the lines of the table (the header first)."""

    what: str
    make: Callable[[list[str]], list[str]]


def _cell(column: str, text: str) -> Callable[[list[str]], list[str]]:
    """Return what writes `text` into a column of the eighth row."""

    def make(lines: list[str]) -> list[str]:
        cells = lines[8].split(",")
        cells[list(Fact.model_fields).index(column)] = text
        return [*lines[:8], ",".join(cells), *lines[9:]]

    return make


def _line(change: Callable[[str], str]) -> Callable[[list[str]], list[str]]:
    return lambda lines: [*lines[:8], change(lines[8]), *lines[9:]]


FAULTS = (
    Fault("`maybe` for a boolean", _cell("is_open", "maybe")),
    Fault("`TRUE` for a boolean written `true`", _cell("is_open", "TRUE")),
    Fault("a word for an integer", _cell("number", "seven")),
    Fault("`1_000` for an integer", _cell("number", "1_000")),
    Fault("a space before an integer", _cell("number", " 1000")),
    Fault("Arabic digits for an integer", _cell("number", "١٢")),
    Fault("a number below the range", _cell("number", "-1")),
    Fault("a value outside the vocabulary", _cell("status", "lost")),
    Fault("an identifier that does not match its pattern", _cell("fact_id", "F 7")),
    Fault("a newline at the end of an identifier", _cell("fact_id", '"f-000000007\n"')),
    Fault("a required cell left empty", _cell("period", "")),
    Fault("the primary key twice", _cell("fact_id", "f-000000006")),
    Fault("the unique key twice", _cell("number", "6")),
    Fault("a reference to a row that is not there", _cell("who", "t-999")),
    Fault("a row without its last cell", _line(lambda line: line.rpartition(",")[0])),
    Fault("a row with a cell too many", _line(lambda line: f"{line},")),
    Fault("an empty line", _line(lambda line: f"{line}\n")),
    Fault("a quote that is never closed", _cell("note", '"Note 7')),
    Fault("text after a closing quote", _cell("note", '"Note" 7')),
    Fault("a column under another name", lambda lines: [lines[0].replace("note", "notes"), *lines[1:]]),
    Fault("two columns in each other's place", lambda lines: [lines[0].replace("who,whom", "whom,who"), *lines[1:]]),
)


def blind_spots() -> str:
    """Return a table in Markdown of what each tool finds, and what pandera makes of a text that is no boolean."""
    judges = {tool: TOOLS[tool]() for tool in _JUDGES if not missing(tool)}
    lines = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_tables(folder, _ROWS)
        file = folder / FACTS
        clean = file.read_text(encoding="utf-8").splitlines()
        for tool, judge in judges.items():
            if _said(judge, folder) != "no":
                raise AssertionError(f"{tool} finds faults in a table that is valid")
        for fault in FAULTS:
            file.write_text("\n".join([*fault.make(clean), ""]), encoding="utf-8")
            said = {tool: _said(judge, folder) for tool, judge in judges.items()}
            if said[OURS] != "found":
                raise AssertionError(f"{fault.what}: {said[OURS]}")
            lines.append(f"| {fault.what} | {' | '.join(said.values())} |")
    text = table(("fault", *(named(tool) for tool in judges)), "l" * (len(judges) + 1), lines)
    return text if "pandera" not in judges else f"{text}\n{_coerced()}\n"


def _said(judge: Callable[[Path], int], folder: Path) -> str:
    try:
        return "found" if judge(folder) else "no"
    except Exception as error:  # whatever a peer raises is what its user meets
        return f"stops with {type(error).__name__}"


def _coerced() -> str:
    import pandas as pd
    import pandera.pandas as pa

    schema = pa.DataFrameSchema({"is_open": pa.Column(bool, coerce=True)})
    value = schema.validate(pd.DataFrame({"is_open": ["maybe"]}))["is_open"].iloc[0]
    return (
        f"pandera was told to compare booleans as text: with `Column(bool, coerce=True)` {named('pandera')} takes "
        f'"maybe" for {bool(value)}.'
    )
