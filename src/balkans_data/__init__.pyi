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
from balkans_data.models import Actor as Actor
from balkans_data.models import Alignment as Alignment
from balkans_data.models import Check as Check
from balkans_data.models import CheckEvidence as CheckEvidence
from balkans_data.models import CheckResult as CheckResult
from balkans_data.models import Claim as Claim
from balkans_data.models import ClaimRelation as ClaimRelation
from balkans_data.models import ClaimSubject as ClaimSubject
from balkans_data.models import Coding as Coding
from balkans_data.models import Country as Country
from balkans_data.models import Coverage as Coverage
from balkans_data.models import DerivedFigure as DerivedFigure
from balkans_data.models import Event as Event
from balkans_data.models import Indicator as Indicator
from balkans_data.models import Name as Name
from balkans_data.models import ReportedFigure as ReportedFigure
from balkans_data.models import RetiredId as RetiredId
from balkans_data.models import RollCall as RollCall
from balkans_data.models import Source as Source
from balkans_data.models import Statistic as Statistic
from balkans_data.models import Status as Status
from balkans_data.models import Suppression as Suppression
from balkans_data.models import Threshold as Threshold
from balkans_data.models import Track as Track
from balkans_data.models import Verdict as Verdict
from balkans_data.models import Vote as Vote
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
    "sources",
    "actors",
    "countries",
    "names",
    "tracks",
    "statuses",
    "alignments",
    "events",
    "claims",
    "claim_subjects",
    "claim_relations",
    "codings",
    "indicators",
    "statistics",
    "reported_figures",
    "derived_figures",
    "roll_calls",
    "votes",
    "thresholds",
    "coverage",
    "checks",
    "check_results",
    "check_evidence",
    "verdicts",
    "suppressions",
    "retired_ids",
    "observations",
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
def load_sources(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_actors(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_countries(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_names(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_tracks(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_statuses(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_alignments(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_events(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_claims(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_claim_subjects(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_claim_relations(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_codings(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_indicators(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_statistics(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_reported_figures(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_derived_figures(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_roll_calls(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_votes(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_thresholds(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_coverage(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_checks(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_check_results(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_check_evidence(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_verdicts(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_suppressions(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_retired_ids(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
def load_observations(
    *, on: str | date | None = None, possible: bool = False, release: str | Path | None = None
) -> pd.DataFrame: ...
