"""The typed stub of the public face, so that editors complete table names."""

from __future__ import annotations

from balkans_data.models.registry import MODELS, TABLES, UNIONS

__all__ = ["stub"]

_HEAD = """\
# Made by `balkans-data build` from the row models; not edited by hand.
import sqlite3
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar

import pandas as pd

from balkans_data import plot as plot
from balkans_data.errors import AmbiguousNameError as AmbiguousNameError
from balkans_data.errors import BalkansDataError as BalkansDataError
from balkans_data.errors import CheckError as CheckError
from balkans_data.errors import PackageError as PackageError
from balkans_data.errors import PassageError as PassageError
from balkans_data.errors import RetiredIdError as RetiredIdError
from balkans_data.errors import RetiredIdWarning as RetiredIdWarning
from balkans_data.errors import UnknownIndicatorError as UnknownIndicatorError
from balkans_data.errors import UnknownNameError as UnknownNameError
from balkans_data.errors import UnknownTableError as UnknownTableError
{models}
from balkans_data.claim_reading import Explanation as Explanation
from balkans_data.claim_reading import claims as claims
from balkans_data.claim_reading import explain as explain
from balkans_data.exporting import export as export
from balkans_data.figures import panel as panel
from balkans_data.figures import series as series
from balkans_data.integrity import Verification as Verification
from balkans_data.integrity import verify as verify
from balkans_data.models import Edtf as Edtf
from balkans_data.models import RowModel as RowModel
from balkans_data.names import DisplayName as DisplayName
from balkans_data.names import Resolution as Resolution
from balkans_data.names import name as name
from balkans_data.names import resolve as resolve
from balkans_data.names import resolve_series as resolve_series
from balkans_data.profiles import Profile as Profile
from balkans_data.profiles import profile as profile
from balkans_data.validation import Finding as Finding
from balkans_data.validation import Severity as Severity
from balkans_data.validation import validate as validate
from balkans_data.verdict_reading import verdicts as verdicts

_TableName: TypeAlias = Literal[
{names}
]
_Row = TypeVar("_Row", bound=RowModel)

__version__: str
version: str
data_date: str

def tables(*, release: str | Path | None = None) -> pd.DataFrame: ...
def path(table: _TableName) -> Path: ...
def load(
    table: _TableName, *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def rows(model: type[_Row]) -> list[_Row]: ...
def connect(as_of: str | date | None = None) -> sqlite3.Connection: ...
{loaders}
"""


def stub() -> str:
    """Return the text of ``__init__.pyi``."""
    imports = sorted(f"from balkans_data.models import {model.__name__} as {model.__name__}" for model in MODELS)
    loaders = [
        f"def load_{name}(\n"
        "    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None\n"
        ") -> pd.DataFrame: ..."
        for name in [*TABLES, *UNIONS]
    ]
    return _HEAD.format(
        models="\n".join(imports),
        names="\n".join(f'    "{name}",' for name in [*TABLES, *UNIONS]),
        loaders="\n".join(loaders),
    )
