"""Small samples of a package that are valid by themselves, chosen by a seed.

A sample is closed under foreign keys, and under what the rules look for beside a row: the life of
a state, the subject of a claim, a vote of a roll call. Its validation takes milliseconds, so that
thousands of faults can be tried.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections import defaultdict, deque
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING

from balkans_data import package
from balkans_data.formatting import write
from balkans_data.models.edtf import Edtf
from balkans_data.models.registry import MODELS, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from balkans_data.testing.strategies import Tables

__all__ = ["Pool", "Row", "Sample"]

Row = dict[str, str]
"""A row: name of the column to cell."""

Place = tuple[str, int]
"""A row by its table and its index in it."""

FIGURES = ("statistics", "derived_figures", "reported_figures")

#: How many rows to begin with. The other tables are filled by what these refer to.
_PICKED = {
    "names": 8,
    "countries": 3,
    "alignments": 6,
    "events": 4,
    "claims": 3,
    "claim_relations": 3,
    "codings": 4,
    "statistics": 4,
    "reported_figures": 4,
    "derived_figures": 3,
    "votes": 5,
    "coverage": 3,
    "thresholds": 3,
    "checks": 2,
    "check_results": 3,
    "check_evidence": 3,
    "verdicts": 3,
}
_VERSION = "1.0.0"
_RELEASED = "2026-11-21"


class Sample:
    """Some rows of a package, sorted as its tables are.

    Parameters
    ----------
    tables : mapping of str to rows of cells
        Every table of the registry.
    released : str
        Day of the release, which the rules see.
    """

    def __init__(self, tables: Tables, released: str = _RELEASED) -> None:
        self.tables = tables
        self.released = released
        self._rows: dict[str, list[Row]] = {}
        self._content: dict[str, bytes] = {}

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table by column; the same objects each time, not to be changed."""
        if table not in self._rows:
            names = list(TABLES[table].model_fields)
            self._rows[table] = [dict(zip(names, row, strict=True)) for row in self.tables[table]]
        return self._rows[table]

    def by(self, table: str, *names: str) -> dict[tuple[str, ...], Row]:
        """Return the rows of a table by some of their cells; the last one where there are several."""
        return {tuple(row[name] for name in names): row for row in self.rows(table)}

    def content(self, table: str) -> bytes:
        """Return the file of a table."""
        if table not in self._content:
            self._content[table] = write([list(TABLES[table].model_fields), *self.tables[table]])
        return self._content[table]

    def write(self, folder: Path, files: Mapping[str, bytes | None] | None = None) -> None:
        """Write ``data/`` and a descriptor that is up to date with it.

        Parameters
        ----------
        folder : Path
            An existing folder; what it has of a sample is overwritten.
        files : mapping of str to bytes or None, optional
            Content of tables instead of that of the sample; None leaves the file out.
        """
        changed = files or {}
        (folder / "data").mkdir(exist_ok=True)
        resources = []
        for name in TABLES:
            content = changed[name] if name in changed else self.content(name)
            file = package.table_file(name, folder)
            if content is None:
                # A table that is not there has these in the eyes of the validator.
                file.unlink(missing_ok=True)
                size, digest = 0, ""
            else:
                file.write_bytes(content)
                size, digest = len(content), hashlib.sha256(content).hexdigest()
            resources.append({"path": package.table_path(name), "bytes": size, "hash": f"sha256:{digest}"})
        described = {
            "name": "sample",
            "version": _VERSION,
            "created": f"{self.released}T00:00:00Z",
            "resources": resources,
        }
        (folder / package.DESCRIPTOR).write_text(json.dumps(described), encoding="utf-8")


