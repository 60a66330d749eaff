"""All checks of a package: asked, judged, rolled up, and written as tables."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from balkans_data import database, package
from balkans_data.checking.asking import Answer, ask, queries
from balkans_data.checking.evidence import Backing, Ledger
from balkans_data.checking.outcomes import Judged, Outcome, combined, judged, rolled_up
from balkans_data.errors import CheckError
from balkans_data.formatting.writing import as_text
from balkans_data.models.edtf import Edtf
from balkans_data.models.registry import OF_CHECKS, TABLES
from balkans_data.models.rows import RowModel, cell_text
from balkans_data.models.verdicts import CheckEvidence, CheckResult, Gap, Moment, Variant, Verdict, VerdictLabel
from balkans_data.sandbox import in_one_line
from balkans_data.schema.sql import quoted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = ["Asked", "Found", "again", "asked", "computed", "found", "moments", "needed", "rolled", "shipped"]

#: By which ends of uncertain dates a check is asked (see the view `spells`).
BOUNDS = ("narrow", "wide", "early", "late")
_VARIANTS: dict[str, Variant] = {str(item): item for item in Variant}
_DATED = frozenset({"spells", "standing", "happened"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A check: a row of `checks`, with its query."""

    check_id: str
    claim_id: str
    variant: Variant | None
    query: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found at a moment.

    Attributes
    ----------
    check : Asked
        The check.
    moment, as_of
        As of when.
    outcome : Outcome
        What it says, and why if it says nothing.
    observed, n_missing, evidence
        From its answer; evidence from all its answers, if uncertain dates gave several.
    sources : frozenset of str
        Those of the evidence.
    is_circular : bool
        Whether they are all the claimant's own.
    """

    check: Asked
    moment: Moment
    as_of: date
    outcome: Outcome
    observed: str | None
    n_missing: int
    evidence: tuple[str, ...]
    sources: frozenset[str]
    is_circular: bool


def needed() -> list[str]:
    """Return the names of the tables that checks may read: all but those that are made of their results."""
    return [name for name, model in TABLES.items() if model not in OF_CHECKS]


def shipped() -> sqlite3.Connection:
    """Return the shipped tables that checks may read, in a copy in memory that may be changed."""
    connection = database.working()
    for model in OF_CHECKS:
        connection.execute(f"DROP TABLE {quoted(model.table.name)}")
    return connection


def again() -> list[dict[str, object]]:
    """Run all checks of the shipped package, and return the rows of `verdicts` that follow.

    Raises
    ------
    PackageError, CheckError
        If a table cannot be read, or a check fails.
    """
    with closing(shipped()) as connection:
        days = moments(connection, date.fromisoformat(package.data_date()))
        return rolled(found(connection, asked(connection, queries(package.root())), days))


def asked(connection: sqlite3.Connection, texts: Mapping[str, str]) -> list[Asked]:
    """Return the rows of `checks`, each with its query.

    Parameters
    ----------
    connection : sqlite3.Connection
        The tables.
    texts : mapping of str to str
        Queries by the ids of their checks.

    Raises
    ------
    CheckError
        If a check has no query, or a query no check.
    """
    rows = connection.execute("SELECT check_id, claim_id, variant FROM checks ORDER BY check_id").fetchall()
    known = {row[0] for row in rows}
    if lost := sorted(known - set(texts)):
        raise CheckError(f"data/checks/{in_one_line(lost[0])}.sql is missing: the table checks has {lost[0]!r}")
    if lost := sorted(set(texts) - known):
        raise CheckError(f"data/checks/{lost[0]}.sql is no check: the table checks has no {lost[0]!r}")
    return [Asked(row[0], row[1], _VARIANTS.get(row[2]), texts[row[0]]) for row in rows]


def moments(connection: sqlite3.Connection, released: date) -> dict[str, dict[Moment, date]]:
    """Return the days as of which each claim is judged.

    Then is the last day that the date can mean on which the claim was made or, unless that is
    known, its text was published; now is the release.

    Raises
    ------
    CheckError
        If a text has no date.
    """
    query = """
        SELECT c.claim_id, coalesce(c.made_on, s.published) FROM claims AS c JOIN sources AS s USING (source_id)
    """
    days: dict[str, dict[Moment, date]] = {}
    for claim, made_on in connection.execute(query):
        if made_on is None:
            raise CheckError(f"claim {claim} cannot be judged as of then: its source has no date of publication")
        days[claim] = {Moment.THEN: Edtf(made_on).max, Moment.NOW: released}
    return days


def found(
    connection: sqlite3.Connection, checks: Iterable[Asked], days: Mapping[str, Mapping[Moment, date]]
) -> list[Found]:
    """Ask each check as of each of its days, and judge what it says.

    Parameters
    ----------
    connection : sqlite3.Connection
        The tables, not read-only: the table `moment` is changed. SQL of the checks cannot write.
    checks : iterable of Asked
        The checks.
    days : mapping
        The days of each claim, from `moments`.

    Raises
    ------
    CheckError
        If a check is refused, fails, or answers as no check may.
    """
    ledger = Ledger(connection)
    return [
        _found(connection, ledger, check, moment, as_of)
        for check in checks
        for moment, as_of in sorted(days[check.claim_id].items())
    ]


def _found(connection: sqlite3.Connection, ledger: Ledger, check: Asked, moment: Moment, as_of: date) -> Found:
    answers: list[Answer] = []
    for bound in BOUNDS:
        database.set_moment(connection, as_of, bound)
        answers.append(ask(connection, check.check_id, check.query, as_of))
        if "thresholds" in answers[-1].tables and not _names_thresholds(answers[-1]):
            raise CheckError(f"data/checks/{check.check_id}.sql reads thresholds: its evidence must name those it used")
        if not answers[0].tables & _DATED:
            # No date was read from both of its ends, so that the others would say the same.
            break
    backings = [ledger.backing(answer.evidence, check.claim_id, check.check_id) for answer in answers]
    outcome = combined([_judged(*pair) for pair in zip(answers, backings, strict=True)])
    return Found(
        check,
        moment,
        as_of,
        outcome,
        answers[0].observed,
        max(answer.n_missing for answer in answers),
        tuple(sorted({ref for answer in answers for ref in answer.evidence})),
        frozenset().union(*(backing.sources for backing in backings)),
        all(backing.is_circular for backing in backings),
    )


def _names_thresholds(answer: Answer) -> bool:
    return any(ref.startswith("thresholds/") for ref in answer.evidence)


def _judged(answer: Answer, backing: Backing) -> Judged:
    return judged(answer.holds, answer.n_missing, backing.n_sourced, is_circular=backing.is_circular)


def rolled(results: Sequence[Found]) -> list[dict[str, object]]:
    """Return the rows of `verdicts` that follow from what the checks found."""
    groups: dict[tuple[str, Moment], list[Found]] = {}
    for item in results:
        groups.setdefault((item.check.claim_id, item.moment), []).append(item)
    rows = []
    for (claim_id, moment), items in groups.items():
        whole = rolled_up((item.outcome.label, item.check.variant) for item in items)
        labels = [item.outcome.label for item in items]
        undecided = whole.verdict is VerdictLabel.NOT_ENOUGH_EVIDENCE
        rows.append(
            {
                "claim_id": claim_id,
                "moment": moment,
                "as_of": items[0].as_of,
                "verdict": whole.verdict,
                "conflict": whole.conflict,
                "n_checks": len(items),
                "n_supported": labels.count(VerdictLabel.SUPPORTED),
                "n_refuted": labels.count(VerdictLabel.REFUTED),
                "n_undecided": labels.count(VerdictLabel.NOT_ENOUGH_EVIDENCE),
                "is_circular": undecided and any(item.outcome.gap is Gap.CIRCULAR for item in items),
                "is_date_dependent": any(item.outcome.is_date_dependent for item in items),
            }
        )
    return rows


def computed(folder: Path, released: date, connection: sqlite3.Connection | None = None) -> dict[str, str]:
    """Return the texts of the tables that are made from the checks of a package, by their names.

    Parameters
    ----------
    folder : Path
        The package, with ``data/checks/``.
    released : datetime.date
        The day of the release, which is "now".
    connection : sqlite3.Connection, optional
        The tables that are `needed`, if they are not to be read from the package.

    Raises
    ------
    PackageError
        If a table cannot be read.
    CheckError
        If a check is refused, fails, or answers as no check may.
    """
    if connection is None:
        with closing(database.opened(needed(), folder, read_only=False)) as opened:
            return computed(folder, released, opened)
    results = found(connection, asked(connection, queries(folder)), moments(connection, released))
    evidence = [
        {
            "check_id": item.check.check_id,
            "moment": item.moment,
            "table_name": ref.partition("/")[0],
            "row_key": ref.partition("/")[2],
        }
        for item in results
        for ref in item.evidence
    ]
    rows: dict[type[RowModel], Sequence[Mapping[str, object]]] = {
        CheckResult: list(map(_result, results)),
        CheckEvidence: evidence,
        Verdict: rolled(results),
    }
    return {model.table.name: _csv(model, rows[model]) for model in OF_CHECKS}


def _result(item: Found) -> dict[str, object]:
    return {
        "check_id": item.check.check_id,
        "moment": item.moment,
        "as_of": item.as_of,
        "outcome": item.outcome.label,
        "gap": item.outcome.gap,
        "observed": item.observed,
        "n_missing": item.n_missing,
        "n_evidence": len(item.evidence),
        "n_sources": len(item.sources),
        "is_circular": item.is_circular,
        "is_date_dependent": item.outcome.is_date_dependent,
    }


def _csv(model: type[RowModel], rows: Iterable[Mapping[str, object]]) -> str:
    names = list(model.model_fields)
    cells = [[cell_text(row[name]) for name in names] for row in rows]
    key = [names.index(str(name)) for name in model.table.key]
    cells.sort(key=lambda row: [row[at] for at in key])
    return as_text([names, *cells], ",")
