"""CSV: the data package itself."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from balkans_data.exporting.folder import described, write_papers
from balkans_data.package import table_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from balkans_data.exporting.selection import Selection

__all__ = ["ENDINGS", "write"]

ENDINGS = ()

_OPENING = """\
This is a Data Package: one CSV file a table in `data/` (UTF-8, comma, LF; an empty cell is a missing value, and `NA` is
text), types and keys in `schemas/`, all of it described by `datapackage.json`.

**Do not double-click a CSV file to open it in a spreadsheet**: that may garble letters, makes dates of texts such as
`2017-06` and drops leading zeros. Import it instead (in Excel: Data, From Text/CSV, origin 65001 UTF-8, do not detect
data types), or take the export in format `xlsx`.
"""

#: The queries of checks and derived figures, beside the tables.
_QUERIES = ("checks", "derivations")


def write(selection: Selection, target: Path, advance: Callable[[str, int], None]) -> None:
    """Copy the tables byte by byte; of a part, the descriptor and the schemas are those of the part."""
    (target / "data").mkdir(parents=True)
    for model in selection.models:
        path = table_path(model.table.name)
        shutil.copyfile(selection.folder / path, target / path)
        advance(model.table.name, selection.rows(model))
    if selection.is_whole:
        for name in _QUERIES:
            if (selection.folder / "data" / name).is_dir():
                shutil.copytree(selection.folder / "data" / name, target / "data" / name, copy_function=shutil.copyfile)
    write_papers(selection, target, described(selection), _OPENING)
