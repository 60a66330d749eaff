"""What a wheel holds against what it should hold."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from balkans_data.releases.packages import read_package
from balkans_data.releases.reading import place

if TYPE_CHECKING:
    from pathlib import Path

    from balkans_data.releases.packages import Package
    from balkans_data.releasing.builds import Project

__all__ = ["Contents", "contents"]

_INSIDE = "balkans_data/"
_METADATA = re.compile(r"balkans_data-[^/]+\.dist-info/.+")
_QUERIES = re.compile(r"balkans_data/data/(checks|derivations)/[^/]+\.sql")
#: What the package reads at run time and what type checkers read; nothing that an editor or a run leaves.
_ENDINGS = frozenset({".py", ".pyi", ".typed", ".sql", ".json", ".jsonld", ".md"})


@dataclass(frozen=True, slots=True)
class Contents:
    """What a wheel holds.

    Attributes
    ----------
    files : int
        How many files.
    installed : int
        Their size in bytes when they are unpacked.
    problems : tuple of str
        What is missing or should not be there, a sentence each.
    """

    files: int
    installed: int
    problems: tuple[str, ...]


def contents(wheel: Path, project: Project, package: Package) -> Contents:
    """Return what a wheel holds, and what is wrong with it.

    Parameters
    ----------
    wheel : Path
        The wheel.
    project : Project
        The checkout that it was built from.
    package : Package
        The tables of that checkout.

    Raises
    ------
    PackageError
        If the wheel is none of this dataset.
    """
    found = place(wheel)
    with zipfile.ZipFile(wheel) as archive:
        sizes = {item.filename: item.file_size for item in archive.infolist()}
    own = {name for name in sizes if not _METADATA.fullmatch(name)}
    wanted = project.in_wheel()
    tables = {f"{_INSIDE}{path}" for path in package.paths.values()}
    schemas = {f"{_INSIDE}schemas/{name}.json" for name in package.paths}
    problems = [
        f"{name} is in the wheel, and no file that the checkout should ship"
        for name in sorted(own)
        if name not in wanted or not (name in tables or name in schemas or _QUERIES.fullmatch(name) or _is_code(name))
    ]
    if missing := [f"{path} is not in the wheel" for target, path in wanted.items() if target not in own]:
        # Then its tables may not be legible; and this is what to mend first.
        return Contents(len(sizes), sum(sizes.values()), (*missing, *problems))
    inside = read_package(found)
    was, now = package.contents(package.paths), inside.contents(inside.paths)
    problems += [f"the table {name} is not in the wheel" for name in was if name not in now]
    problems += [f"the table {name} is another in the wheel" for name in was if name in now and was[name] != now[name]]
    if inside.version != package.version:
        problems.append(f"the wheel says that it is {inside.version}, the checkout {package.version}")
    return Contents(len(sizes), sum(sizes.values()), tuple(problems))


def _is_code(name: str) -> bool:
    path = PurePosixPath(name)
    strays = any(part.startswith(".") or part in {"tests", "__pycache__", "data", "schemas"} for part in path.parts)
    return path.suffix in _ENDINGS and not strays
