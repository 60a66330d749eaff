"""Whether a copy of the dataset is what was released: every file against the hash that was recorded of it.

A wheel carries a list of its files with their hashes (``RECORD``), which installers keep beside the
package; ``datapackage.json`` has hashes of the tables. The first covers code and data, the second is there
wherever the tables are.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from functools import partial
from importlib.metadata import distributions
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from balkans_data import package
from balkans_data.errors import PackageError
from balkans_data.package import DESCRIPTOR
from balkans_data.releases.packages import read_package
from balkans_data.releases.reading import Folder, Wheel, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Problem", "Verification", "verify"]

_PACKAGE = "balkans_data"
#: What signs a list of files cannot be in it.
_SIGNATURES = ("RECORD.jws", "RECORD.p7s")


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that is not as it was released.

    Attributes
    ----------
    path : str
        The file, in the package or beside it, with forward slashes.
    problem : str
        ``"changed"``, ``"missing"``, ``"extra"`` or ``"unreadable"``.
    message : str
        How it differs, as far as that can be told.
    """

    path: str
    problem: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found.

    Attributes
    ----------
    target : str
        The folder or wheel.
    version, date : str or None
        What it says it is.
    files, tables : int
        How many files were held against a recorded hash, and how many of them are tables.
    basis : str
        What recorded the hashes: ``"RECORD"`` (all files of the wheel) or ``"datapackage.json"`` (tables only).
    problems : tuple of Problem
        Empty if all is as it was released.
    notes : tuple of str
        What was not checked, and why.
    """

    target: str
    version: str | None
    date: str | None
    files: int
    tables: int
    basis: str
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether all is as it was released."""
        return not self.problems

    def as_dict(self) -> dict[str, Any]:
        """Return it as a JSON-ready dictionary."""
        return {**asdict(self), "ok": self.ok}

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> Iterator[str]:
        """Yield it line by line, as plain text."""
        what = f"balkans-data {self.version or '(no version)'}" + (f" (data of {self.date})" if self.date else "")
        are, checked = "is as it was", f"{self.files:,} files checked, {self.tables} tables among them"
        if self.basis == DESCRIPTOR:
            what, are = f"the data of {what}", "are as they were"
            checked = f"{self.tables} tables checked against {DESCRIPTOR}"
        for problem in self.problems:
            yield f"{problem.path}: {problem.problem}: {problem.message}"
        if self.ok:
            yield f"{what} {are} released: {checked}"
        else:
            counts = Counter(problem.problem for problem in self.problems)
            said = ", ".join(f"{number} {kind}" for kind, number in counts.items())
            yield f"{what} in {self.target} {are.replace(' as', ' not as', 1)} released: {said}; {checked}"
        yield from (f"note: {note}" for note in self.notes)


@dataclass(slots=True)
class _Found:
    """What is found on the way."""

    problems: dict[str, Problem] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    def add(self, path: str, problem: str, message: str) -> None:
        self.problems.setdefault(path, Problem(path, problem, message))


def verify(release: str | Path | None = None) -> Verification:
    """Hold every file of a copy of the dataset against the hash that was recorded when it was released.

    Parameters
    ----------
    release : str or Path, optional
        A wheel, or a folder where one was unpacked or installed, or any with ``datapackage.json``; by default
        this copy. Of an installed copy all files of the wheel are checked, code as well as data, by the list that
        the installer kept; where there is no such list (a checkout, some distributions), the tables.

    Returns
    -------
    Verification
        `ok`, and each file that was changed, is missing, is extra or cannot be read. Python's caches count for
        nothing, nor do commands that an installer wrote.

    Raises
    ------
    PackageError
        If there is no copy at that place.

    Notes
    -----
    A hash that lies beside its file shows damage, and edits in good faith. Who changes both is not found out: for
    that, compare the hash of the wheel with the one that its publisher shows.
    """
    found = _Found()
    if release is None:
        folder = package.home()
        return _of_folder(Folder(folder), folder, found)
    where = place(Path(release))
    if isinstance(where, Wheel):
        return _of_wheel(where, found)
    folder = Path(release)
    return _of_folder(where, folder if (folder / DESCRIPTOR).is_file() else folder / _PACKAGE, found)


