"""Verdicts as people read them: a frame, a summary, and the readings of one claim with their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from balkans_data import package
from balkans_data.checking.asking import queries
from balkans_data.checking.describing import Piece, pieces
from balkans_data.errors import did_you_mean
from balkans_data.loading import load
from balkans_data.models.verdicts import Moment, VerdictLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

__all__ = ["Judgement", "Reading", "Said", "judgements", "readings", "stored", "summary", "verdicts"]

_GROUPS = ("source_id", "dimension", "claim_type", "speaker_id")


def verdicts(
    *,
    source: str | None = None,
    dimension: str | None = None,
    verdict: str | None = None,
    moment: str | None = None,
) -> pd.DataFrame:
    """Return the verdicts on claims that fit all conditions.

    Parameters
    ----------
    source, dimension, verdict, moment : str, optional
        A value of that column: a text, a dimension, a label (``"supported"``, ``"refuted"``,
        ``"not_enough_evidence"``, ``"conflicting"``), ``"then"`` or ``"now"``.

    Returns
    -------
    pandas.DataFrame
        The rows of `verdicts`, with `source_id`, `dimension`, `claim_type`, `speaker_id` and `statement` of
        the claim beside. Claims that no check is about are not in it.

    Raises
    ------
    ValueError
        If a value is none of the column's.

    Examples
    --------
    >>> verdicts(moment="now").verdict.isin(["supported", "refuted"]).any()
    True
    """
    frame = load("verdicts")
    beside = load("claims")[["claim_id", *_GROUPS, "statement"]]
    frame = frame.merge(beside, on="claim_id", how="left", validate="many_to_one")
    frame.attrs = load("verdicts").attrs
    chosen = {"source_id": source, "dimension": dimension, "verdict": verdict, "moment": moment}
    for column, value in chosen.items():
        if value is None:
            continue
        known = sorted(str(item) for item in frame[column].drop_duplicates())
        if column in ("verdict", "moment"):
            known = [str(item) for item in (VerdictLabel if column == "verdict" else Moment)]
        if value not in known:
            raise ValueError(f"no verdict has {column} {value!r}{did_you_mean(value, known)} ({', '.join(known)})")
        frame = frame[frame[column].astype("string") == value]
    return frame.reset_index(drop=True)


def summary(by: str = "source_id", *, moment: str = "now") -> pd.DataFrame:
    """Return how many claims have which verdict.

    Parameters
    ----------
    by : str
        ``"source_id"``, ``"dimension"``, ``"claim_type"`` or ``"speaker_id"``.
    moment : str
        ``"then"`` or ``"now"``.

    Returns
    -------
    pandas.DataFrame
        A row a value, a column a label, and `checked` (claims with a check), `claims` (all claims).

    Raises
    ------
    ValueError
        If `by` or `moment` is none of these.
    """
    import pandas as pd

    if by not in _GROUPS:
        raise ValueError(f"no grouping by {by!r}{did_you_mean(by, _GROUPS)} ({', '.join(_GROUPS)})")
    frame = verdicts(moment=moment)
    labels = [str(label) for label in VerdictLabel]
    counted = pd.crosstab(frame[by].astype("string"), frame["verdict"].astype("string"))
    counted = counted.reindex(columns=labels, fill_value=0)
    counted["checked"] = counted[labels].sum(axis=1)
    claims = load("claims")[by].astype("string").value_counts()
    counted = counted.reindex(claims.index.union(counted.index), fill_value=0)
    counted["claims"] = claims.reindex(counted.index, fill_value=0)
    counted.columns.name = None
    return counted.sort_values("claims", ascending=False, kind="stable").rename_axis(by)


@dataclass(frozen=True, slots=True)
class Said:
    """What a check said at a moment.

    Attributes
    ----------
    moment, as_of, outcome, gap, observed : str or None
        As in `check_results`.
    n_missing, n_sources : int
        Rows that would be needed, and how many sources those that were used have.
    is_circular, is_date_dependent : bool
        As in `check_results`.
    evidence : tuple of Piece
        The rows used.
    """

    moment: str
    as_of: str
    outcome: str
    gap: str | None
    observed: str | None
    n_missing: int
    n_sources: int
    is_circular: bool
    is_date_dependent: bool
    evidence: tuple[Piece, ...]

    def __str__(self) -> str:
        reason = f" ({self.gap})" if self.gap else ""
        seen = f", observed {self.observed}" if self.observed else ""
        missing = f", {self.n_missing} rows missing" if self.n_missing else ""
        marks = ", depends on an uncertain date" if self.is_date_dependent else ""
        return f"{self.moment} ({self.as_of}): {self.outcome}{reason}{seen}{missing}{marks}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of a claim: what it is taken to mean, what came of it, and the query.

    Attributes
    ----------
    check_id, reading : str
        The check.
    variant, note : str or None
        In what it differs from other readings; what its outcome does not say.
    said : tuple of Said
        Then and now.
    query : str
        The SQL.
    """

    check_id: str
    reading: str
    variant: str | None
    note: str | None
    said: tuple[Said, ...]
    query: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a claim at a moment.

    Attributes
    ----------
    moment, as_of, verdict : str
        As in `verdicts`.
    conflict : str or None
        Over what it is divided.
    is_circular, is_date_dependent : bool
        As in `verdicts`.
    """

    moment: str
    as_of: str
    verdict: str
    conflict: str | None
    is_circular: bool
    is_date_dependent: bool

    def __str__(self) -> str:
        over = f" over {self.conflict}" if self.conflict else ""
        own = ", its own figures apart" if self.is_circular else ""
        return f"{self.verdict}{over}{own} ({self.moment}, {self.as_of})"


def stored() -> dict[tuple[str, str], str]:
    """Return the shipped verdicts by claim and moment."""
    return {(row["claim_id"], row["moment"]): row["verdict"] for row in package.table_rows("verdicts")}


def judgements(claim: str) -> tuple[Judgement, ...]:
    """Return the verdicts on a claim, then and now; none if nothing checks it."""
    found = [
        Judgement(
            row["moment"],
            row["as_of"],
            row["verdict"],
            row["conflict"] or None,
            row["is_circular"] == "true",
            row["is_date_dependent"] == "true",
        )
        for row in package.table_rows("verdicts")
        if row["claim_id"] == claim
    ]
    return tuple(sorted(found, key=_order))


def readings(claim: str, actors: Mapping[str, str]) -> tuple[Reading, ...]:
    """Return the readings of a claim with what the tables say of each.

    Parameters
    ----------
    claim : str
        Its id.
    actors : mapping of str to str
        Names of actors by their ids, for the evidence.
    """
    checks = [row for row in package.table_rows("checks") if row["claim_id"] == claim]
    if not checks:
        return ()
    ids = {row["check_id"] for row in checks}
    used = [row for row in package.table_rows("check_evidence") if row["check_id"] in ids]
    known = pieces({(row["table_name"], row["row_key"]) for row in used}, actors)
    texts = queries(package.root())
    results = [row for row in package.table_rows("check_results") if row["check_id"] in ids]
    return tuple(
        Reading(
            row["check_id"],
            row["reading"],
            row["variant"] or None,
            row["note"] or None,
            tuple(sorted(_said(row["check_id"], results, used, known), key=_order)),
            texts.get(row["check_id"], "").strip(),
        )
        for row in checks
    )


def _said(
    check_id: str, results: list[dict[str, str]], used: list[dict[str, str]], known: Mapping[tuple[str, str], Piece]
) -> Iterator[Said]:
    for row in results:
        if row["check_id"] != check_id:
            continue
        refs = [
            (item["table_name"], item["row_key"])
            for item in used
            if item["check_id"] == check_id and item["moment"] == row["moment"]
        ]
        yield Said(
            row["moment"],
            row["as_of"],
            row["outcome"],
            row["gap"] or None,
            row["observed"] or None,
            int(row["n_missing"]),
            int(row["n_sources"]),
            row["is_circular"] == "true",
            row["is_date_dependent"] == "true",
            tuple(known[ref] for ref in refs if ref in known),
        )


def _order(item: Said | Judgement) -> int:
    return [str(moment) for moment in Moment].index(item.moment)
