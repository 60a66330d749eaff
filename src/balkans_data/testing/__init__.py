"""For tests of tools that read the package: strategies, small samples, and packages with one fault.

All needs ``hypothesis``, and nothing in the package imports this module. `cells`, `rows` and
`packages` make valid data from the row models alone; `Pool` and `Sample` take some rows of a real
package; `mutants` puts one fault of `KINDS` into such a sample and says where it must be found.
"""

from __future__ import annotations

from balkans_data.testing.mutants import Expected, Kind, Mutant
from balkans_data.testing.mutations import KINDS, UNSEEN, inject, mutants
from balkans_data.testing.sampling import Pool, Sample
from balkans_data.testing.strategies import (
    FAULTS,
    Corruption,
    Tables,
    broken_cells,
    cells,
    corruptions,
    edtf,
    packages,
    rows,
    write_package,
)

__all__ = [
    "FAULTS",
    "KINDS",
    "UNSEEN",
    "Corruption",
    "Expected",
    "Kind",
    "Mutant",
    "Pool",
    "Sample",
    "Tables",
    "broken_cells",
    "cells",
    "corruptions",
    "edtf",
    "inject",
    "mutants",
    "packages",
    "rows",
    "write_package",
]