def _of_folder(where: Any, folder: Path, found: _Found) -> Verification:
    listed = _record_beside(folder)
    if listed is None:
        _follow_descriptor(folder, found)
        return _result(where, found, "datapackage.json")
    site = folder.parent

    def read(path: str) -> bytes | None:
        try:
            return (site / path).read_bytes()
        except FileNotFoundError:
            return None

    _follow_record(listed, read, found)
    present = (file for file in folder.rglob("*") if not file.is_dir())
    _note_extra((file.relative_to(site).as_posix() for file in present), listed, found)
    _tables(where, found, f"{_PACKAGE}/")
    return _result(where, found, "RECORD")


def _of_wheel(wheel: Wheel, found: _Found) -> Verification:
    members = wheel.members()
    names = frozenset(members)
    records = [name for name in names if PurePosixPath(name).match("*.dist-info/RECORD") and name.count("/") == 1]
    if len(records) != 1:
        raise PackageError(f"{wheel.label} has {len(records)} lists of its files (*.dist-info/RECORD) instead of one")

    with wheel.opened() as content:
        listed = _record(content(records[0]), f"{wheel.label}: {records[0]}")
        _follow_record(listed, lambda path: content(path) if path in names else None, found)
    for name, times in Counter(members).items():
        if times > 1:
            found.add(name, "extra", f"it is in the wheel {times} times, and readers differ in which they take")
    beside = {str(PurePosixPath(records[0]).with_name(name)) for name in _SIGNATURES}
    _note_extra((name for name in names if not name.endswith("/") and name not in beside), listed, found)
    _tables(wheel, found, f"{_PACKAGE}/")
    return _result(wheel, found, "RECORD")


def _record_beside(folder: Path) -> dict[str, str] | None:
    """Return the list of files that an installer, or who unpacked a wheel, left beside the package."""
    if folder.name != _PACKAGE:
        return None
    ours = sorted(distributions(name="balkans-data", path=[str(folder.parent)]), key=lambda item: item.version)
    texts = {item.version: text for item in ours if (text := item.read_text("RECORD"))}
    if not texts:
        return None
    # An upgrade that was cut short may leave the list of an older release beside the present one.
    version = _stated(folder).get("version")
    text = texts.get(str(version), next(reversed(texts.values())))
    listed = _record(text.encode(), f"{folder.parent}: RECORD")
    inside = f"{_PACKAGE}/"
    # What the list of an editable install names is elsewhere.
    if not any(path.startswith(inside) for path in listed):
        return None
    # Commands and the like are written by installers, for each place anew.
    return {path: said for path, said in listed.items() if path.startswith(inside) or ".dist-info/" in path}


def _record(content: bytes, where: str) -> dict[str, str]:
    """Return the hashes of a list of files by their paths; empty for what has none."""
    try:
        rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    except (ValueError, csv.Error) as error:
        raise PackageError(f"{where} cannot be read ({error})") from None
    return {row[0].replace("\\", "/"): row[1] if len(row) > 1 else "" for row in rows if row}


def _follow_record(listed: dict[str, str], read: Callable[[str], bytes | None], found: _Found) -> None:
    for path, said in listed.items():
        if _is_cache(path) or not said:
            continue  # what Python or an installer writes, and the list itself
        name, _, digest = said.partition("=")
        try:
            content = read(path)
        except (OSError, PackageError) as error:
            found.add(path, "unreadable", _reason(error))
            continue
        if content is None:
            found.add(path, "missing", "it was released, and is gone")
        elif name not in hashlib.algorithms_guaranteed or name.startswith("shake"):
            found.add(path, "unreadable", f"its hash is of a kind that is not known here ({name})")
        else:
            found.files.add(path)
            if _digest(name, content) != digest:
                found.add(path, "changed", _how(content, partial(_has_digest, name, digest)))


def _has_digest(name: str, digest: str, content: bytes) -> bool:
    return _digest(name, content) == digest


