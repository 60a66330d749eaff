"""Two versions of the dataset side by side: what came, what went, what changed, and the version that needs.

>>> from balkans_data.comparing import compare, required_bump
>>> difference = compare("v0.1.0", "HEAD")    # doctest: +SKIP
>>> required_bump(difference)                 # doctest: +SKIP
<Bump.MINOR: 2>
"""

from balkans_data.comparing.bump import Reason, reasons, required_bump, shortfalls
from balkans_data.comparing.comparison import compare
from balkans_data.comparing.differences import (
    Bump,
    Cell,
    Difference,
    Flip,
    RowChange,
    SchemaChange,
    State,
    TableDifference,
)

__all__ = [
    "Bump",
    "Cell",
    "Difference",
    "Flip",
    "Reason",
    "RowChange",
    "SchemaChange",
    "State",
    "TableDifference",
    "compare",
    "reasons",
    "required_bump",
    "shortfalls",
]
