"""Faults that only rules see, in checks and in what is said to be complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from balkans_data.models.edtf import Edtf
from balkans_data.testing.mutants import COMPLETE, Change, Edit, Mark
from balkans_data.testing.relation_faults import one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from balkans_data.testing.sampling import Row, Sample

__all__ = ["VERDICT_FAULTS"]

_OF_CHECK = ("check_results", "check_evidence")


def _of(sample: Sample, table: str, check: Row) -> list[Row]:
    return [row for row in sample.rows(table) if row["check_id"] == check["check_id"]]


def _misnamed(sample: Sample) -> Iterator[Edit]:
    """Name a check, and what was found by it, after no claim."""
    for check in sample.rows("checks"):
        cells = {"check_id": f"no-{check['check_id']}"}
        changes = [Change(table, row, cells) for table in _OF_CHECK for row in _of(sample, table, check)]
        yield Edit([Change("checks", check, cells), *changes], [Mark("check-id", "checks", check, "check_id")])


def _not_computable(sample: Sample) -> Iterator[Edit]:
    """Add a check of an opinion, or another of what is no more than that."""
    for claim in sample.rows("claims"):
        if claim["checkability"] != "computable":
            new = {
                "check_id": f"{claim['claim_id']}-anyway", "claim_id": claim["claim_id"], "reading": "It is so.",
                "variant": "", "note": "",
            }  # fmt: skip
            yield Edit([Change("checks", None, new)], [Mark("check-claim", "checks", new, "claim_id")])


def _unchecked(sample: Sample) -> Iterator[Edit]:
    """Take away all checks of a claim."""
    for claim in sample.rows("claims"):
        checks = [row for row in sample.rows("checks") if row["claim_id"] == claim["claim_id"]]
        if checks:
            rows = [(table, row) for check in checks for table in _OF_CHECK for row in _of(sample, table, check)]
            yield Edit(
                [Change(table, row, None) for table, row in [*(("checks", check) for check in checks), *rows]],
                [Mark("claim-unchecked", "claims", claim, "checkability")],
                COMPLETE,
            )


def _variant_turned(sample: Sample) -> Iterator[Edit]:
    """Say of a reading that stands alone in what it differs, or no longer say it of one of several."""
    for check in sample.rows("checks"):
        variant = "" if check["variant"] else "scope"
        yield one("checks", check, {"variant": variant}, "check-variant", "variant")


def _coverage_backward(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("coverage"):
        end = str(Edtf(row["start"]).min.year - 3)
        yield one("coverage", row, {"end": end, "last_seen": ""}, "coverage-dates", "end")


def _coverage_unseen(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("coverage"):
        yield one("coverage", row, {"end": "..", "last_seen": ""}, "coverage-dates", "last_seen")


VERDICT_FAULTS = (
    ("check-misnamed", "A check that is not named after its claim", _misnamed),
    ("check-of-opinion", "A check of what no data would settle", _not_computable),
    ("claim-unchecked", "A computable claim without a check", _unchecked),
    ("check-variant", "A reading that does not say in what it differs", _variant_turned),
    ("coverage-backward", "A part that is complete until before it begins", _coverage_backward),
    ("coverage-unseen", "A part that is complete until now, says nobody", _coverage_unseen),
)
