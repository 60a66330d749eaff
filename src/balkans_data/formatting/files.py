"""Which files are formatted, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from balkans_data import package
from balkans_data.errors import PackageError, UnknownTableError
from balkans_data.files import write_atomically
from balkans_data.formatting.identifiers import Identifiers
from balkans_data.formatting.repairing import repaired
from balkans_data.models.registry import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from balkans_data.models.rows import RowModel
    from balkans_data.validation.repairs import Repair

__all__ = ["Outcome", "repair_files", "tables_in"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes
    ----------
    path : Path
        The file.
    repairs : list of Repair
        What was done, or would be.
    refused : str
        Why the file was left as it is; empty if it could be read and written.
    """

    path: Path
    repairs: list[Repair] = field(default_factory=list)
    refused: str = ""

    @property
    def state(self) -> str:
        """Whether the file is `refused`, `repaired` or `canonical` already."""
        return "refused" if self.refused else "repaired" if self.repairs else "canonical"

    def as_dict(self) -> dict[str, Any]:
        """Return it as a JSON-ready dictionary."""
        return {
            "path": self.path.as_posix(),
            "state": self.state,
            "reason": self.refused or None,
            "repairs": [item.as_dict() for item in self.repairs],
        }


def tables_in(path: Path) -> list[tuple[Path, type[RowModel]]]:
    """Return the tables that `path` is or holds, each with its row model.

    Raises
    ------
    PackageError
        If it is neither a table nor a folder with tables.
    """
    if path.is_dir():
        found = [(path / "data" / f"{name}.csv", model) for name, model in TABLES.items()]
        found = [(file, model) for file, model in found if file.is_file()]
        if not found:
            raise PackageError(f"{path} holds no tables (data/<table>.csv)")
        return found
    if not path.is_file():
        raise PackageError(f"{path} does not exist")
    if path.stem not in TABLES:
        raise UnknownTableError(path.stem, TABLES)
    return [(path, TABLES[path.stem])]


def repair_files(paths: Iterable[Path], *, check: bool = False) -> list[Outcome]:
    """Put tables into canonical form, and return what became of each file.

    Parameters
    ----------
    paths : iterable of Path
        Tables, or folders that hold ``data/``. A file that is named twice is formatted once.
    check : bool
        Write nothing.

    Raises
    ------
    PackageError
        If a path is no table and holds none, or lies in an installed package; nothing is written then.
    """
    files = {file.resolve(): (file, model) for path in paths for file, model in tables_in(path)}
    if not check:
        for real, (file, _) in files.items():
            _refuse_installed(real, file)
    known: dict[Path, Identifiers] = {}
    return [
        _repair(real, file, model, known.setdefault(real.parent, Identifiers(real.parent)), check=check)
        for real, (file, model) in files.items()
    ]


def _repair(real: Path, file: Path, model: type[RowModel], known: Identifiers, *, check: bool) -> Outcome:
    try:
        before = real.read_bytes()
        result = repaired(before, model, known)
        if result.content != before and not check:
            write_atomically(real, result.content)
    except PackageError as error:
        return Outcome(file, refused=str(error))
    except OSError as error:
        # The other files are done nevertheless, and what was done to them is told.
        return Outcome(file, refused=error.strerror or str(error))
    return Outcome(file, result.repairs)


def _refuse_installed(real: Path, file: Path) -> None:
    """Refuse to write where a package manager has put files: it would not know, and undo it without a word."""
    installed = {"site-packages", "dist-packages"} & set(real.parts)
    if installed or (not package.is_checkout() and real.is_relative_to(package.root())):
        raise PackageError(
            f"{file} is part of an installed package, which is never written to; give the path of a checkout or a copy"
        )