def _digest(name: str, content: bytes) -> str:
    # The same algorithms are used to tell damage as were when the wheel was made, whatever they are.
    return base64.urlsafe_b64encode(hashlib.new(name, content).digest()).rstrip(b"=").decode()


def _how(content: bytes, is_right: Callable[[bytes], bool]) -> str:
    """Say how a file was changed, where that can be told."""
    if not content:
        return "it is empty"
    if is_right(content.replace(b"\r\n", b"\n")):
        return "its line ends were made CR LF; nothing else differs"
    if is_right(content.removeprefix(b"\xef\xbb\xbf")):
        return "a byte order mark was put in front; nothing else differs"
    return f"its content ({len(content):,} bytes) is not that of the release"


def _note_extra(present: Iterable[str], listed: dict[str, str], found: _Found) -> None:
    for path in sorted(set(present)):
        if path not in listed and not _is_cache(path):
            found.add(path, "extra", "it was not released with the others")


def _is_cache(path: str) -> bool:
    return "__pycache__" in PurePosixPath(path).parts


def _tables(where: Any, found: _Found, prefix: str) -> None:
    """Hold the tables against ``datapackage.json``, and add what the list of files did not tell already."""
    path = prefix + DESCRIPTOR
    try:
        described = read_package(where)
    except PackageError as error:
        if not found.problems:  # else it is a schema or the descriptor itself that is named already
            found.add(path, "unreadable", _reason(error))
        return
    unread = {name: inside for name, inside in described.paths.items() if prefix + inside not in found.problems}
    contents = where.read(unread.values())
    for name, inside in unread.items():
        said = str(described.resources[name].get("hash", ""))
        if inside not in contents:
            found.add(prefix + inside, "missing", f"{DESCRIPTOR} describes it, and it is gone")
            continue
        content = contents[inside]
        found.files.add(prefix + inside)
        kind, _, digest = said.rpartition(":")
        if kind not in ("sha256", "sha512"):
            found.notes.append(f"{DESCRIPTOR} records no hash of {name}")
        elif not _has_hexdigest(kind, digest, content):
            how = _how(content, partial(_has_hexdigest, kind, digest))
            found.add(prefix + inside, "changed", f"{how} ({DESCRIPTOR})")
    for inside in described.unlisted:
        found.add(prefix + inside, "extra", f"{DESCRIPTOR} describes no such table")


def _has_hexdigest(name: str, digest: str, content: bytes) -> bool:
    return hashlib.new(name, content).hexdigest() == digest


def _follow_descriptor(folder: Path, found: _Found) -> None:
    """Check the tables alone, as nothing recorded the rest."""
    if not (folder / DESCRIPTOR).is_file():
        found.add(DESCRIPTOR, "missing", "without it no table can be checked; reinstall balkans-data")
        return
    _tables(Folder(folder), found, "")
    if folder == package.home() and package.is_checkout():
        found.notes.append("this is a checkout: edited rows are told from damage by `git status`, "
                           "and `balkans-data build` records them")  # fmt: skip
    else:
        found.notes.append("no list of files (RECORD) lies beside it, so only the tables were checked")


def _result(where: Any, found: _Found, basis: str) -> Verification:
    try:
        content = where.read([DESCRIPTOR]).get(DESCRIPTOR)
    except PackageError:
        content = None
    said = _said(content)
    problems = tuple(found.problems[path] for path in sorted(found.problems))
    tables = sum(PurePosixPath(path).parent.name == "data" and path.endswith(".csv") for path in found.files)
    version, date = said.get("version"), str(said.get("created") or "")[:10]
    return Verification(
        where.label,
        str(version) if version else None,
        date or None,
        len(found.files),
        tables,
        basis,
        problems,
        tuple(found.notes),
    )


def _stated(folder: Path) -> dict[str, Any]:
    try:
        return _said((folder / DESCRIPTOR).read_bytes())
    except OSError:
        return {}


def _said(content: bytes | None) -> dict[str, Any]:
    try:
        said = json.loads(content or b"{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _reason(error: OSError | PackageError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
