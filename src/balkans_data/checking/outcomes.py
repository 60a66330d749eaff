"""From answers to outcomes, and from outcomes to verdicts: the rules, and nothing else.

An answer is

- **not enough evidence** if no row with a source was used, if it does not say, if it holds only
  while rows that would be needed are missing, or if it holds by the claimant's own rows alone;
- else **supported** or **refuted**. A counterexample refutes whatever is missing beside it, and a
  source that contradicts itself refutes itself.

A check is asked by each end of uncertain dates. Answers that agree give its outcome; supported by
some and refuted by others is **conflicting**; else it has not enough evidence.

A claim takes its verdict from the checks that decide. If all say the same, that is the verdict; if
they do not, or one is conflicting by itself, it is conflicting; if none decides, there is not
enough evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from balkans_data.models.verdicts import Conflict, Gap, Variant, VerdictLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Judged", "Outcome", "Rolled", "combined", "judged", "rolled_up"]

_SUPPORTED, _REFUTED = VerdictLabel.SUPPORTED, VerdictLabel.REFUTED
_UNDECIDED, _CONFLICTING = VerdictLabel.NOT_ENOUGH_EVIDENCE, VerdictLabel.CONFLICTING


@dataclass(frozen=True, slots=True)
class Judged:
    """What one answer says, with the reason if it decides nothing."""

    label: VerdictLabel
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check says at a moment, and whether that hangs on an uncertain date."""

    label: VerdictLabel
    gap: Gap | None = None
    is_date_dependent: bool = False


@dataclass(frozen=True, slots=True)
class Rolled:
    """What the checks of a claim say together."""

    verdict: VerdictLabel
    conflict: Conflict | None = None


def judged(holds: bool | None, n_missing: int, n_sourced: int, *, is_circular: bool) -> Judged:
    """Judge one answer.

    Parameters
    ----------
    holds : bool or None
        What the query said.
    n_missing : int
        How many rows it missed.
    n_sourced : int
        How many rows of its evidence have a source.
    is_circular : bool
        Whether all of those are the claimant's own.
    """
    if not n_sourced:
        return Judged(_UNDECIDED, Gap.NO_ROWS)
    if holds is None:
        return Judged(_UNDECIDED, Gap.MISSING_ROWS if n_missing else Gap.NOT_DECISIVE)
    if not holds:
        return Judged(_REFUTED)
    if n_missing:
        return Judged(_UNDECIDED, Gap.MISSING_ROWS)
    if is_circular:
        return Judged(_UNDECIDED, Gap.CIRCULAR)
    return Judged(_SUPPORTED)


def combined(answers: Sequence[Judged]) -> Outcome:
    """Return the outcome of a check from its answers by each end of uncertain dates (one at least)."""
    labels = {answer.label for answer in answers}
    if len(labels) == 1:
        return Outcome(answers[0].label, answers[0].gap)
    if {_SUPPORTED, _REFUTED} <= labels:
        return Outcome(_CONFLICTING, None, is_date_dependent=True)
    return Outcome(_UNDECIDED, Gap.DATES, is_date_dependent=True)


def rolled_up(outcomes: Iterable[tuple[VerdictLabel, Variant | None]]) -> Rolled:
    """Return the verdict on a claim from the outcomes of its checks, each with what sets its reading apart."""
    decided = [(label, variant) for label, variant in outcomes if label is not _UNDECIDED]
    labels = {label for label, _ in decided}
    if not labels:
        return Rolled(_UNDECIDED)
    if labels == {_SUPPORTED} or labels == {_REFUTED}:
        return Rolled(labels.pop())
    if {_SUPPORTED, _REFUTED} <= labels:
        by_source = all(variant is Variant.SOURCE for _, variant in decided)
        return Rolled(_CONFLICTING, Conflict.SOURCES if by_source else Conflict.READINGS)
    return Rolled(_CONFLICTING, Conflict.DATES)
