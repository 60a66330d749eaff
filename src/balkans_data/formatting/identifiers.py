"""The identifiers of a package that other tables refer to, for references that differ in case only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from balkans_data.errors import PackageError
from balkans_data.formatting.repairing import repaired
from balkans_data.models.registry import TABLES
from balkans_data.schema.columns import column

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Identifiers"]


class Identifiers:
    """What stands in the columns of the tables in one folder, read when it is asked for.

    Parameters
    ----------
    folder : Path
        Where the tables lie beside each other.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._rows: dict[str, list[list[str]]] = {}
        self._found: dict[tuple[str, str], dict[str, str]] = {}

    def __call__(self, table: str, name: str) -> Mapping[str, str]:
        """Return the valid values of a column by their lower-case form, where that is one value's only."""
        if (table, name) not in self._found:
            model = TABLES[table]
            place = list(model.model_fields).index(name)
            texts = sorted({row[place] for row in self._of(table) if row[place]})
            bad = set(column(model, name).invalid(texts))
            by_lower: dict[str, list[str]] = {}
            for text in texts:
                if text not in bad:
                    by_lower.setdefault(text.lower(), []).append(text)
            self._found[table, name] = {lower: one[0] for lower, one in by_lower.items() if len(one) == 1}
        return self._found[table, name]

    def _of(self, table: str) -> list[list[str]]:
        if table not in self._rows:
            try:
                # References between tables must not be followed from here: some tables refer to themselves.
                self._rows[table] = repaired((self.folder / f"{table}.csv").read_bytes(), TABLES[table]).rows
            except (PackageError, OSError):
                self._rows[table] = []  # what cannot be read names nothing
        return self._rows[table]
