"""The mutation engine: one fault of a kind at a random place of a sample, and where it must be found."""

from __future__ import annotations

from functools import partial
from random import Random
from typing import TYPE_CHECKING

from hypothesis import assume
from hypothesis import strategies as st

from balkans_data.testing.cell_faults import CELL_FAULTS
from balkans_data.testing.claim_faults import CLAIM_FAULTS
from balkans_data.testing.figure_faults import FIGURE_FAULTS
from balkans_data.testing.file_faults import FILE_FAULTS
from balkans_data.testing.key_faults import KEY_FAULTS
from balkans_data.testing.mutants import Edit, Kind, Mutant, edited
from balkans_data.testing.relation_faults import RELATION_FAULTS
from balkans_data.testing.retirement_faults import RETIREMENT_FAULTS
from balkans_data.testing.unseen_faults import UNSEEN_FAULTS
from balkans_data.testing.verdict_faults import VERDICT_FAULTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

    from balkans_data.testing.sampling import Sample

__all__ = ["KINDS", "UNSEEN", "inject", "mutants"]


def _make(name: str, edits: Callable[[Sample], Iterable[Edit]], sample: Sample, rng: Random) -> Mutant | None:
    places = list(edits(sample))
    return edited(name, sample, rng.choice(places)) if places else None


KINDS: tuple[Kind, ...] = (
    *FILE_FAULTS,
    *CELL_FAULTS,
    *KEY_FAULTS,
    *(
        Kind(name, "rule", title, partial(_make, name, edits))
        for name, title, edits in (
            *RELATION_FAULTS,
            *FIGURE_FAULTS,
            *CLAIM_FAULTS,
            *VERDICT_FAULTS,
            *RETIREMENT_FAULTS,
        )
    ),
)
"""Every kind of fault that must be found."""

UNSEEN: tuple[Kind, ...] = tuple(
    Kind(name, "rule", title, partial(_make, name, edits), reason) for name, title, edits, reason in UNSEEN_FAULTS
)
"""Kinds of fault that are plausible and that no validator can see, each with the reason."""


def inject(kind: Kind, sample: Sample, seed: int) -> Mutant | None:
    """Put one fault into a sample.

    Parameters
    ----------
    kind : Kind
        One of `KINDS` or `UNSEEN`.
    sample : Sample
        It is left as it is.
    seed : int
        Decides on the place; equal seeds give equal mutants.

    Returns
    -------
    Mutant or None
        None if the sample has no place for this kind.
    """
    return kind.make(sample, Random(f"{kind.id} {seed}"))  # noqa: S311 (the place of a fault is no secret)


def mutants(samples: Sequence[Sample], kinds: Sequence[Kind] = KINDS) -> SearchStrategy[tuple[Sample, Mutant]]:
    """Return pairs of a sample and a mutant of it.

    Parameters
    ----------
    samples : sequence of Sample
        Valid samples of `Pool.sample`.
    kinds : sequence of Kind
        Which faults to apply.
    """
    return _mutants(tuple(samples), tuple(kinds))


@st.composite
def _mutants(draw: DrawFn, samples: tuple[Sample, ...], kinds: tuple[Kind, ...]) -> tuple[Sample, Mutant]:
    kind = draw(st.sampled_from(kinds))
    sample = draw(st.sampled_from(samples))
    mutant = inject(kind, sample, draw(st.integers(0, 10**6)))
    assume(mutant is not None)
    assert mutant is not None  # noqa: S101 (for type checkers)
    return sample, mutant
