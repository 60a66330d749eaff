"""balkans-data: where the countries of the Balkans stand between Russia and the West.

>>> import balkans_data as bd
>>> bd.load("alignments", on="2018-01-01")   # doctest: +SKIP

Everything here is imported when it is first used: importing the package loads neither pandas
nor pydantic.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_EXPORTS = {
    "load": "loading",
    "path": "loading",
    "rows": "loading",
    "tables": "loading",
    "connect": "database",
    "export": "exporting",
    "name": "names",
    "resolve": "names",
    "resolve_series": "names",
    "DisplayName": "names",
    "Resolution": "names",
    "panel": "figures",
    "series": "figures",
    "claims": "claim_reading",
    "explain": "claim_reading",
    "Explanation": "claim_reading",
    "verdicts": "verdict_reading",
    "cite": "citing.citation",
    "verify_receipt": "citing.receipts",
    "Citation": "citing.citation",
    "Receipt": "citing.receipts",
    "ReceiptVerification": "citing.receipts",
    "profile": "profiles",
    "Profile": "profiles",
    "validate": "validation",
    "verify": "integrity",
    "Verification": "integrity",
    "Finding": "validation",
    "Severity": "validation",
    "Actor": "models",
    "Alignment": "models",
    "Check": "models",
    "CheckEvidence": "models",
    "CheckResult": "models",
    "Claim": "models",
    "ClaimRelation": "models",
    "ClaimSubject": "models",
    "Coding": "models",
    "Country": "models",
    "Coverage": "models",
    "DerivedFigure": "models",
    "Edtf": "models",
    "Event": "models",
    "Indicator": "models",
    "Name": "models",
    "ReportedFigure": "models",
    "RetiredId": "models",
    "RollCall": "models",
    "RowModel": "models",
    "Source": "models",
    "Statistic": "models",
    "Status": "models",
    "Suppression": "models",
    "Threshold": "models",
    "Track": "models",
    "Verdict": "models",
    "Vote": "models",
    "AmbiguousNameError": "errors",
    "BalkansDataError": "errors",
    "CheckError": "errors",
    "CitationError": "errors",
    "PackageError": "errors",
    "PassageError": "errors",
    "RetiredIdError": "errors",
    "RetiredIdWarning": "errors",
    "UnknownIndicatorError": "errors",
    "UnknownNameError": "errors",
    "UnknownTableError": "errors",
}
_MODULES = frozenset({"plot"})
_VALUES = {"__version__": "version", "version": "version", "data_date": "data_date"}


def __getattr__(name: str) -> Any:
    """Import what is asked for, and keep it."""
    if name in _EXPORTS:
        value = getattr(import_module(f"balkans_data.{_EXPORTS[name]}"), name)
    elif name in _MODULES:
        value = import_module(f"balkans_data.{name}")
    elif name in _VALUES:
        value = getattr(import_module("balkans_data.package"), _VALUES[name])()
    elif name.startswith("load_"):
        value = import_module("balkans_data.loading").loader(name.removeprefix("load_"))
    else:
        raise AttributeError(f"module 'balkans_data' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List what there is, the loaders of all tables among it."""
    registry = import_module("balkans_data.models.registry")
    return sorted(
        [*_EXPORTS, *_MODULES, *_VALUES, *(f"load_{table}" for table in [*registry.TABLES, *registry.UNIONS])]
    )
