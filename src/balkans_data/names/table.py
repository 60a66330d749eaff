"""The rows of the table `names`, from when to when they hold, and the index over them."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from balkans_data import package
from balkans_data.errors import PackageError
from balkans_data.models.edtf import Edtf
from balkans_data.names.folding import fold

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ID", "NOW", "USES", "Index", "Row", "load_index"]

ID = "id"  # the scheme of this package's own identifiers, which have no rows in `names`
NOW = Edtf("..")  # what is still so holds on the last day of the calendar
USES = ("own", "un", "eu", "common")  # the schemes of names, best first


class Row(NamedTuple):
    """A name or code of an actor; by default one that always was and still is in use."""

    name_id: str | None
    actor_id: str
    name: str
    form: str
    language: str | None
    scheme: str
    start: Edtf | None = None
    end: Edtf | None = NOW
    is_ambiguous: bool = False
    footnote: str | None = None
    note: str | None = None

    @property
    def is_code(self) -> bool:
        """Whether it is letters or numbers from a list rather than a name."""
        return self.form in ("code", "abbreviation")

    @property
    def is_dated_name(self) -> bool:
        """Whether it is a name of which the table knows both ends."""
        return not self.is_code and bool(self.start and self.known_end)

    @property
    def known_end(self) -> Edtf | None:
        """When it fell out of use, if it did and the table knows the day."""
        return None if self.end == NOW else self.end

    @property
    def span(self) -> str:
        """From when to when it is in use, in words; empty if nothing is recorded of that."""
        since = f"from {self.start}" if self.start else ""
        until = f"until {self.known_end or 'an unknown day'}" if self.end != NOW else ""
        return f"{since} {until}".strip()

    def fit(self, day: Edtf) -> int:
        """Return 2 if the name was certainly in use on `day`, 1 if it may have been, else 0."""
        start, end = self.start, self.known_end
        if (start and start.min > day.max) or (end and end.max <= day.min):
            return 0
        has_begun = start is None or start.max <= day.min
        may_be_over = end.min <= day.max if end else self.end is None
        return 2 if has_begun and not may_be_over else 1

    def gap(self, day: Edtf) -> int:
        """Return how many days `day` is outside the span."""
        before = (self.start.min - day.max).days if self.start else 0
        after = (day.min - self.end.max).days if self.end else 0
        return max(before, after, 0)


@dataclass(frozen=True)
class Index:
    """The rows by folded text and by actor, and what the other columns hold."""

    texts: dict[str, list[Row]]
    actors: dict[str, list[Row]]
    schemes: frozenset[str]
    languages: frozenset[str]

    @cached_property
    def suggestible(self) -> dict[str, list[Row]]:
        """Names by folded text, without codes: one letter off, a code is just another code."""
        named = {text: [row for row in rows if row.form != "code"] for text, rows in self.texts.items()}
        return {text: rows for text, rows in named.items() if rows and len(text) > 3}

    @cached_property
    def generic(self) -> frozenset[str]:
        """Words that say little of who is meant, as many actors have them: "republic".

        A word that is by itself the name of somebody ("Kosovo") says enough, however many share it.
        """
        users: dict[str, set[str]] = defaultdict(set)
        for text, rows in self.suggestible.items():
            for word in text.split():
                users[word].update(row.actor_id for row in rows)
        return frozenset(word for word, actors in users.items() if len(actors) > 3 and word not in self.suggestible)


def load_index() -> Index:
    """Return the index of the package in use, made once."""
    return _index(package.root())


@cache
def _index(folder: Path) -> Index:
    rows = [
        Row(
            name_id=cells["name_id"],
            actor_id=cells["actor_id"],
            name=cells["name"],
            form=cells["form"],
            language=cells["language"] or None,
            scheme=cells["scheme"],
            start=Edtf(cells["start"]) if cells["start"] else None,
            end=Edtf(cells["end"]) if cells["end"] else None,
            is_ambiguous=cells["is_ambiguous"] == "true",
            footnote=cells["footnote"] or None,
            note=cells["note"] or None,
        )
        for cells in _read(folder, "names")
    ]
    # So that each actor has a name to show: what `actors` calls it, or else its id.
    in_english = {row.actor_id for row in rows if row.language == "en" and row.form in ("short", "official")}
    shown = {row.actor_id: row.actor_id for row in rows}
    shown |= {cells["actor_id"]: cells["name"] for cells in _read(folder, "actors")}
    rows += [Row(None, own, text, "short", "en", "common") for own, text in shown.items() if own not in in_english]
    texts, actors, folded = defaultdict(list), defaultdict(list), cache(fold)
    for row in rows:
        texts[folded(row.name)].append(row)
        actors[row.actor_id].append(row)
    return Index(
        texts=dict(texts),
        actors=dict(actors),
        schemes=frozenset({ID, *(row.scheme for row in rows)}),
        languages=frozenset(
            tag for row in rows if row.language for tag in (row.language, row.language.partition("-")[0])
        ),
    )


def _read(folder: Path, table: str) -> list[dict[str, str]]:
    content = package.table_content(table, folder)
    try:
        header, *rows = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
        return [dict(zip(header, cells, strict=True)) for cells in rows]
    except (ValueError, csv.Error) as error:
        file = package.table_file(table, folder)
        raise PackageError(f"{file} is damaged ({error}); run `balkans-data validate`") from error