class Pool:
    """A whole package in memory, to take samples from.

    Parameters
    ----------
    tables : mapping of str to rows of cells
        Every table of the registry, valid and sorted.
    released : str
        Day of the release.

    Examples
    --------
    >>> sample = Pool.read().sample(seed=1)
    >>> 5 <= len(sample.tables["actors"]) <= 120
    True
    """

    def __init__(self, tables: Tables, released: str = _RELEASED) -> None:
        self.tables = tables
        self.released = released
        self.places = {
            model.table.name: {name: place for place, name in enumerate(model.model_fields)} for model in MODELS
        }
        self.keys = {
            model.table.name: {
                self._part(model.table.name, row, model.table.key): at
                for at, row in enumerate(tables[model.table.name])
            }
            for model in MODELS
        }

    @classmethod
    def read(cls, folder: Path | None = None) -> Pool:
        """Read a valid package; by default the installed one."""
        tables = {}
        for name in TABLES:
            with package.table_file(name, folder).open(encoding="utf-8", newline="") as stream:
                tables[name] = list(csv.reader(stream, strict=True))[1:]
        described = json.loads(((folder or package.root()) / package.DESCRIPTOR).read_text(encoding="utf-8"))
        return cls(tables, str(described["created"])[:10])

    def sample(self, seed: int, *, factor: float = 1.0) -> Sample:
        """Return a valid sample.

        Parameters
        ----------
        seed : int
            Equal seeds give equal samples.
        factor : float
            Times how many rows to begin with.
        """
        rng = Random(seed)  # noqa: S311 (which rows are taken is no secret)
        taken: dict[str, set[int]] = {name: set() for name in TABLES}
        waiting: deque[Place] = deque()
        series: set[tuple[str, ...]] = set()
        for name, number in _PICKED.items():
            picked = rng.sample(range(len(self.tables[name])), min(round(number * factor), len(self.tables[name])))
            waiting.extend((name, at) for at in picked if self._is_new_series(name, at, series))
        waiting.extend(self._companies(rng))
        while waiting:
            name, at = waiting.popleft()
            if at not in taken[name]:
                taken[name].add(at)
                waiting.extend(self._needs(name, at, taken))
        chosen = {name: [list(self.tables[name][at]) for at in sorted(places)] for name, places in taken.items()}
        return Sample(chosen, self.released)

    def _is_new_series(self, table: str, at: int, series: set[tuple[str, ...]]) -> bool:
        """Whether it is the first of its series, as two with others left out between them look like a jump."""
        if table not in FIGURES:
            return True
        key = (table, *self._cells(table, at, "indicator_id", "actor_id", "counterpart_id"))
        if key in series:
            return False
        series.add(key)
        return True

    def _needs(self, table: str, at: int, taken: Mapping[str, set[int]]) -> Iterator[Place]:
        """Yield the rows without which this one breaks a reference or a rule."""
        row = self.tables[table][at]
        for key in TABLES[table].table.foreign_keys:
            value = self._part(table, row, key.columns)
            if all(value):
                yield key.table, self.keys[key.table][value]
        if table == "actors":
            yield from (("alignments", place) for place in self._lives.get(self._cell(table, at, "actor_id"), ()))
        elif table in ("countries", "votes"):
            yield from (("alignments", place) for place in self._membership.get(self._cell(table, at, "actor_id"), ()))
        elif table == "alignments":
            yield from (("alignments", place) for place in self._ladders.get(self._ladder(at), ()))
        elif table == "claims":
            claim = self._cell(table, at, "claim_id")
            yield "claim_subjects", self._subjects[claim][0]
            # Which readings there are is judged all together.
            yield from (("checks", place) for place in self._checks.get(claim, ()))
        elif table == "roll_calls" and (votes := self._votes.get(self._cell(table, at, "roll_call_id"))):
            if taken["votes"].isdisjoint(votes):
                yield "votes", votes[0]
        elif table == "indicators":
            figures = self._figures[self._cell(table, at, "indicator_id")]
            if figures and not any(place in taken[name] for name, place in figures):
                yield figures[0]
        elif table == "reported_figures":
            yield from self._public_rate(at)

    def _companies(self, rng: Random) -> Iterator[Place]:
        """Yield rows that a rule compares with each other, and that chance would hardly bring together."""
        if self._shares:
            group = rng.choice(self._shares)
            yield from rng.sample(group, min(3, len(group)))
        if self._runs:
            run = rng.choice(self._runs)
            start = rng.randrange(len(run) - 1)
            yield from run[start : start + 2]
        if self._rates:
            yield rng.choice(self._rates)
        for groups in (self._wholes, self._worlds, self._akin, self._successions):
            if groups:
                yield from rng.choice(groups)

    def _part(self, table: str, row: list[str], names: Iterable[str]) -> tuple[str, ...]:
        places = self.places[table]
        return tuple(row[places[name]] for name in names)

    def _cells(self, table: str, at: int, *names: str) -> tuple[str, ...]:
        return self._part(table, self.tables[table][at], names)

    def _cell(self, table: str, at: int, name: str) -> str:
        return self.tables[table][at][self.places[table][name]]

    def _grouped(self, table: str, *names: str) -> dict[tuple[str, ...], list[int]]:
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, row in enumerate(self.tables[table]):
            groups[self._part(table, row, names)].append(at)
        return groups

    @cached_property
    def _lives(self) -> dict[str, list[int]]:
        """Rows of each state in the view `lives`: its own reading or, where there is none, all lists."""
        found = {}
        for (track, actor), places in self._grouped("alignments", "track", "actor_id").items():
            if track == "state-list":
                own = [at for at in places if self._cell("alignments", at, "partner_id") == actor]
                found[actor] = own or places
        return found

    @cached_property
    def _membership(self) -> dict[str, list[int]]:
        groups = self._grouped("alignments", "track", "partner_id", "actor_id")
        return {actor: at for (track, partner, actor), at in groups.items() if (track, partner) == ("state-list", "un")}

    def _ladder(self, at: int) -> tuple[str, ...]:
        return self._cells("alignments", at, "actor_id", "partner_id", "track", "reading")

    @cached_property
    def _ladders(self) -> dict[tuple[str, ...], list[int]]:
        """Spells of one actor on one ordered track: each is judged against the one before it."""
        ordered = {row[0] for row in self.tables["tracks"] if row[self.places["tracks"]["is_ordered"]] == "true"}
        groups = self._grouped("alignments", "actor_id", "partner_id", "track", "reading")
        return {key: places for key, places in groups.items() if key[2] in ordered}

    @cached_property
    def _subjects(self) -> dict[str, list[int]]:
        return {claim: places for (claim,), places in self._grouped("claim_subjects", "claim_id").items()}

    @cached_property
    def _checks(self) -> dict[str, list[int]]:
        return {claim: places for (claim,), places in self._grouped("checks", "claim_id").items()}

    @cached_property
    def _votes(self) -> dict[str, list[int]]:
        return {roll_call: places for (roll_call,), places in self._grouped("votes", "roll_call_id").items()}

    @cached_property
    def _figures(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = defaultdict(list)
        for table in FIGURES:
            for (indicator,), places in self._grouped(table, "indicator_id").items():
                found[indicator] += [(table, at) for at in places]
        return found

    @cached_property
    def _indicators(self) -> dict[str, Row]:
        names = list(TABLES["indicators"].model_fields)
        return {row[0]: dict(zip(names, row, strict=True)) for row in self.tables["indicators"]}

    @cached_property
    def _shares(self) -> list[list[Place]]:
        """Figures that are shares of one whole, two or more of one actor and period."""
        groups: dict[tuple[str, ...], list[Place]] = defaultdict(list)
        for table in FIGURES[:2]:
            for at in range(len(self.tables[table])):
                indicator, *others = self._cells(table, at, "indicator_id", "actor_id", "counterpart_id", "period")
                about = self._indicators[indicator]
                if about["unit"].startswith("%") and about["part_of"] and about["minimum"]:
                    groups[(about["part_of"], *others)].append((table, at))
        return [group for group in groups.values() if len(group) > 1]

    @cached_property
    def _runs(self) -> list[list[Place]]:
        """Series in which a jump would have to be explained."""
        runs = []
        for table in FIGURES[:2]:
            groups = self._grouped(table, "indicator_id", "actor_id", "counterpart_id")
            runs += [
                [(table, at) for at in places]
                for key, places in groups.items()
                if self._indicators[key[0]]["jump_factor"] and len(places) > 1
            ]
        return runs

    @cached_property
    def _wholes(self) -> list[list[Place]]:
        """Figures that are parts, each with the whole in the same unit."""
        names = ("indicator_id", "actor_id", "counterpart_id", "period")
        pairs = []
        for at in range(len(self.tables["statistics"])):
            indicator, *others = self._cells("statistics", at, *names)
            about = self._indicators[indicator]
            if about["part_of"] and about["unit"] == self._indicators[about["part_of"]]["unit"]:
                whole = self.keys["statistics"].get((about["part_of"], *others))
                if whole is not None:
                    pairs.append([("statistics", at), ("statistics", whole)])
        return pairs

    @cached_property
    def _worlds(self) -> list[list[Place]]:
        """Figures towards one, each with that towards all."""
        pairs = []
        for at in range(len(self.tables["statistics"])):
            indicator, actor, counterpart, period = self._cells(
                "statistics", at, "indicator_id", "actor_id", "counterpart_id", "period"
            )
            whole = self.keys["statistics"].get((indicator, actor, "WLD", period))
            if whole is not None and counterpart != "WLD":
                pairs.append([("statistics", at), ("statistics", whole)])
        return pairs

    @cached_property
    def _successions(self) -> list[list[Place]]:
        """States that continue another, by nobody's reading alone."""
        groups = self._grouped("alignments", "track", "status", "reading")
        return [[("alignments", at)] for at in groups.get(("succession", "continues", ""), ())]

    @cached_property
    def _akin(self) -> list[list[Place]]:
        """Rows of two sources, the second of which names the first as its origin."""
        users: dict[str, list[Place]] = defaultdict(list)
        for table in ("alignments", "events", "names", "claims"):
            for (source,), places in self._grouped(table, "source_id").items():
                users[source] += [(table, at) for at in places]
        pairs = []
        for at in range(len(self.tables["sources"])):
            source, origin = self._cells("sources", at, "source_id", "shared_origin_id")
            first = [place for place in users.get(origin, ()) if place[0] in ("alignments", "events")]
            if first and users.get(source):
                pairs.append([first[0], users[source][0]])
        return pairs

    @cached_property
    def _rates(self) -> list[Place]:
        """Reported rates of exchange of which there is a public series."""
        groups = self._grouped("reported_figures", "indicator_id")
        return [
            ("reported_figures", at)
            for (indicator,), places in groups.items()
            if is_rate(indicator) and any(table != "reported_figures" for table, _ in self._figures[indicator])
            for at in places
        ]

    def _public_rate(self, at: int) -> Iterator[Place]:
        """Yield the public figure next to a reported rate of exchange."""
        indicator, period = self._cells("reported_figures", at, "indicator_id", "period")
        public = [place for place in self._figures[indicator] if place[0] != "reported_figures"]
        if is_rate(indicator) and public:
            day = Edtf(period).min.toordinal()
            yield min(
                public, key=lambda place: abs(Edtf(self._cell(place[0], place[1], "period")).min.toordinal() - day)
            )


def is_rate(indicator: str) -> bool:
    """Return whether it is a rate of exchange by its name (``eur-rate-ron``)."""
    return len(indicator) == len("eur-rate-ron") and indicator[3:9] == "-rate-"
