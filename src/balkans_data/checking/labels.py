"""What our verdicts are called elsewhere, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from balkans_data.models.verdicts import VerdictLabel

__all__ = ["ELSEWHERE", "Elsewhere"]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A verdict in the words of others.

    Attributes
    ----------
    averitec : str
        Label of the AVeriTeC data set, from which ours are taken.
    fever : str
        Label of the FEVER data sets, which have no conflict among the evidence.
    rating : int or None
        `ratingValue` of a schema.org `Rating` from 1 (worst) to 5 (best), as used in ClaimReview;
        None where a number would say more than is known.
    """

    averitec: str
    fever: str
    rating: int | None


ELSEWHERE: dict[VerdictLabel, Elsewhere] = {
    VerdictLabel.SUPPORTED: Elsewhere("Supported", "SUPPORTS", 5),
    VerdictLabel.REFUTED: Elsewhere("Refuted", "REFUTES", 1),
    VerdictLabel.CONFLICTING: Elsewhere("Conflicting Evidence/Cherrypicking", "NOT ENOUGH INFO", 3),
    VerdictLabel.NOT_ENOUGH_EVIDENCE: Elsewhere("Not Enough Evidence", "NOT ENOUGH INFO", None),
}
